internal import JourneyModel

/// What journeys ask for: the events they listen to, and the values that they compare attributes
/// with.
///
/// A population that has these values takes every arm; one drawn blindly would take few.
struct ScriptQuestions {
  /// The events that they listen to.
  private(set) var events: Set<String> = []
  /// The events that they themselves make.
  private(set) var emitted: Set<String> = []
  /// The texts that an attribute is compared with, by owner and name.
  private(set) var texts: [String: Set<String>] = [:]
  /// The numbers that it is compared with.
  private(set) var numbers: [String: Set<Int64>] = [:]
  /// The attributes of events that are compared with one another.
  private(set) var matched: Set<String> = []

  /// What stands between an owner and an attribute.
  private static let separator = "."
  /// The owner of the attributes of all events.
  private static let events = "event"
  /// The owner of the attributes of users.
  private static let users = "user"

  /// Collects the questions of some journeys.
  init(_ definitions: [JourneyDefinition]) {
    for definition in definitions {
      if let node = try? JSONReader.parse(DefinitionWriter.json(of: definition)) { collect(node) }
    }
  }

  /// The key of an attribute of users.
  static func user(_ path: [String]) -> String { key(users, path) }

  /// The key of an attribute of any event.
  static func event(_ path: [String]) -> String { key(events, path) }

  /// Joins an owner and a path.
  private static func key(_ owner: String, _ path: [String]) -> String {
    ([owner] + path).joined(separator: separator)
  }

  /// Collects the questions in a part of a definition.
  private mutating func collect(_ node: JSONNode) {
    for element in node.elements ?? [] { collect(element) }
    guard let members = node.members else { return }
    if let event = node.member("event_name")?.text {
      if node.member("kind")?.text == "emit" { emitted.insert(event) } else { events.insert(event) }
    }
    if let choices = node.member("choices"), let value = node.member("value") {
      compare([value, choices])
    }
    for member in members {
      if let operands = member.value.elements, Self.comparisons.contains(member.key) {
        compare(operands)
      }
      collect(member.value)
    }
  }

  /// The operators that compare.
  private static let comparisons: Set<String> = [
    "is", "in", "<", "<=", ">", ">=", "between", "contains", "starts_with", "ends_with",
  ]

  /// Notes what is compared with what.
  private mutating func compare(_ operands: [JSONNode]) {
    let keys = operands.compactMap { Self.attribute(in: $0) }
    if keys.count > 1 { matched.formUnion(keys) }
    guard let key = keys.first else { return }
    for operand in operands { noteValues(in: operand, for: key) }
  }

  /// Notes the texts and numbers in an operand.
  private mutating func noteValues(in node: JSONNode, for key: String) {
    if let text = node.text { texts[key, default: []].insert(text) }
    if let number = node.number { numbers[key, default: []].insert(number.millionths) }
    for element in node.elements ?? [] { noteValues(in: element, for: key) }
    for name in ["list", "values"] {
      if let inner = node.member(name) { noteValues(in: inner, for: key) }
    }
  }

  /// The key of the attribute that an operand reads, directly or with a default.
  private static func attribute(in node: JSONNode) -> String? {
    if let path = node.member("path")?.elements?.compactMap(\.text), let root = path.first {
      let rest = Array(path.dropFirst())
      guard !rest.isEmpty else { return nil }
      return root == users ? user(rest) : event(rest)
    }
    if let path = node.member("binding")?.elements?.compactMap(\.text), path.count > 1 {
      return event(Array(path.dropFirst()))
    }
    return node.member("default")?.elements?.first.flatMap(attribute)
  }
}
