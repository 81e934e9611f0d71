public import JourneyModel

/// Turns a script into definitions: parse, resolve, check, lower.
///
/// Nothing here throws for a mistake of an author: what is wrong comes back as diagnostics, one for
/// each mistake.
public struct Compiler: Sendable {
  /// The catalog that names and types are checked against; `nil` where there is none.
  public let catalog: Catalog?
  /// Whether a time zone exists; `nil` where that cannot be told.
  private let isKnownTimeZone: (@Sendable (String) -> Bool)?

  /// Creates a compiler for the scripts of a workspace.
  public init(catalog: Catalog? = nil, isKnownTimeZone: (@Sendable (String) -> Bool)? = nil) {
    self.catalog = catalog
    self.isKnownTimeZone = isKnownTimeZone
  }

  /// What compiling a script gives.
  public struct Result: Sendable {
    /// The journeys of the script; empty if one of them has an error.
    public var definitions: [JourneyDefinition]
    /// The tests of the script; empty if anything in it has an error.
    public var tests: [JourneyTest]
    /// The findings, in the order of the source.
    public var diagnostics: [Diagnostic]
    /// What was noted of the author's habits on the way; it is for `ScriptLint` to report.
    package var habits: [Diagnostic]
    /// The script as it was read.
    public var tree: SyntaxTree
    /// The places of the steps that states stand for: by the journey's name, then the state's id.
    public var stateSpans: [String: [String: SourceSpan]]
  }

  /// Compiles a script.
  public func compile(_ source: SourceFile) -> Result {
    compile(Parser.parse(source))
  }

  /// Compiles a script that has been read.
  public func compile(_ tree: SyntaxTree) -> Result {
    compile(tree, probe: nil)
  }

  /// Compiles a script whose expectations within a span ask for values of any type, as somebody
  /// does at the prompt.
  package func compile(_ tree: SyntaxTree, asking question: SourceSpan) -> Result {
    compile(tree, probe: nil, asking: question)
  }

  /// Compiles a script that has been read, and notes what a name in it means.
  func compile(
    _ tree: SyntaxTree, probe: MeaningProbe?, asking question: SourceSpan? = nil
  ) -> Result {
    var context = makeContext(tree, listTests: nil)
    context.probe = probe
    context.question = question
    var checked = check(tree, context)
    // What turned out to be a list further down is one from the beginning: a second reading knows.
    if !context.openTests.isEmpty {
      context = makeContext(tree, listTests: context.foundListTests)
      context.question = question
      checked = check(tree, context)
    }
    checkTexts(tree, context.findings)
    let lowered = checked.journeys.map(checked.lowering.lower)
    return result(of: lowered, checked.tests, tree: tree, context: context)
  }

  /// What a reading of a script gives.
  private struct Checked {
    /// What turns its journeys into definitions.
    var lowering: Lowering
    /// The journeys with their graphs.
    var journeys: [Lowering.Built] = []
    /// The tests.
    var tests: [JourneyTest] = []
  }

  /// Checks a script, and builds the graph of each journey while its steps are at hand: in a script
  /// of hundreds they would have left the caches of the processor by the time that all are checked.
  private func check(_ tree: SyntaxTree, _ context: CheckContext) -> Checked {
    let lowering = Lowering(
      source: tree.source, table: context.table, findings: context.findings)
    var checked = Checked(lowering: lowering)
    let items = RequestSlips(tokens: tree.tokens).mended(tree.items, findings: context.findings)
    let checker = ScriptChecker(context: context, items: items)
    checked.tests = checker.check { checked.journeys.append(lowering.build($0)) }
    return checked
  }

  /// Reports texts that are longer than a definition may hold.
  private func checkTexts(_ tree: SyntaxTree, _ findings: Findings) {
    for token in tree.tokens where token.kind == .text {
      guard token.value.utf8.count > DefinitionLimits.textBytesMax else { continue }
      findings.report(DefinitionCode.textTooLong, at: token.span, DefinitionLimits.textTooLong)
    }
  }

  /// The context of one reading of a script, with what was found in parsing it.
  private func makeContext(_ tree: SyntaxTree, listTests: Set<SourceSpan>?) -> CheckContext {
    let context = CheckContext(
      tree: tree, catalog: catalog, isKnownTimeZone: isKnownTimeZone, listTests: listTests)
    for finding in tree.diagnostics { context.findings.add(finding) }
    return context
  }

  /// Puts a result together: no definitions where there is an error.
  private func result(
    of lowered: [Lowering.Lowered], _ tests: [JourneyTest], tree: SyntaxTree,
    context: CheckContext
  ) -> Result {
    let consequences = Consequences(of: tree, context.findings.inOrder)
    let parsed = Findings()
    tree.diagnostics.forEach(parsed.add)
    let diagnostics = ToldHabits.left(
      out: context.findings.inOrder.filter { finding in
        parsed.holds(finding) || !consequences.explain(finding)
      })
    let hasError = diagnostics.contains { $0.severity == .error }
    var spans: [String: [String: SourceSpan]] = [:]
    for one in lowered { spans[one.definition.journeyID] = one.spans }
    return Result(
      definitions: hasError ? [] : lowered.map(\.definition), tests: hasError ? [] : tests,
      diagnostics: diagnostics, habits: context.habits.diagnostics, tree: tree,
      stateSpans: spans)
  }
}
