import JourneyModel

/// Makes definitions that are mostly sound: values of one are put into the fields of that name in
/// another, and links lead elsewhere.
struct DefinitionSplicer {
  /// The definitions that others are made from, as trees.
  private let roots: [JSONNode]
  /// The values that stand under each key.
  private var values: [String: [JSONNode]] = [:]
  /// The dice.
  private var dice: SeededGenerator

  /// The fields that lead to states.
  private static let linkFields: Set<String> = ["next", "then", "otherwise", "body"]
  /// The fields that stay as they are: what belongs to a state, and what no script says.
  private static let keptFields: Set<String> = [
    "journey_states", "format", "types", "source", "trigger_id", "line", "links", "arms",
  ]

  /// Prepares a splicer; the same number gives the same definitions.
  init(_ definitions: [[UInt8]], seed: UInt64) throws {
    roots = try definitions.map { try JSONReader.parse($0) }
    dice = SeededGenerator(seed: seed)
    for root in roots { collect(root) }
  }

  /// Notes what stands under each key.
  private mutating func collect(_ node: JSONNode) {
    for member in node.members ?? [] {
      if !Self.keptFields.contains(member.key) {
        values[member.key, default: []].append(member.value)
      }
      collect(member.value)
    }
    for element in node.elements ?? [] { collect(element) }
  }

  /// Returns the next definition, made of the one of this number.
  mutating func next(from index: Int) -> [UInt8] {
    var root = roots[index % roots.count]
    let ids = (root.member("journey_states")?.members ?? []).map(\.key)
    for _ in 0..<Int.random(in: 1...3, using: &dice) { splice(&root, ids) }
    return JSONWriter.compact(root)
  }

  /// Changes one thing inside a value.
  private mutating func splice(_ node: inout JSONNode, _ ids: [String]) {
    if var members = node.members, !members.isEmpty {
      let index = Int.random(in: members.indices, using: &dice)
      let key = members[index].key
      let isEnough = !Self.keptFields.contains(key) && Int.random(in: 0...2, using: &dice) == 0
      if Self.linkFields.contains(key), members[index].value.text != nil {
        members[index].value = .text(ids.randomElement(using: &dice) ?? "")
      } else if isEnough, let value = values[key]?.randomElement(using: &dice) {
        members[index].value = value
      } else {
        splice(&members[index].value, ids)
      }
      node.value = .object(members)
    } else if var elements = node.elements, !elements.isEmpty {
      splice(&elements[Int.random(in: elements.indices, using: &dice)], ids)
      node.value = .array(elements)
    }
  }
}
