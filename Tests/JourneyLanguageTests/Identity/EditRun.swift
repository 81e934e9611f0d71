import JourneyLanguage
import JourneyModel

/// Edits scripts in many places and tallies which states keep their ids.
struct EditRun {
  /// A script that is edited.
  struct Subject {
    /// The script.
    let source: SourceFile
    /// What compiles it.
    let compiler: Compiler
    /// Makes edits of it.
    let editor: RandomEditor
    /// What it compiles to.
    let result: Compiler.Result
    /// The places of its steps, those inside others first.
    let steps: [SourceSpan]

    /// Prepares a script; `nil` if it has an error.
    init?(_ source: SourceFile, catalog: Catalog?) {
      self.source = source
      compiler = Compiler(catalog: catalog) { CheckedScript.zones.contains($0) }
      result = compiler.compile(source)
      if result.definitions.isEmpty { return nil }
      editor = RandomEditor(result.tree, catalog: catalog)
      steps = result.tree.steps.map(\.span).sorted { $0.end - $0.start < $1.end - $1.start }
    }

    /// The step that a state stands for.
    func owner(of span: SourceSpan) -> SourceSpan? {
      steps.first { $0.start <= span.start && span.end <= $0.end }
    }
  }

  /// The tries to make an edit; some scripts have no place for a sort, and some edits are mistakes.
  private static let triesMax = 20_000

  /// The scripts.
  let subjects: [Subject]
  /// What was renamed, for a person to look at.
  private(set) var examples: [String] = []

  /// Creates a run over scripts.
  init(subjects: [Subject]) { self.subjects = subjects }

  /// Tallies so many edits of one sort.
  mutating func tally(_ kind: RandomEdit.Kind, count: Int, seed: UInt64) -> EditTally {
    var random = SeededGenerator(seed: seed)
    var tally = EditTally()
    for _ in 0..<Self.triesMax where tally.edits < count {
      guard let subject = subjects.randomElement(using: &random),
        let edit = subject.editor.edit(kind, using: &random)
      else { continue }
      let after = subject.compiler.compile(edit.applied(to: subject.source))
      if !after.definitions.isEmpty { add(edit, of: subject, after, to: &tally) }
    }
    return tally
  }

  /// Adds what became of the states of a script.
  private mutating func add(
    _ edit: RandomEdit, of subject: Subject, _ after: Compiler.Result, to tally: inout EditTally
  ) {
    tally.edits += 1
    for (journey, spans) in subject.result.stateSpans {
      var now: [SourceSpan: Set<String>] = [:]
      for (id, span) in after.stateSpans[journey] ?? [:] { now[span, default: []].insert(id) }
      for (id, span) in spans.sorted(by: { $0.key < $1.key }) {
        if isEdited(span, by: edit, in: subject) { continue }
        tally.states += 1
        let ids = now[edit.moved(span)] ?? []
        if ids.contains(id) { tally.kept += 1 } else { note(edit, subject, id, ids) }
      }
    }
  }

  /// `true` if a state stands for what was edited.
  private func isEdited(
    _ span: SourceSpan, by edit: RandomEdit, in subject: Subject
  ) -> Bool {
    if let removed = edit.removed, removed.start <= span.start, span.end <= removed.end {
      return true
    }
    return edit.reworded != nil && subject.owner(of: span) == edit.reworded
  }

  /// Keeps what was renamed.
  private mutating func note(
    _ edit: RandomEdit, _ subject: Subject, _ id: String, _ ids: Set<String>
  ) {
    let lines = edit.replacements.map { replacement in
      "line \(subject.source.line(at: replacement.span.start)): "
        + "`\(subject.source.text(replacement.span))` → `\(replacement.text)`"
    }
    examples.append(
      "--- \(edit.kind.rawValue) in \(subject.source.name): \(lines.joined(separator: "; "))\n"
        + "\(id) became \(ids.sorted())")
  }
}
