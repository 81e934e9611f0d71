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
    do throws(StoreError) {
      let inputs = batch.count == 1 ? batch[0].inputs : batch.flatMap(\.inputs)
      let start = clock.now
      let outcomes = try taking(inputs)
      writing.note(nil)
      meter.committed(inputs.count, from: start, to: clock.now)
      note(inputs, outcomes)
      answer(batch, outcomes)
    } catch {
      meter.failed()
      writing.note(error.message)
      logger.error("nothing can be taken in", metadata: ["reason": "\(error.message)"])
      for intake in batch {
        intake.answer(.failure(.unavailable(reason: IntakeRefusal.storeFails)))
      }
    }
  }

  /// Takes inputs in; once more where something has been settled for everybody meanwhile.
  private func taking(_ inputs: [IncomingInput]) throws(StoreError) -> [IntakeOutcome] {
    do throws(StoreError) { return try store.take(inputs) } catch {
      guard error.kind == .outdated, (try? engine.refresh()) == true else { throw error }
      return try store.take(inputs)
    }
  }

  /// Tells everyone what became of theirs.
  private func answer(_ batch: [GatheredIntake], _ outcomes: [IntakeOutcome]) {
    var start = 0
    for intake in batch {
      let end = start + intake.inputs.count
      intake.answer(.success(Array(outcomes[start..<end])))
      start = end
    }
  }

  /// How many inputs wait, as what comes in is measured by.
  package nonisolated var waitingInputs: Int { door.waiting }

  /// Notes what was taken, and whose profiles it changes.
  private func note(_ inputs: [IncomingInput], _ outcomes: [IntakeOutcome]) {
    door.taken(outcomes.count { $0 == .taken }, at: clock.now)
    profiles.forget(
      inputs.lazy.filter { input in
        if case .user = input.content { true } else { false }
      }.map(\.userID))
  }
}
