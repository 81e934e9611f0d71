internal import JourneyStore

/// Inputs of one caller that wait for the next commit.
struct GatheredIntake {
  /// The inputs, in order.
  var inputs: [IncomingInput]
  /// Is told what becomes of them.
  var answer: IntakeDoor.Answer
}
