internal import JourneyModel
public import JourneyStore
internal import Logging

extension Dispatcher {
  /// Takes inputs in; when it returns they are flushed to the disk.
  ///
  /// There is one outcome for each.
  public func take(
    _ inputs: [IncomingInput]
  ) async throws(IntakeRefusal) -> [IntakeOutcome] {
    guard !isStopping else { throw .unavailable(reason: "the server is stopping") }
    guard gatheredCount + inputs.count <= ServiceLimits.gatheredMax else {
      throw .busy(retryAfterSeconds: ServiceLimits.retryAfterSeconds)
    }
    try admit()
    let result = await withCheckedContinuation { answer in
      gathered.append(GatheredIntake(inputs: inputs, answer: answer))
      gatheredCount += inputs.count
      wake()
    }
    return try result.get()
  }

  /// Commits what has gathered with one flush, and tells everyone what became of theirs.
  func commitGathered() {
    guard !gathered.isEmpty else { return }
    let batch = gathered
    gathered.removeAll(keepingCapacity: true)
    gatheredCount = 0
    do throws(StoreError) {
      let inputs = batch.flatMap(\.inputs)
      let start = clock.now
      let outcomes = try store.take(inputs)
      writing.note(nil)
      meter.committed(inputs.count, from: start, to: clock.now)
      note(inputs, outcomes)
      answer(batch, outcomes)
    } catch {
      meter.failed()
      writing.note(error.message)
      logger.error("nothing can be taken in", metadata: ["reason": "\(error.message)"])
      for intake in batch {
        intake.answer.resume(returning: .failure(.unavailable(reason: IntakeRefusal.storeFails)))
      }
    }
  }

  /// Tells everyone what became of theirs.
  private func answer(_ batch: [GatheredIntake], _ outcomes: [IntakeOutcome]) {
    var start = 0
    for intake in batch {
      let end = start + intake.inputs.count
      intake.answer.resume(returning: .success(Array(outcomes[start..<end])))
      start = end
    }
  }

  /// How many inputs wait, as what comes in is measured by.
  package var waitingInputs: Int { queue.waiting }

  /// Refuses more where too much waits to be handled, or waits for too long.
  private func admit() throws(IntakeRefusal) {
    let isFull = queue.waiting >= admission.waitingMax
    let waited = queue.oldest.map { clock.now.microseconds - $0.microseconds } ?? 0
    guard isFull || waited > admission.waitSecondsMax * Moment.perSecond else { return }
    throw .busy(retryAfterSeconds: ServiceLimits.retryAfterBacklogSeconds)
  }

  /// Notes what was taken, and whose profiles it changes.
  private func note(_ inputs: [IncomingInput], _ outcomes: [IntakeOutcome]) {
    queue.take(outcomes.count { $0 == .taken }, at: clock.now)
    profiles.forget(
      inputs.lazy.filter { input in
        if case .user = input.content { true } else { false }
      }.map(\.userID))
  }
}
