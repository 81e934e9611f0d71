internal import JourneyStore

/// Inputs of one caller that wait for the next commit.
struct GatheredIntake {
  /// The inputs, in order.
  var inputs: [IncomingInput]
  /// Who waits for what becomes of them.
  var answer: CheckedContinuation<Result<[IntakeOutcome], IntakeRefusal>, Never>
}
