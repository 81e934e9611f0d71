/// The line of a source file that a finding stands in, as it is shown, and where to underline it.
struct SourceExcerpt {
  /// The number of the line.
  let line: Int
  /// The line, or the part of it around the finding.
  let text: String
  /// The column of the underline, from 0.
  let column: Int
  /// The length of the underline: one column at least.
  let length: Int

  /// The most columns of a line that are shown; a definition may be one line of a megabyte.
  private static let columnsMax = 92
  /// The columns shown before the finding in a line that is too long.
  private static let columnsBefore = 24
  /// The most bytes to either side that are looked at: more than fill the columns.
  private static let bytesMax = 400

  /// Creates the excerpt for a span of a file.
  init(of span: SourceSpan, in source: SourceFile) {
    line = source.line(at: span.start)
    let whole = source.lineSpan(line)
    let start = min(span.start, whole.end)
    let end = max(start, min(span.end, whole.end))
    let near = Self.boundary(max(whole.start, start - Self.bytesMax), from: whole.start, in: source)
    let far = Self.boundary(min(whole.end, start + Self.bytesMax), from: whole.start, in: source)
    let before = DisplayText.safe(source.text(SourceSpan(near, start)))
    let width = DisplayText.width(before)
    let marked = source.text(SourceSpan(start, min(end, far)))
    let shown = DisplayText.safe(marked, from: width)
    let rest = source.text(SourceSpan(min(end, far), far))
    let behind = DisplayText.safe(rest, from: width + DisplayText.width(shown))
    let isLong = near > whole.start || far < whole.end
    let total = width + DisplayText.width(shown + behind)
    let isCut = isLong || total > Self.columnsMax
    let head = isCut && width > Self.columnsBefore ? Self.tail(of: before) : before
    text = isCut ? Self.head(of: head + shown + behind) : before + shown + behind
    column = DisplayText.width(head)
    let room = max(1, DisplayText.width(text) - column)
    length = max(1, min(DisplayText.width(shown), room))
  }

  /// The last columns of a text, behind a mark for what is left out.
  private static func tail(of text: String) -> String {
    var columns = 1
    let kept = text.reversed().prefix { character in
      columns += DisplayText.width(of: character)
      return columns <= columnsBefore
    }
    return "…" + String(kept.reversed())
  }

  /// The first columns of a text, before a mark for what is left out.
  private static func head(of text: String) -> String {
    var columns = 1
    let kept = text.prefix { character in
      columns += DisplayText.width(of: character)
      return columns <= columnsMax
    }
    return kept.count < text.count ? kept + "…" : text
  }

  /// The start of the character that holds the byte at `offset`.
  private static func boundary(_ offset: Int, from start: Int, in source: SourceFile) -> Int {
    var offset = offset
    while offset > start, offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 {
      offset -= 1
    }
    return offset
  }
}
