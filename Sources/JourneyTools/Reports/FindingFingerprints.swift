internal import JourneyModel

/// Tells a finding again after lines before it came or went: by its file, its code, and the text
/// that it is about, not by its line.
///
/// Of several that are alike in a file each is told by its turn.
struct FindingFingerprints {
  /// How many of each kind there were.
  private var turns: [String: Int] = [:]

  /// The most bytes of the text that count; a finding about a whole journey is long enough by then.
  private static let textBytesMax = 200

  /// Returns the fingerprint of the next finding: 64 digits.
  mutating func next(of finding: Diagnostic, in source: SourceFile) -> String {
    let bytes = source.bytes
    let start = min(finding.span.start, bytes.count)
    let end = max(start, min(finding.span.end, start + Self.textBytesMax, bytes.count))
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let kind = "\(ReportPath.normalized(source.name))\0\(finding.code.id)\0\(text)"
    let turn = turns[kind, default: 0]
    turns[kind] = turn + 1
    return SHA256.hexadecimal(of: Array("\(kind)\0\(turn)".utf8))
  }
}
