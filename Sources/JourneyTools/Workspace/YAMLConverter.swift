internal import JourneyModel
internal import Yams

/// Turns parsed YAML into values with their places in the file.
struct YAMLConverter {
  /// The file.
  let source: SourceFile
  /// The keys that stand there twice, by the offset of one of the two.
  let repeated: [Int: String]
  /// The findings so far.
  private(set) var findings: [Diagnostic] = []
  /// How many more values are taken.
  private var budget = Self.valuesMax

  /// The most values of a file: anchors can make a short one stand for billions.
  private static let valuesMax = 100_000

  /// Creates a converter for a file.
  init(source: SourceFile, repeated: [Int: String]) {
    self.source = source
    self.repeated = repeated
  }

  /// The character that stands for the letters of the key found repeated as the `count`th.
  static func masked(_ count: Int) -> Unicode.Scalar {
    Unicode.Scalar(0xE000 + UInt16(count)) ?? "\u{E000}"
  }

  /// Returns the value of a node.
  mutating func value(of node: Node) -> JSONNode {
    let start = node.mark.map(source.offset) ?? 0
    budget -= 1
    if budget <= 0 {
      if budget == 0 {
        report(
          CatalogCode.invalidYAML, SourceSpan(start, start + 1), "the catalog has too many values")
      }
      return JSONNode(.null, span: SourceSpan(start, start))
    }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, start)
    case .sequence(let sequence):
      let elements = sequence.map { value(of: $0) }
      return JSONNode(.array(elements), span: span(start, elements.last?.span.end))
    case .mapping(let mapping):
      let members = self.members(mapping)
      return JSONNode(.object(members), span: span(start, members.last?.value.span.end))
    case .alias: return JSONNode(.null, span: span(start, nil))
    }
  }

  /// The members of a mapping; of a key that stands there twice the second.
  private mutating func members(_ mapping: Node.Mapping) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    for (key, node) in mapping {
      let start = key.mark.map(source.offset) ?? 0
      let value = value(of: node)
      guard let scalar = key.scalar else {
        report(CatalogCode.wrongType, span(start, nil), "a key must be a text")
        continue
      }
      if repeated[start] == nil {
        let span = scalarSpan(scalar, start)
        members.append(JSONNode.Member(key: scalar.string, keySpan: span, value: value))
      }
    }
    for (key, _) in mapping {
      let start = key.mark.map(source.offset) ?? 0
      guard let name = repeated[start] else { continue }
      let other = members.first { $0.key == name }?.keySpan ?? span(start, nil)
      let first = SourceSpan(start, start + name.utf8.count)
      findings.append(
        Diagnostic(
          CatalogCode.duplicateKey, at: other, "the key `\(name)` stands here twice",
          notes: [Diagnostic.Note(span: first, message: "it stands here too")]))
    }
    return members
  }

  /// The value of a scalar: what JSON would take it for if it is plain, and a text otherwise.
  private func scalar(_ scalar: Node.Scalar, _ start: Int) -> JSONNode {
    let text = scalar.string
    let span = scalarSpan(scalar, start)
    guard scalar.style == .plain || scalar.style == .any else {
      return JSONNode(.text(text), span: span)
    }
    switch text {
    case "", "~", "null", "Null", "NULL": return JSONNode(.null, span: span)
    case "true", "True", "TRUE": return JSONNode(.boolean(true), span: span)
    case "false", "False", "FALSE": return JSONNode(.boolean(false), span: span)
    default: break
    }
    let json = try? JSONReader.parse(Array(text.utf8))
    if let number = json?.number { return JSONNode(.number(number), span: span) }
    return JSONNode(.text(text), span: span)
  }

  /// The place of a scalar, its quotes included.
  private func scalarSpan(_ scalar: Node.Scalar, _ start: Int) -> SourceSpan {
    let bytes = source.bytes
    if bytes[min(start, bytes.count)...].starts(with: scalar.string.utf8) {
      return SourceSpan(start, start + scalar.string.utf8.count)
    }
    guard start < bytes.count, bytes[start] == 0x22 || bytes[start] == 0x27 else {
      return span(start, nil)
    }
    var end = start + 1
    while end < bytes.count, bytes[end] != bytes[start] {
      end += bytes[start] == 0x22 && bytes[end] == 0x5C ? 2 : 1
    }
    return SourceSpan(start, min(end + 1, bytes.count))
  }

  /// The span from an offset to another, of one byte at least where there is one.
  private func span(_ start: Int, _ end: Int?) -> SourceSpan {
    SourceSpan(start, min(max(end ?? 0, start + 1), max(source.bytes.count, start)))
  }

  /// Adds a finding.
  private mutating func report(_ code: DiagnosticCode, _ span: SourceSpan, _ message: String) {
    findings.append(Diagnostic(code, at: span, message))
  }
}
