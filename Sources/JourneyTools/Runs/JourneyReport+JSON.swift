public import JourneyModel
public import JourneyStore

extension JourneyReport {
  /// The report for programs: the counts, the ends by reason, the sends by message.
  public func json(_ store: StoreTotals) -> JSONNode {
    .object(members: counts(store) + groups())
  }

  /// What is counted of every journey.
  private func counts(_ store: StoreTotals) -> [(String, JSONNode)] {
    [
      ("users", .integer(store.users)), ("events", .integer(store.events)),
      ("entered", .integer(totals.entered)), ("active", .integer(totals.active)),
      ("ended", .counts(totals.ended)), ("converted", .integer(totals.converted)),
      ("sends", .object(members: totals.sends.keys.sorted().map { ($0, sends(of: $0)) })),
      ("skipped_for", .counts(totals.skippedFor)),
      (
        "people",
        .object(
          members: definition.states.compactMap { state in
            people[state.id].map { (state.id, .integer($0)) }
          })
      ),
    ]
  }

  /// The runs by trigger where there are several, and the two groups where some are held out.
  private func groups() -> [(String, JSONNode)] {
    var members: [(String, JSONNode)] = []
    if definition.triggers.count > 1 { members.append(("started_by", .counts(totals.startedBy))) }
    if definition.settings.holdout != nil || totals.heldOut.entered > 0 {
      members.append(("let_in", Self.node(of: totals.people)))
      members.append(("holdout", Self.node(of: totals.heldOut)))
    }
    return members
  }

  /// The people of a group, and how many of them converted.
  private static func node(of people: PeopleTotals) -> JSONNode {
    .object(members: [
      ("people", .integer(people.entered)), ("converted", .integer(people.converted)),
    ])
  }

  /// The counts of a message; the two that everyone asks for are always there.
  private func sends(of message: String) -> JSONNode {
    let counts = totals.sends[message] ?? [:]
    var members: [(String, JSONNode)] = [
      ("sent", .integer(counts[.sent] ?? 0)), ("skipped", .integer(counts[.skipped] ?? 0)),
    ]
    for status in [OutboxRecord.Status.held, .failed, .unknown] {
      if let count = counts[status] { members.append((status.rawValue, .integer(count))) }
    }
    return .object(members: members)
  }
}

extension JSONNode {
  /// An object of counts, by name.
  static func counts(_ counts: [String: Int]) -> JSONNode {
    .object(members: counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
  }
}
