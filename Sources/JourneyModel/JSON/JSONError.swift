/// Why bytes are no JSON that is taken here, and where.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The offset of the byte at which it shows.
  public var offset: Int
  /// One sentence: lower case, no final period.
  public var message: String

  /// Creates an error at an offset.
  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  /// The message and the offset.
  public var description: String { "\(message), at byte \(offset)" }
}
