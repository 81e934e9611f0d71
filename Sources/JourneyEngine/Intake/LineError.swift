/// Why an event or a user was refused, in the words of the person who wrote it.
public struct LineError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, and where.
  public var message: String
  /// What to do about it.
  public var help: String?

  /// Creates an error.
  public init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  /// The message, and what to do.
  public var description: String { help.map { "\(message); \($0)" } ?? message }
}
