internal import JourneyAnalysis
internal import JourneyLanguage
internal import JourneyModel

/// Where the parts of one journey stand in its script.
struct ScriptPlaces {
  /// Where the journey gets its name.
  let name: SourceSpan
  /// The places of the steps, by the states they stand for.
  let states: [String: SourceSpan]
  /// The settings of its head, in order.
  private let settings: [SettingSyntax]
  /// What was read of the script.
  private let tree: SyntaxTree
  /// The script.
  private let source: SourceFile

  /// Looks the journeys of a script up: their places by their names.
  static func all(in result: Compiler.Result) -> [String: ScriptPlaces] {
    var places: [String: ScriptPlaces] = [:]
    for case .journey(let journey) in result.tree.items where places[journey.name.text] == nil {
      places[journey.name.text] = ScriptPlaces(of: journey, in: result)
    }
    return places
  }

  /// Notes the places of a journey.
  private init(of journey: JourneySyntax, in result: Compiler.Result) {
    tree = result.tree
    source = result.tree.source
    states = result.stateSpans[journey.name.text] ?? [:]
    name = journey.name.span
    settings = journey.settings
  }

  /// Where the part stands that a finding is about.
  func span(of finding: Finding) -> SourceSpan {
    let found: SourceSpan? =
      switch finding.place {
      case .journey: nil
      case .state(let id), .link(let id, _): states[id]
      case .arm(let id, let index):
        states[id].map { tree.armSpan(index, ofWaitAt: $0) ?? $0 }
      case .trigger(let index):
        setting(index) { if case .trigger = $0 { true } else { false } }
      case .exit(let index):
        setting(index) {
          switch $0 {
          case .exitOn, .exitWhen: true
          default: false
          }
        }
      case .goal(let index): setting(index) { if case .goal = $0 { true } else { false } }
      case .promise(let index): setting(index) { if case .promise = $0 { true } else { false } }
      }
    return found ?? line(of: finding) ?? name
  }

  /// Where the step stands that a finding is about, or the part that is no step.
  func stepSpan(of finding: Finding) -> SourceSpan {
    finding.stateID.flatMap { states[$0] } ?? span(of: finding)
  }

  /// The place of the setting of this number among those of a kind.
  private func setting(
    _ index: Int, _ isOfKind: (SettingSyntax.Kind) -> Bool
  ) -> SourceSpan? {
    let found = settings.filter { isOfKind($0.kind) }
    return found.indices.contains(index) ? found[index].span : nil
  }

  /// The line that a finding tells.
  private func line(of finding: Finding) -> SourceSpan? {
    finding.line.map { source.contentSpan(ofLine: min($0, source.lineCount)) }
  }
}
