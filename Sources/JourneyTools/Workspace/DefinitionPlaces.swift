internal import JourneyAnalysis
internal import JourneyModel

/// Where the parts of a journey stand in the JSON of its definition.
struct DefinitionPlaces {
  /// Where the journey gets its name.
  let name: SourceSpan
  /// The places of the states, by their ids.
  let states: [String: SourceSpan]
  /// The whole of the JSON.
  private let root: JSONNode?

  /// Reads the places of a definition.
  init(of source: SourceFile) {
    root = try? JSONReader.parse(source.bytes)
    let members = root?.member("journey_states")?.members ?? []
    states = Dictionary(
      members.map { ($0.key, $0.keySpan) }, uniquingKeysWith: { first, _ in first })
    name = root?.member("journey_id")?.span ?? SourceSpan(0, 1)
  }

  /// Where the part stands that a finding is about.
  func span(of finding: Finding) -> SourceSpan {
    let found: SourceSpan? =
      switch finding.place {
      case .journey: nil
      case .state(let id): states[id]
      case .trigger(let index): element(index, of: root?.member("triggers"))
      case .exit(let index): element(index, of: root?.member("settings")?.member("exit"))
      case .goal(let index): element(index, of: root?.member("settings")?.member("goal"))
      case .promise(let index): element(index, of: root?.member("settings")?.member("promises"))
      }
    return found ?? SourceSpan(0, 1)
  }

  /// The place of an element of a list.
  private func element(_ index: Int, of node: JSONNode?) -> SourceSpan? {
    guard let elements = node?.elements, elements.indices.contains(index) else { return nil }
    return elements[index].span
  }
}
