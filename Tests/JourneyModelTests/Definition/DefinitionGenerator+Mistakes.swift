import JourneyModel

/// The value with one thing in it changed, dropped or renamed.
func bend(_ node: JSONNode, _ generator: inout DefinitionGenerator) -> JSONNode {
  var node = node
  if case .object(var members) = node.value, !members.isEmpty, generator.int(0...6) > 0 {
    let place = generator.int(0...(members.count - 1))
    switch generator.int(0...9) {
    case 0: members.remove(at: place)
    case 1: members[place].key += "x"
    case 2: members.append(.init(key: "when", keySpan: SourceSpan(0, 0), value: .boolean(true)))
    default: members[place].value = bend(members[place].value, &generator)
    }
    node.value = .object(members)
    return node
  }
  if case .array(var elements) = node.value, !elements.isEmpty, generator.int(0...6) > 0 {
    let place = generator.int(0...(elements.count - 1))
    switch generator.int(0...6) {
    case 0: elements.remove(at: place)
    case 1: elements.append(elements[place])
    default: elements[place] = bend(elements[place], &generator)
    }
    node.value = .array(elements)
    return node
  }
  return generator.one(of: [
    JSONNode(.null), .integer(-1), .text(""), .text("P1D"), .text("08:00"), .text("once"),
    .array([]), .object([:]), .object(["missing": .boolean(true)]), .boolean(false),
    .number(ExactDecimal(millionths: 1_500_000)),
  ])
}
