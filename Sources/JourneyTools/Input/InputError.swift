/// Why a file could not be read on.
public struct InputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong with which file, and what to do about it.
  public var description: String

  /// Creates an error.
  public init(_ description: String) {
    self.description = description
  }
}
