/// A stretch of a source file: UTF-8 offsets, the end excluded.
public struct SourceSpan: Equatable, Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte.
  public var end: Int

  /// Creates the span from `start` up to but not including `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Returns the smallest span that covers this one and `other`.
  public func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}

extension SourceSpan {
  /// The offsets of its bytes; none where it ends before it begins.
  public var range: Range<Int> { start..<max(start, end) }
}
