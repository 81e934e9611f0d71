public import ArgumentParser
public import JourneyPostgres

extension PostgresAddress: ExpressibleByArgument {
  /// Reads an address from the command line.
  public init?(argument: String) { self.init(argument) }
}
