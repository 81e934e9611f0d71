/// Lays JSON out in lines.
struct JSONLayout: ~Copyable {
  /// What was written so far.
  private var written: ByteSink
  /// The offset at which the current line begins.
  private var lineStart = 0

  /// The most characters of a line that holds more than one value: the width of our sources.
  private static let width = 100

  /// Creates an empty one; `capacity` is how many bytes are expected.
  init(capacity: Int) {
    written = ByteSink(capacity: capacity)
  }

  /// What was written, a line break at the end.
  var bytes: [UInt8] { written.bytes + [0x0A] }

  /// Appends a part of a draft; `isLast` if no comma follows it.
  mutating func append(
    _ number: Int, of draft: borrowing JSONDraft, indentation: Int, isLast: Bool,
    mustBreak: Bool = false
  ) {
    let part = draft.parts[number]
    let isPlain = part.next == number + 1
    let width = written.count - lineStart + part.end - part.value
    if isPlain || (!mustBreak && width <= Self.width - (isLast ? 0 : 1)) {
      return written.append(part.value..<part.end, of: draft.line)
    }
    written.append(part.isObject ? 0x7B : 0x5B)
    var inner = number + 1
    while inner < part.next {
      newLine(indentation + 2, comma: inner > number + 1)
      let own = draft.parts[inner]
      written.append(own.start..<own.value, of: draft.line)
      append(inner, of: draft, indentation: indentation + 2, isLast: own.next == part.next)
      inner = own.next
    }
    newLine(indentation, comma: false)
    written.append(part.isObject ? 0x7D : 0x5D)
  }

  /// Ends the line and indents the next.
  private mutating func newLine(_ indentation: Int, comma: Bool) {
    if comma { written.append(0x2C) }
    written.append(0x0A)
    lineStart = written.count
    written.append(repeating: 0x20, count: indentation)
  }
}
