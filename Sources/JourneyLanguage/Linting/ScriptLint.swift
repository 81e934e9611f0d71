package import JourneyModel

/// Looks for habits in a script that its author would be thankful to hear of.
///
/// It goes over the script once, and costs time in proportion to its length. Only a script without
/// errors is looked at: in others much would only follow from those.
package struct ScriptLint {
  /// The script.
  let tree: SyntaxTree
  /// Its source.
  var source: SourceFile { tree.source }
  /// What the workspace declares; `nil` where there is no catalog.
  let catalog: Catalog?
  /// Which rules are asked for.
  private let isOn: (DiagnosticCode) -> Bool
  /// What was found so far.
  var findings: [Diagnostic] = []
  /// The names that expressions read, without the members behind them.
  var namesRead: Set<String> = []
  /// The audiences that are asked for.
  var audiencesRead: Set<String> = []
  /// The fragments that are used.
  var fragmentsUsed: Set<String> = []
  /// Where each event is named first, in the order of the script.
  var events: [NameSyntax] = []
  /// The names of those events.
  var eventNames: Set<String> = []
  /// The names that are given to values.
  var bindings: [NameSyntax] = []

  /// Returns what was found by the rules that are asked for in a script that has been compiled, in
  /// no order; nothing if it has an error.
  package static func findings(
    in result: Compiler.Result, catalog: Catalog?,
    where isOn: @escaping (DiagnosticCode) -> Bool = { _ in true }
  ) -> [Diagnostic] {
    guard !result.diagnostics.contains(where: { $0.severity == .error }) else { return [] }
    var lint = ScriptLint(tree: result.tree, catalog: catalog, isOn: isOn)
    lint.checkCharacters()
    lint.checkSizes()
    for item in result.tree.items { lint.visit(item) }
    lint.checkDeclarations()
    lint.checkNames()
    return lint.findings + lint.firstOfEach(result.habits.filter { isOn($0.code) })
  }

  /// Prepares a look at a script.
  private init(
    tree: SyntaxTree, catalog: Catalog?, isOn: @escaping (DiagnosticCode) -> Bool
  ) {
    self.tree = tree
    self.catalog = catalog
    self.isOn = isOn
  }

  /// Records a finding.
  mutating func report(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, help: String? = nil,
    notes: [Diagnostic.Note] = [], fix: Diagnostic.Fix? = nil
  ) {
    guard isOn(code) else { return }
    findings.append(Diagnostic(code, at: span, message, help: help, notes: notes, fix: fix))
  }

  /// Of what the compiler noted, the first of its words in each item of the script: who has been
  /// told once of what a missing value means need not be told again.
  private func firstOfEach(_ habits: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<String> = []
    let starts = tree.items.map(\.span.start)
    return habits.sorted { $0.span.start < $1.span.start }.filter { habit in
      let item = starts.lastIndex { $0 <= habit.span.start } ?? 0
      return seen.insert("\(item) \(habit.code.id) \(habit.message)").inserted
    }
  }
}
