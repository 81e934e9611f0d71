internal import JourneyModel

/// Turns the offsets of a text into the lines and characters of the protocol, and back.
struct PositionMap {
  /// A place in a text.
  struct Position: Equatable, Comparable {
    /// The line from 0.
    var line: Int
    /// The place in it, in the units of the encoding.
    var character: Int

    /// `true` if the left one comes first.
    static func < (left: Position, right: Position) -> Bool {
      (left.line, left.character) < (right.line, right.character)
    }
  }

  /// The text.
  private let bytes: [UInt8]
  /// The offset at which each line begins; lines end as the protocol has it, a lone CR included.
  private let lineStarts: [Int]
  /// What characters are counted in.
  private let encoding: PositionEncoding

  /// Creates the map of a text.
  init(_ bytes: [UInt8], encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      for (offset, byte) in buffer.enumerated() where byte == 0x0A || byte == 0x0D {
        let isFirstOfTwo = byte == 0x0D && offset + 1 < buffer.count && buffer[offset + 1] == 0x0A
        if !isFirstOfTwo { starts.append(offset + 1) }
      }
    }
    lineStarts = starts
  }

  /// The number of lines.
  var lineCount: Int { lineStarts.count }

  /// Returns the position of an offset.
  func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low, character: units(in: lineStarts[low]..<offset))
  }

  /// Returns the offset of a position; one behind the end of its line is that end.
  func offset(of position: Position) -> Int {
    guard position.line < lineStarts.count else { return bytes.count }
    guard position.line >= 0 else { return 0 }
    var index = lineStarts[position.line]
    let end = lineEnd(position.line)
    var left = position.character
    while index < end, left > 0 {
      let (length, units) = measure(at: index)
      guard units <= left else { break }
      left -= units
      index = min(index + length, end)
    }
    return index
  }

  /// The offset at which the text of a line ends.
  private func lineEnd(_ line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    var end = lineStarts[line + 1] - 1
    if end > lineStarts[line], bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The units of a stretch that begins and ends between characters.
  private func units(in range: Range<Int>) -> Int {
    if encoding == .utf8 { return range.count }
    // Every byte but those that go on with a character is a unit; one that opens four bytes is two.
    return bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }

  /// The bytes and units of the character at an offset.
  private func measure(at index: Int) -> (bytes: Int, units: Int) {
    let byte = bytes[index]
    let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    switch encoding {
    case .utf8: return (length, length)
    case .utf16: return (length, length == 4 ? 2 : 1)
    }
  }
}

extension PositionMap {
  /// A position as the protocol writes it.
  func node(_ position: Position) -> JSONNode {
    .object(["line": .integer(position.line), "character": .integer(position.character)])
  }

  /// A span as the protocol writes it.
  func range(_ span: SourceSpan) -> JSONNode {
    .object([
      "start": node(position(of: span.start)), "end": node(position(of: max(span.start, span.end))),
    ])
  }

  /// Reads an offset; `nil` where no position is written.
  func offset(_ node: JSONNode?) -> Int? {
    guard let line = node?.member("line")?.integer,
      let character = node?.member("character")?.integer
    else { return nil }
    return offset(of: Position(line: line, character: character))
  }

  /// Reads a span; `nil` where no range is written.
  func span(_ node: JSONNode?) -> SourceSpan? {
    guard let start = offset(node?.member("start")), let end = offset(node?.member("end"))
    else { return nil }
    return SourceSpan(min(start, end), max(start, end))
  }

  /// A change of the text as the protocol writes it.
  func edit(_ span: SourceSpan, _ text: String) -> JSONNode {
    .object(["range": range(span), "newText": .text(text)])
  }
}
