internal import JourneyModel

/// Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts and editors
/// show at the lines they are about.
struct SARIFLog {
  /// What was found.
  private let report: FindingsReport
  /// The codes that occur, in the order of their ids.
  private let codes: [DiagnosticCode]
  /// The place of each code among them.
  private let codeIndex: [String: Int]

  /// Where the schema of the format is published.
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// Prepares a log.
  init(_ report: FindingsReport) {
    self.report = report
    codes = Set(report.findings.map(\.finding.code)).sorted { $0.id < $1.id }
    codeIndex = Dictionary(
      codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The log as JSON.
  var text: String {
    let log = JSONNode.object([
      "$schema": .text(Self.schema), "version": .text("2.1.0"), "runs": .array([run]),
    ])
    return String(decoding: JSONWriter.pretty(log), as: UTF8.self)
  }

  /// The one run: the check.
  private var run: JSONNode {
    var fingerprints = FindingFingerprints()
    let results = report.findings.map { finding, source in
      result(finding, in: source, fingerprint: fingerprints.next(of: finding, in: source))
    }
    return .object([
      "tool": .object(["driver": driver]), "columnKind": .text("utf16CodeUnits"),
      "artifacts": .array(
        report.names.map { .object(["location": SARIFPlace.artifact(named: $0)]) }),
      "results": .array(results),
    ])
  }

  /// What made the log, with the rules that were broken.
  private var driver: JSONNode {
    .object([
      "name": .text("journey"), "version": .text(Release.version),
      "rules": .array(codes.map(rule)),
    ])
  }

  /// A rule.
  private func rule(_ code: DiagnosticCode) -> JSONNode {
    let words = code.name.split(separator: "-").joined(separator: " ")
    return .object([
      "id": .text(code.id), "name": .text(code.name),
      "shortDescription": Self.message(words),
      "defaultConfiguration": .object(["level": .text(code.severity.rawValue)]),
    ])
  }

  /// A finding.
  private func result(
    _ finding: Diagnostic, in source: SourceFile, fingerprint: String
  ) -> JSONNode {
    let notes = finding.notes.enumerated().map { index, note in
      SARIFPlace.location(
        of: note.span, in: source,
        with: [("id", .integer(index)), ("message", Self.message(note.message))])
    }
    return .object([
      "ruleId": .text(finding.code.id),
      "ruleIndex": codeIndex[finding.code.id].map(JSONNode.integer),
      "level": .text(finding.severity.rawValue),
      "message": Self.message(
        [finding.message, finding.help].compactMap { $0 }.joined(separator: "\n")),
      "locations": .array([SARIFPlace.location(of: finding.span, in: source)]),
      "relatedLocations": notes.isEmpty ? nil : .array(notes),
      "partialFingerprints": .object(["journeyFinding/v1": .text(fingerprint)]),
      "fixes": finding.fix.map { .array([Self.fix($0, in: source)]) },
    ])
  }

  /// A change that mends a finding.
  private static func fix(_ fix: Diagnostic.Fix, in source: SourceFile) -> JSONNode {
    let replacement = JSONNode.object([
      "deletedRegion": SARIFPlace.region(of: fix.span, in: source),
      "insertedContent": .object(["text": .text(fix.replacement)]),
    ])
    let change = JSONNode.object([
      "artifactLocation": SARIFPlace.artifact(named: source.name),
      "replacements": .array([replacement]),
    ])
    let description =
      fix.isSafe ? "this cannot alter the meaning" : "this may alter the meaning: look at it first"
    return .object(["description": message(description), "artifactChanges": .array([change])])
  }

  /// A text for people.
  private static func message(_ text: String) -> JSONNode { .object(["text": .text(text)]) }
}
