internal import JourneyModel

/// Places in the words of SARIF: lines and columns counted from 1, columns in UTF-16 units, ends
/// excluded.
enum SARIFPlace {
  /// Returns a file.
  static func artifact(named name: String) -> JSONNode {
    .object(["uri": .text(ReportPath.reference(name))])
  }

  /// Returns a span of a file, with more members.
  static func location(
    of span: SourceSpan, in source: SourceFile, with members: [(String, JSONNode)] = []
  ) -> JSONNode {
    let place = JSONNode.object([
      "artifactLocation": artifact(named: source.name), "region": region(of: span, in: source),
    ])
    return .object(members: members + [("physicalLocation", place)])
  }

  /// Returns a span.
  static func region(of span: SourceSpan, in source: SourceFile) -> JSONNode {
    let end = max(span.start, span.end)
    return .object([
      "startLine": .integer(source.line(at: span.start)),
      "startColumn": .integer(column(of: span.start, in: source)),
      "endLine": .integer(source.line(at: end)),
      "endColumn": .integer(column(of: end, in: source)),
    ])
  }

  /// Returns the column of an offset; a byte-order mark takes none.
  private static func column(of offset: Int, in source: SourceFile) -> Int {
    let bytes = source.bytes
    let line = source.line(at: offset)
    var start = source.lineSpan(line).start
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    let end = max(start, min(offset, bytes.count))
    return bytes[min(start, end)..<end].reduce(1) { $0 + units(from: $1) }
  }

  /// The UTF-16 units of the character that a byte begins; none for a byte that goes on with one.
  private static func units(from byte: UInt8) -> Int {
    switch byte {
    case 0x80...0xBF: 0
    case 0xF0...: 2
    default: 1
    }
  }
}
