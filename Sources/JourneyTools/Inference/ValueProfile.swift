internal import JourneyModel

/// What was seen of many values of one name.
final class ValueProfile {
  /// How many values there were, `null` not counted.
  private(set) var count = 0
  /// How many were numbers.
  private(set) var numbers = 0
  /// How many were true or false.
  private(set) var booleans = 0
  /// What the texts were.
  private(set) var texts = TextProfile()
  /// How many were lists.
  private(set) var lists = 0
  /// What stood in the lists.
  private(set) var elements: ValueProfile?
  /// What the records were.
  private(set) var records: RecordProfile?

  /// How deep records and lists are looked into; what lies deeper no script asks for.
  private static let depthMax = 8

  /// Takes a value that is not `null`, which lies so deep in others.
  func take(_ node: JSONNode, depth: Int, budget: NameBudget) {
    count += 1
    switch node.value {
    case .null: break
    case .boolean: booleans += 1
    case .number: numbers += 1
    case .text(let text): texts.take(text)
    case .array(let list):
      lists += 1
      guard depth < Self.depthMax else { return }
      let elements = elements ?? ValueProfile()
      self.elements = elements
      for element in list where !element.isNull {
        elements.take(element, depth: depth + 1, budget: budget)
      }
    case .object(let members):
      let records = records ?? RecordProfile()
      self.records = records
      records.take(depth < Self.depthMax ? members : [], depth: depth + 1, budget: budget)
    }
  }

  /// The kinds of values that there were, and how often, in words.
  var kinds: [(name: String, count: Int)] {
    [
      ("text", texts.count), ("number", numbers), ("boolean", booleans), ("list", lists),
      ("record", records?.count ?? 0),
    ].filter { $0.count > 0 }
  }
}
