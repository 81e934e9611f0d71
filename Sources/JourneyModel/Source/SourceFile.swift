/// The name and text of a script, definition or catalog, with the places of its lines.
public struct SourceFile: Sendable {
  /// The name that messages show: a path as the user gave it.
  public let name: String
  /// The content as UTF-8 bytes.
  public let bytes: [UInt8]
  /// The offset at which each line begins.
  private let lineStarts: [Int]

  /// Creates a source file of the given content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// Creates a source file of the given text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of lines, the empty one behind a last line break included.
  public var lineCount: Int { lineStarts.count }

  /// Returns the line that holds the byte at `offset`, counted from 1.
  ///
  /// - Complexity: O(log n) in the number of lines.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Returns the column of `offset` in its line, counted from 1 in characters.
  public func column(at offset: Int) -> Int {
    let start = lineStarts[line(at: offset) - 1]
    return text(SourceSpan(start, min(offset, bytes.count))).count + 1
  }

  /// Returns the text of the line with this number, without its line break.
  public func lineText(_ line: Int) -> String {
    text(lineSpan(line))
  }

  /// Returns the text of the line with this number, or `nil` if there is none.
  public func lineTextIfPresent(_ line: Int) -> String? {
    (1...lineCount).contains(line) ? lineText(line) : nil
  }

  /// Returns the span of the line with this number, without its line break.
  public func lineSpan(_ line: Int) -> SourceSpan {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceSpan(start, end)
  }

  /// Returns the span of what stands on a line, without the blanks around it.
  public func contentSpan(ofLine line: Int) -> SourceSpan {
    var span = lineSpan(line)
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    while span.start < span.end, isBlank(bytes[span.start]) { span.start += 1 }
    while span.end > span.start, isBlank(bytes[span.end - 1]) { span.end -= 1 }
    return span
  }

  /// Returns the text of a span.
  public func text(_ span: SourceSpan) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[span.range], as: UTF8.self) }
  }
}
