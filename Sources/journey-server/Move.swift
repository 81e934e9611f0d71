internal import ArgumentParser
internal import Foundation
internal import JourneyPostgres
internal import JourneyServices
internal import JourneyStore

/// `journey move`.
struct Move: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move the data of a server to another place, with everybody in flight.",
    discussion: """
      Examples:
        journey move --from shop-data --to postgresql://journey@db/journey
        journey move --from postgresql://journey@db/journey --to shop-data-again

      Stop the server first. Nobody can work at the new place before all has arrived,
      and nobody at the old one afterwards. What was interrupted is run again.
      """)

  @Option(
    help: ArgumentHelp("The folder or the PostgreSQL server with the data.", valueName: "place"),
    completion: .directory)
  var from: String

  @Option(
    help: ArgumentHelp(
      "The folder or the PostgreSQL server to take it, without data.", valueName: "place"),
    completion: .directory)
  var to: String

  func run() async throws {
    try DataMove(from: Self.place(from), to: Self.place(to)).run { line in
      // Whoever reads along in a pipe sees how far it is.
      try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
  }

  /// The place that somebody has named.
  private static func place(_ name: String) -> any MovablePlace {
    if let address = PostgresAddress(name) { return address }
    return StoreFolder(name)
  }
}
