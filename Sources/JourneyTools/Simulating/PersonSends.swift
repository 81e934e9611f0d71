internal import JourneyStore

/// The messages of one person, while the person is being lived.
struct PersonSends {
  /// The rows as they were heard of last, by number.
  private var rows: [Int64: OutboxRecord] = [:]

  /// Takes in what changed.
  mutating func take(_ change: UserChange) {
    for row in change.outbox where row.kind == "send" { rows[row.number] = row }
  }

  /// Forgets everything.
  mutating func removeAll() { rows.removeAll(keepingCapacity: true) }

  /// Those that are decided, in order of time.
  var decided: [OutboxRecord] {
    rows.values.filter { [.sent, .skipped, .failed, .unknown].contains($0.status) }
      .sorted { ($0.at, $0.number) < ($1.at, $1.number) }
  }
}
