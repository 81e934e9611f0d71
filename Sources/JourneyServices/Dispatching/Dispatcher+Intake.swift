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
    let isAttended = door.put(inputs, at: clock.now, answer: answer)
    guard !isAttended, let recorder else { return }
    Task { await recorder.record() }
  }

  /// Commits what has gathered with one flush, and tells everyone what became of theirs; where
  /// there is a log, its recorder does.
  func commitGathered() {
    guard recorder == nil else { return }
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
