internal import JourneyModel

/// What was seen of the fields of many records.
final class RecordProfile {
  /// How many records there were.
  private(set) var count = 0
  /// The fields by name.
  private(set) var fields: [String: ValueProfile] = [:]
  /// Their names, in the order in which they came.
  private(set) var names: [String] = []
  /// `true` once there were more names than a record has: they are data themselves.
  private(set) var isTable = false

  /// The most names of a record; one with more has ids or dates for names.
  private static let namesMax = 200

  /// Takes a record, which lies so deep in others.
  func take(_ members: [JSONNode.Member], depth: Int = 0, budget: NameBudget) {
    count += 1
    for member in members {
      guard !member.value.isNull, let field = field(member.key, budget) else { continue }
      field.take(member.value, depth: depth, budget: budget)
    }
  }

  /// What was seen of a field; `nil` if there is no room for one more.
  private func field(_ name: String, _ budget: NameBudget) -> ValueProfile? {
    if let field = fields[name] { return field }
    guard names.count < Self.namesMax else {
      isTable = true
      return nil
    }
    guard budget.take(name) else { return nil }
    let field = ValueProfile()
    fields[name] = field
    names.append(name)
    return field
  }
}
