internal import JourneyLanguage
internal import JourneyModel

/// What was entered, as the test that it would be in a script: so it is checked, completed and
/// written down.
struct SessionScript {
  /// The journeys under test.
  let journeys: [String]
  /// The catalog; `nil` where there is none.
  let catalog: Catalog?
  /// The scripts of the journeys, so that stages, splits and audiences are known; empty where they
  /// cannot stand together.
  let scripts: String
  /// The check that all files go through.
  private let fileCheck: SourceCheck

  /// What a checked entry is.
  struct Checked {
    /// Its lines.
    var lines: [JourneyTest.Line] = []
    /// When the session begins.
    var now: MomentExpression?
    /// The types of what it reads.
    var types = FactTypes()
    /// The findings, at their places in the entry.
    var findings: [Diagnostic] = []
    /// The text that these are places in.
    var source: SourceFile
    /// `true` if nothing of it can be done.
    var hasErrors: Bool { findings.contains { $0.severity == .error } }
  }

  /// What asks for the value of an expression.
  private static let asking = "expect "
  /// What the test is called until somebody names it.
  private static let name = "session"

  /// Prepares to check entries about journeys.
  init(_ workspace: LoadedWorkspace) {
    journeys = workspace.journeys.map(\.definition.journeyID)
    catalog = workspace.catalog
    fileCheck = SourceCheck(catalog: workspace.catalog, depth: .names)
    var texts: [String] = []
    for source in workspace.journeys.compactMap(\.source) {
      let text = (1...source.lineCount).map(source.lineText).joined(separator: "\n")
      if !texts.contains(text) { texts.append(text) }
    }
    let joined = texts.joined(separator: "\n")
    let isComplete = workspace.journeys.allSatisfy { $0.source != nil }
    let outcome = fileCheck.check(SourceFile(name: "", text: joined))
    let stand = isComplete && !outcome.diagnostics.contains { $0.severity == .error }
    scripts = stand ? joined + "\n" : ""
  }

  /// The first line of the test, and when it begins.
  func head(name: String = SessionScript.name, beginning: String?) -> String {
    let names = journeys.map { NameSpelling.spelled($0) }.joined(separator: ", ")
    let now = beginning.map { "  \($0)\n" } ?? ""
    return "test \(NameSpelling.quoted(name)) for \(names)\n\(now)"
  }

  /// The text before an entry behind others.
  func before(_ entry: Entry.Kind, after lines: [String], beginning: String?) -> String {
    if entry == .beginning { return scripts + head(beginning: nil) }
    let said = lines.map { $0 + "\n" }.joined()
    return scripts + head(beginning: beginning) + said + (entry == .question ? Self.asking : "")
  }

  /// Checks an entry behind others.
  func check(_ entry: Entry, after lines: [String], beginning: String?) -> Checked {
    let before = before(entry.kind, after: lines, beginning: beginning)
    let span = SourceSpan(before.utf8.count, before.utf8.count + entry.text.utf8.count)
    let source = SourceFile(name: entry.sourceName, text: before + entry.text + "\nend\n")
    let compiler = Compiler(catalog: catalog, isKnownTimeZone: ZoneFiles.isKnown)
    let tree = Parser.parse(source)
    let result =
      entry.kind == .question ? compiler.compile(tree, asking: span) : compiler.compile(tree)
    let durations = WrittenDurations(in: tree)
    let outcome = SourceCheck.Outcome(
      diagnostics: result.diagnostics.map(durations.told), tree: tree)
    let test = result.tests.last
    let place = EntryPlace(entry, span: span)
    return Checked(
      lines: test?.lines.filter { $0.span.end > span.start } ?? [], now: test?.now,
      types: test?.types ?? FactTypes(),
      findings: fileCheck.shown(outcome).compactMap(place.finding),
      source: place.source)
  }
}

/// The place of an entry among the lines that it was entered with.
private struct EntryPlace {
  /// The entry, with as many empty lines before it as were entered.
  let source: SourceFile
  /// Where the entry stands in what was checked.
  private let span: SourceSpan
  /// How far the entry has moved.
  private let distance: Int

  /// Places an entry.
  init(_ entry: Entry, span: SourceSpan) {
    let above = max(0, entry.line - 1)
    source = SourceFile(
      name: entry.sourceName, text: String(repeating: "\n", count: above) + entry.text + "\n")
    self.span = span
    distance = above - span.start
  }

  /// A finding at its place; `nil` for a warning about the scripts, which were checked before.
  func finding(_ finding: Diagnostic) -> Diagnostic? {
    if finding.severity == .warning, finding.span.end <= span.start { return nil }
    var moved = finding
    moved.span = self.moved(finding.span)
    moved.notes = finding.notes.filter { $0.span.start >= span.start }.map {
      Diagnostic.Note(span: self.moved($0.span), message: $0.message)
    }
    moved.fix = finding.fix.map {
      Diagnostic.Fix(
        span: self.moved($0.span), replacement: $0.replacement, isSafe: false)
    }
    return moved
  }

  /// A span of what was checked, in the entry.
  private func moved(_ other: SourceSpan) -> SourceSpan {
    let start = min(max(other.start, span.start), span.end)
    let end = min(max(other.end, start), span.end)
    return SourceSpan(start + distance, end + distance)
  }
}
