public import JourneyStore

/// Is told what of a person is about to be handled, so that it is known should the process end in
/// it.
public struct DutyWitness {
  /// Called just before something is handled; what it leads to at the same instant belongs to it.
  let begin: (DutyInHand) -> Void
  /// Called when all of a batch has been handled, before it is committed.
  let end: () -> Void

  /// Creates a witness.
  public init(begin: @escaping (DutyInHand) -> Void, end: @escaping () -> Void) {
    self.begin = begin
    self.end = end
  }
}
