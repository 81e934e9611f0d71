internal import JourneyAnalysis
internal import JourneyModel

/// Where the parts of a journey stand in the JSON of its definition.
struct DefinitionPlaces {
  /// Where the journey gets its name.
  let name: SourceSpan
  /// The places of the states, by their ids.
  let states: [String: SourceSpan]
  /// The whole of the JSON.
  let root: JSONNode?

  /// Reads the places of a definition.
  init(of source: SourceFile) {
    root = try? JSONReader.parse(
      source.bytes, bytesMax: DefinitionLimits.bytesMax, depthMax: DefinitionLimits.depthMax)
    let members = root?.member("journey_states")?.members ?? []
    states = Dictionary(
      members.map { ($0.key, $0.keySpan) }, uniquingKeysWith: { first, _ in first })
    name = root?.member("journey_id")?.span ?? SourceSpan(0, 1)
  }

  /// Where the part stands that a finding is about.
  func span(of finding: Finding) -> SourceSpan {
    let found: SourceSpan? =
      switch finding.place {
      case .journey: finding.code == StructureCode.missingLink ? start : nil
      case .state(let id): states[id]
      case .arm(let id, let index): arm(index, of: id) ?? states[id]
      case .link(let id, let target): link(of: id, to: target) ?? states[id]
      case .trigger(let index): element(index, of: root?.member("triggers"))
      case .exit(let index): element(index, of: root?.member("settings")?.member("exit"))
      case .goal(let index): element(index, of: root?.member("settings")?.member("goal"))
      case .promise(let index): element(index, of: root?.member("settings")?.member("promises"))
      }
    return found ?? SourceSpan(0, 1)
  }

  /// The place at which it is told where the journey starts.
  private var start: SourceSpan? {
    let first = root?.member("triggers")?.elements?.first
    return (root?.member("start") ?? first?.member("links")?.member("next"))?.span
  }

  /// The place of the link of a state that leads to an id.
  private func link(of id: String, to target: String) -> SourceSpan? {
    let links = root?.member("journey_states")?.member(id)?.member("links")
    return links.flatMap { Self.text(target, in: $0) }
  }

  /// The place of an arm of a wait.
  private func arm(_ index: Int, of id: String) -> SourceSpan? {
    element(index, of: root?.member("journey_states")?.member(id)?.member("arms"))
  }

  /// The place of the first such text in a value.
  private static func text(_ text: String, in node: JSONNode) -> SourceSpan? {
    if node.text == text { return node.span }
    let inside = (node.members ?? []).map(\.value) + (node.elements ?? [])
    return inside.lazy.compactMap { Self.text(text, in: $0) }.first
  }

  /// The place of an element of a list.
  private func element(_ index: Int, of node: JSONNode?) -> SourceSpan? {
    guard let elements = node?.elements, elements.indices.contains(index) else { return nil }
    return elements[index].span
  }
}
