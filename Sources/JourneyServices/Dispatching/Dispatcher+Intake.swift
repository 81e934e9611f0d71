internal import JourneyEngine
internal import JourneyModel
public import JourneyStore
internal import Logging

extension Dispatcher {
  /// Takes inputs in; when it returns they are flushed to the disk.
  ///
  /// There is one outcome for each.
  public nonisolated func take(
    _ inputs: [IncomingInput]
  ) async throws(IntakeRefusal) -> [IntakeOutcome] {
    let result = await withCheckedContinuation { waiter in
      take(inputs) { waiter.resume(returning: $0) }
    }
    return try result.get()
  }

  /// Takes inputs in; `answer` is told what became of each once it is flushed to the disk.
  ///
  /// It is told on the thread that has flushed it, which waits for it.
  nonisolated func take(
    _ inputs: [IncomingInput],
    answer: @escaping @Sendable (Result<[IntakeOutcome], IntakeRefusal>) -> Void
  ) {
    guard let recorder, inputs.allSatisfy(\.isEvent) else {
      return door.put(inputs, at: clock.now, answer: answer)
    }
    let isAttended = door.putForLog(inputs, at: clock.now, answer: answer)
    if !isAttended { Task { await recorder.record() } }
  }

  /// Commits what has gathered for the rounds with one flush, and tells everyone what became of
  /// theirs.
  ///
  /// Where there is a log, these are changes of people, and requests: whoever was told that nothing
  /// is sent to them any more is not written to by a round that does not know yet.
  func commitGathered() {
    let batch = door.takeGathered()
    guard !batch.isEmpty else { return }
    let inputs = batch.inputs
    let start = clock.now
    let (outcomes, failure) = taking(inputs)
    if let failure {
      meter.failed()
      logger.error("not all can be taken in", metadata: ["reason": "\(failure.message)"])
    } else {
      meter.committed(inputs.count, from: start, to: clock.now)
    }
    writing.note(failure?.message)
    door.taken(outcomes.count { $0 == .taken }, at: clock.now)
    profiles.forget(changesOf: inputs)
    batch.answer(outcomes)
  }

  /// Takes inputs in; once more, as many as were not taken, where something has been settled for
  /// everybody meanwhile.
  private func taking(
    _ inputs: [IncomingInput]
  ) -> (outcomes: [IntakeOutcome?], failure: StoreError?) {
    // What was acknowledged before comes before it.
    do { try settleAllLogged() } catch {
      return (inputs.map { _ in nil }, error)
    }
    recorder?.note(inputs)
    var (outcomes, failure) = store.takeByNode(inputs)
    guard failure?.kind == .outdated, (try? engine.refresh()) == true else {
      return (outcomes, failure)
    }
    let open = outcomes.indices.filter { outcomes[$0] == nil }
    let again = store.takeByNode(open.map { inputs[$0] })
    for (index, outcome) in zip(open, again.outcomes) { outcomes[index] = outcome }
    return (outcomes, again.failure)
  }

  /// How many inputs wait, as what comes in is measured by.
  package nonisolated var waitingInputs: Int { door.waiting }
}

extension IncomingInput {
  /// `true` of an event.
  fileprivate var isEvent: Bool {
    if case .event = content { true } else { false }
  }
}
