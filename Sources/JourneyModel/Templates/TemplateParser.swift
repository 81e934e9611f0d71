/// Reads the pieces of a template.
struct TemplateParser {
  /// The text.
  private let bytes: [UInt8]
  /// How far it was read.
  private var offset = 0
  /// The sections that are open, the innermost last.
  private var open: [OpenSection] = []
  /// The pieces of the innermost section so far.
  private var pieces: [MessageTemplate.Piece] = []

  /// A section whose end was not read yet.
  private struct OpenSection {
    /// What it is about.
    let name: MessageTemplate.Name
    /// `true` for `^`.
    let isInverted: Bool
    /// The pieces before it.
    let before: [MessageTemplate.Piece]
  }

  /// A tag, from its braces to its braces.
  private struct Tag {
    /// The sign behind the braces; `nil` for a value.
    let sign: UInt8?
    /// What stands between, without blanks around it.
    let content: Range<Int>
    /// All of it.
    let whole: Range<Int>
  }

  /// Creates a parser.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads all pieces.
  mutating func parse() throws(TemplateMistake) -> [MessageTemplate.Piece] {
    while let start = find([0x7B, 0x7B], from: offset) {
      let tag = try tag(at: start)
      // A tag that shows nothing and is alone on its line takes the line with it.
      let line = tag.sign == nil ? tag.whole : ownLine(of: tag.whole)
      addText(offset..<max(offset, line.lowerBound))
      try take(tag)
      offset = line.upperBound
    }
    addText(offset..<bytes.count)
    if let section = open.last {
      throw mistake(
        section.name.span, "`\(section.name.text)` is not closed",
        help: "close it with `{{/\(section.name.text)}}`")
    }
    return pieces
  }

  /// Takes what a tag says.
  private mutating func take(_ tag: Tag) throws(TemplateMistake) {
    switch tag.sign {
    case nil: pieces.append(.value(try name(tag)))
    case 0x21: break
    case 0x23, 0x5E: try begin(tag)
    case 0x2F: try end(tag)
    case 0x7B, 0x26:
      throw mistake(
        span(tag.whole), "a value is always escaped",
        help: "write `{{\(text(tag.content))}}`; markup stands in the template")
    default:
      throw mistake(
        span(tag.whole), "`\(text(tag.whole))` is nothing that a template can say",
        help: "there are `{{name}}`, `{{#name}}`, `{{^name}}`, `{{/name}}` and `{{! note }}`")
    }
  }

  /// Begins a section.
  private mutating func begin(_ tag: Tag) throws(TemplateMistake) {
    let name = try name(tag)
    guard open.count < MessageTemplate.depthMax else {
      throw mistake(name.span, "more than \(MessageTemplate.depthMax) sections are in each other")
    }
    open.append(OpenSection(name: name, isInverted: tag.sign == 0x5E, before: pieces))
    pieces = []
  }

  /// Ends the innermost section.
  private mutating func end(_ tag: Tag) throws(TemplateMistake) {
    let name = try name(tag)
    guard let section = open.popLast() else {
      throw mistake(name.span, "`\(name.text)` is closed, but was not opened")
    }
    guard section.name.words == name.words else {
      throw mistake(
        name.span, "`\(name.text)` is closed, but `\(section.name.text)` is open",
        help: "close it with `{{/\(section.name.text)}}` first")
    }
    let inner = pieces
    pieces = section.before
    pieces.append(.section(section.name, isInverted: section.isInverted, inner))
  }

  /// The tag that begins at an offset.
  private func tag(at start: Int) throws(TemplateMistake) -> Tag {
    let signs: [UInt8] = Array("!#^/{&>=<$%".utf8)
    let found = start + 2 < bytes.count && signs.contains(bytes[start + 2]) ? bytes[start + 2] : nil
    let first = start + (found == nil ? 2 : 3)
    let ending: [UInt8] = found == 0x7B ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
    guard let end = find(ending, from: first) else {
      throw mistake(span(start..<start + 2), "`{{` is not closed", help: "close it with `}}`")
    }
    var content = first..<end
    while let byte = content.first.map({ bytes[$0] }), Self.isBlank(byte) {
      content = content.lowerBound + 1..<content.upperBound
    }
    while let byte = content.last.map({ bytes[$0] }), Self.isBlank(byte) {
      content = content.lowerBound..<content.upperBound - 1
    }
    return Tag(sign: found, content: content, whole: start..<end + ending.count)
  }

  /// The name that a tag holds.
  private func name(_ tag: Tag) throws(TemplateMistake) -> MessageTemplate.Name {
    let text = text(tag.content)
    let place = span(tag.content.isEmpty ? tag.whole : tag.content)
    if text == "." { return MessageTemplate.Name(words: [], span: place) }
    let words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.allSatisfy({ !$0.isEmpty }), !text.utf8.contains(where: Self.isBlank),
      words.count <= MessageTemplate.depthMax
    else {
      throw mistake(place, "`\(text)` is no name", help: "a tag holds one name: `{{name}}`")
    }
    return MessageTemplate.Name(words: words, span: place)
  }

  /// The line of a tag if nothing else stands on it, with its end; else the tag alone.
  private func ownLine(of tag: Range<Int>) -> Range<Int> {
    var start = tag.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return tag }
    var end = tag.upperBound
    while end < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[end]) { end += 1 }
    if end == bytes.count { return start..<end }
    return bytes[end] == 0x0A ? start..<end + 1 : tag
  }

  /// Adds what stands between two tags.
  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.text(text(range))) }
  }

  /// The next place of some bytes.
  private func find(_ wanted: [UInt8], from start: Int) -> Int? {
    guard start + wanted.count <= bytes.count else { return nil }
    return (start...bytes.count - wanted.count).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }

  /// `true` for a blank or the end of a line.
  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  /// The text of a range.
  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The span of a range.
  private func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(range.lowerBound, range.upperBound)
  }

  /// A mistake at a place.
  private func mistake(
    _ span: SourceSpan, _ message: String, help: String? = nil
  ) -> TemplateMistake {
    TemplateMistake(span: span, message: message, help: help)
  }
}
