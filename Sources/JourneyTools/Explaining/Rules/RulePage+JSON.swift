internal import JourneyModel

extension RulePage {
  /// The page for programs.
  var node: JSONNode {
    .object(members: summaryMembers + [("text", .text(text))] + exampleMembers + [fixMember])
  }

  /// What a list says of the page.
  var summaryNode: JSONNode { .object(members: summaryMembers) }

  /// The code, the name and the severity.
  private var summaryMembers: [(String, JSONNode)] {
    let severity = code.isOffByDefault ? "off" : code.severity.rawValue
    return [
      ("code", .text(code.id)), ("name", .text(code.name)), ("severity", .text(severity)),
      ("settable", .boolean(code.isSettable)),
    ]
  }

  /// The examples.
  private var exampleMembers: [(String, JSONNode)] {
    guard case .pair(let bad, let good) = examples else { return [] }
    return [
      ("catalog", bad.catalog.map(JSONNode.text) ?? JSONNode(.null)), ("bad", .text(bad.shown)),
      ("good", .text(good.shown)),
    ] + Self.neighbours(bad, good)
  }

  /// The scripts beside the examples.
  private static func neighbours(_ bad: RuleExample, _ good: RuleExample) -> [(String, JSONNode)] {
    let texts = [bad, good].map { $0.neighbour?.text }
    return zip(["badNeighbour", "goodNeighbour"], texts).compactMap { name, text in
      text.map { (name, .text($0)) }
    }
  }

  /// What the fix does.
  private var fixMember: (String, JSONNode) {
    switch fix {
    case .safe(let what):
      ("fix", .object(members: [("safe", .boolean(true)), ("text", .text(what))]))
    case .unsafe(let what):
      ("fix", .object(members: [("safe", .boolean(false)), ("text", .text(what))]))
    case nil: ("fix", JSONNode(.null))
    }
  }
}
