public import JourneyModel
public import JourneyStore

extension JourneyReport {
  /// The report for programs: the counts, the ends by reason, the sends by message.
  public func json(_ store: StoreTotals) -> JSONNode {
    .object(members: [
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
