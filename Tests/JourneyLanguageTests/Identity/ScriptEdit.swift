import JourneyLanguage
import JourneyModel

/// One statement of a script taken out, put in or altered.
struct ScriptEdit {
  /// The step that is put in: one that says what no script of ours says.
  private static let newStep = "let something_new = 4711 "

  /// The script afterwards.
  let source: SourceFile
  /// The bytes that are replaced.
  let span: SourceSpan
  /// The step that is edited; `nil` where one is put in.
  let edited: SourceSpan?
  /// How many bytes longer the script has become.
  let growth: Int
  /// What was done, for people.
  let what: String

  /// Replaces a span of a script.
  private init(
    _ script: SourceFile, _ span: SourceSpan, by text: String, edited: SourceSpan? = nil
  ) {
    let bytes = script.bytes
    let changed = bytes[..<span.start] + Array(text.utf8) + bytes[span.end...]
    source = SourceFile(name: script.name, bytes: Array(changed))
    self.span = span
    self.edited = edited
    growth = text.utf8.count - (span.end - span.start)
    what = "line \(script.line(at: span.start)): `\(script.text(span))` → `\(text)`"
  }

  /// Each step taken out, but for a `use`, which stands for steps elsewhere.
  static func deletions(in script: Fixture) -> [ScriptEdit] {
    Parser.parse(script.source).steps.filter { !$0.isUse }.map { step in
      ScriptEdit(script.source, step.span, by: "", edited: step.span)
    }
  }

  /// A new step before each.
  static func insertions(in script: Fixture) -> [ScriptEdit] {
    Parser.parse(script.source).steps.map { step in
      let place = SourceSpan(step.span.start, step.span.start)
      return ScriptEdit(script.source, place, by: newStep)
    }
  }

  /// The first number in each step with a digit more.
  static func alterations(in script: Fixture) -> [ScriptEdit] {
    let tree = Parser.parse(script.source)
    return tree.steps.filter { !$0.isUse }.compactMap { step in
      let number = tree.tokens.first { $0.kind == .number && step.span.contains($0.span) }
      guard let number, !step.blocks.joined().contains(where: { $0.span.contains(number.span) })
      else { return nil }
      let text = tree.source.text(number.span) + "1"
      return ScriptEdit(script.source, number.span, by: text, edited: step.span)
    }
  }

  /// Where the place of a step has moved; `nil` for the edited step itself.
  func moved(_ place: SourceSpan) -> SourceSpan? {
    if place == edited { return nil }
    if place.start >= span.end { return SourceSpan(place.start + growth, place.end + growth) }
    if place.end <= span.start { return place }
    return place.contains(span) ? SourceSpan(place.start, place.end + growth) : nil
  }

  /// `true` if a step is the edited one or stands inside it.
  func touches(_ place: SourceSpan) -> Bool {
    edited?.contains(place) ?? false
  }
}

extension SourceSpan {
  /// `true` if `other` lies inside.
  fileprivate func contains(_ other: SourceSpan) -> Bool {
    start <= other.start && other.end <= end
  }
}
