internal import JourneyEngine
internal import JourneyStore

/// The answers that services gave, handed out again in the order in which they came.
final class RecordedAnswers: @unchecked Sendable {
  /// The calls that are left, by operation, the next one last; one thread lives a replay.
  private var left: [String: [OutboxRecord]] = [:]

  /// Takes the calls of a record.
  init(_ outbox: [OutboxRecord]) {
    for row in outbox.reversed() where row.kind == "call" {
      left[row.name, default: []].append(row)
    }
  }

  /// A host that answers so.
  var host: EffectHost {
    EffectHost { service, operation, _ in self.next("\(service).\(operation)") }
  }

  /// The outcome of the next call of an operation; nobody is asked beyond the record.
  private func next(_ name: String) -> EffectHost.CallOutcome {
    guard let row = left[name]?.popLast() else { return .notAsked }
    if row.status == .failed { return .failed }
    return row.answer.map { .answered($0) } ?? .notAsked
  }
}
