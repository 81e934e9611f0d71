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
  /// It is told on the thread of the rounds, which waits for it.
  nonisolated func take(
    _ inputs: [IncomingInput],
    answer: @escaping @Sendable (Result<[IntakeOutcome], IntakeRefusal>) -> Void
  ) {
    door.put(inputs, at: clock.now, answer: answer)
  }

  /// Commits what has gathered with one flush, and tells everyone what became of theirs.
  func commitGathered() {
    let batch = door.takeGathered()
    guard !batch.isEmpty else { return }
    let inputs = batch.count == 1 ? batch[0].inputs : batch.flatMap(\.inputs)
    let start = clock.now
    let (outcomes, failure) = taking(inputs)
    if let failure {
      meter.failed()
      logger.error("not all can be taken in", metadata: ["reason": "\(failure.message)"])
    } else {
      meter.committed(inputs.count, from: start, to: clock.now)
    }
    writing.note(failure?.message)
    note(inputs, outcomes)
    answer(batch, outcomes)
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

  /// Tells everyone what became of theirs; who gave several inputs is told to give all of them
  /// again where one was not taken.
  private func answer(_ batch: [GatheredIntake], _ outcomes: [IntakeOutcome?]) {
    var start = 0
    for intake in batch {
      let end = start + intake.inputs.count
      let taken = outcomes[start..<end].compactMap(\.self)
      intake.answer(
        taken.count == intake.inputs.count
          ? .success(taken) : .failure(.unavailable(reason: IntakeRefusal.storeFails)))
      start = end
    }
  }

  /// How many inputs wait, as what comes in is measured by.
  package nonisolated var waitingInputs: Int { door.waiting }

  /// Notes what was taken, and whose profiles it changes.
  private func note(_ inputs: [IncomingInput], _ outcomes: [IntakeOutcome?]) {
    door.taken(outcomes.count { $0 == .taken }, at: clock.now)
    profiles.forget(
      inputs.lazy.filter { input in
        if case .user = input.content { true } else { false }
      }.map(\.userID))
  }
}
