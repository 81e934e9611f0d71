internal import JourneyStore

/// Inputs of one caller that wait for the next commit.
struct GatheredIntake {
  /// The inputs, in order.
  var inputs: [IncomingInput]
  /// Is told what becomes of them.
  var answer: IntakeDoor.Answer
}

extension [GatheredIntake] {
  /// The inputs of all, one behind the other.
  var inputs: [IncomingInput] { count == 1 ? self[0].inputs : flatMap(\.inputs) }

  /// Tells everyone what became of theirs; who gave several inputs is told to give all of them
  /// again where one was not taken.
  func answer(_ outcomes: [IntakeOutcome?]) {
    var start = 0
    for intake in self {
      let end = start + intake.inputs.count
      let taken = outcomes[start..<end].compactMap(\.self)
      intake.answer(
        taken.count == intake.inputs.count
          ? .success(taken) : .failure(.unavailable(reason: IntakeRefusal.storeFails)))
      start = end
    }
  }
}
