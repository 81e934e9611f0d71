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
      let outcomes = try store.take(batch.flatMap(\.inputs))
      var start = 0
      for intake in batch {
        let end = start + intake.inputs.count
        intake.answer.resume(returning: .success(Array(outcomes[start..<end])))
        start = end
      }
    } catch {
      logger.error("nothing can be taken in", metadata: ["reason": "\(error.message)"])
      for intake in batch {
        intake.answer.resume(returning: .failure(.unavailable(reason: error.message)))
      }
    }
  }
}
