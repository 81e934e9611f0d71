/// Why a definition cannot be turned into a program, in words for whoever wrote it.
public struct AssemblyError: Error, Equatable, Sendable {
  /// One sentence: lower case, no final period, names in backticks.
  public let message: String
  /// The state in which it lies, if it lies in one.
  public let stateID: String?

  /// Creates a reason.
  public init(_ message: String, stateID: String? = nil) {
    self.message = message
    self.stateID = stateID
  }
}
