internal import JourneyModel
internal import Yams

/// Reads YAML as values with their places: the part of YAML that JSON can say, by YAML 1.2.
///
/// So `no` and `off` are texts, as their authors mean them, and only `true` and `false` are not.
struct YAMLReader {
  /// The file.
  private let source: SourceFile
  /// The findings so far.
  private(set) var findings: [Diagnostic] = []
  /// The keys that a repetition of them was found for, by their offset.
  private var repeated: [Int: String] = [:]

  /// The most bytes of a file: a catalog of thousands of events has fewer.
  private static let bytesMax = 1 << 20
  /// The most keys that are reported as repeated; each costs a reading of the file.
  private static let repeatedMax = 20

  /// Creates a reader of a file.
  init(source: SourceFile) { self.source = source }

  /// Returns the one value of the file; `nil` if it cannot be read, and `findings` tells why.
  mutating func read() -> JSONNode? {
    guard source.bytes.count <= Self.bytesMax,
      let text = String(validating: source.bytes, as: UTF8.self)
    else {
      let problem =
        source.bytes.count > Self.bytesMax ? "is larger than a megabyte" : "is not UTF-8"
      return fail(at: 0, "the catalog \(problem)")
    }
    if let deep = YAMLNesting.firstTooDeep(in: source.bytes) {
      return fail(at: deep, "the lists and settings within each other are too many")
    }
    return compose(text)
  }

  /// Parses the text, and again without each key that is there twice.
  private mutating func compose(_ text: String) -> JSONNode? {
    var text = text
    while true {
      do {
        // What a scalar means is for the converter: the rules of YAML 1.1 need not be set up.
        guard let node = try Yams.compose(yaml: text, .basic) else { return JSONNode(.null) }
        var converter = YAMLConverter(source: source, repeated: repeated)
        let value = converter.value(of: node)
        findings += converter.findings
        return value
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard let masked = mask(keys.first ?? "", at: context.mark, in: text) else { return nil }
        text = masked
      } catch {
        return fail(error)
      }
    }
  }

  /// Returns the text with the key at a place replaced by characters that nobody writes.
  ///
  /// The places of all else stay what they were, so that the file can be read on.
  private mutating func mask(_ key: String, at mark: Mark, in text: String) -> String? {
    let offset = source.offset(of: mark)
    repeated[offset] = key
    guard repeated.count < Self.repeatedMax, !key.isEmpty else {
      return fail(at: offset, "the key `\(key)` stands here twice", code: CatalogCode.duplicateKey)
    }
    let isQuoted = [0x22, 0x27].contains(source.bytes[min(offset, source.bytes.count - 1)])
    let skipped = source.scalars(before: offset) + (isQuoted ? 1 : 0)
    var scalars = Array(text.unicodeScalars)
    guard skipped + key.unicodeScalars.count <= scalars.count else { return nil }
    for place in skipped..<(skipped + key.unicodeScalars.count) {
      scalars[place] = YAMLConverter.masked(repeated.count)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Adds the finding that the file cannot be read.
  private mutating func fail(
    at offset: Int, _ message: String, help: String? = nil,
    code: DiagnosticCode = CatalogCode.invalidYAML
  ) -> JSONNode? {
    let end = min(offset + 1, source.bytes.count)
    let span = SourceSpan(min(offset, end), end)
    findings.append(Diagnostic(code, at: span, message, help: help))
    return nil
  }

  /// The same, to give up with a text.
  private mutating func fail(
    at offset: Int, _ message: String, code: DiagnosticCode
  ) -> String? {
    let _: JSONNode? = fail(at: offset, message, help: nil, code: code)
    return nil
  }

  /// Adds what the parser found wrong.
  private mutating func fail(_ error: any Error) -> JSONNode? {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let offset = source.offset(of: mark)
      if offset < source.bytes.count, source.bytes[offset] == 0x09 {
        return fail(at: offset, "a tab cannot indent a line here", help: "indent with spaces")
      }
      return fail(at: offset, "this is not YAML: \(problem)")
    case .reader(let problem, let offset, _, _):
      return fail(at: offset ?? 0, "this is not YAML: \(problem)")
    default: return fail(at: 0, "this is not YAML")
    }
  }
}

extension SourceFile {
  /// The offset of a place that is told by its line and its column in code points.
  func offset(of mark: Mark) -> Int {
    let line = min(max(mark.line, 1), lineCount)
    let span = lineSpan(line)
    var column = mark.column - 1
    var offset = span.start
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset += 3 }
    while column > 0, offset < span.end {
      offset += 1
      while offset < span.end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column -= 1
    }
    return offset
  }

  /// How many code points stand before an offset.
  func scalars(before offset: Int) -> Int {
    bytes[..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 }
  }
}
