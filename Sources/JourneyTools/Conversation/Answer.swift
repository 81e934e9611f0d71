/// What is answered to an entry.
public struct Answer: Equatable, Sendable {
  /// The lines of the answer.
  public var lines: [String]
  /// `true` if the entry could not be done.
  public var isFailure = false
  /// `true` if the session is over.
  public var isOver = false

  /// Answers lines.
  init(_ lines: [String] = []) {
    self.lines = lines
  }

  /// The lines as they are printed.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// Goes on with another answer.
  mutating func add(_ other: Answer) {
    lines += other.lines
    isFailure = isFailure || other.isFailure
    isOver = isOver || other.isOver
  }
}
