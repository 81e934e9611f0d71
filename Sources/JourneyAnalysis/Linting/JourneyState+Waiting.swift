import JourneyModel

extension JourneyState.Kind {
  /// The message that it sends.
  var message: SendAction? {
    if case .send(let send, _) = self { return send }
    return nil
  }

  /// The only state that can follow, at once; `nil` where the run waits, branches or ends.
  var nextAtOnce: String? {
    switch self {
    case .send(_, let next), .call(_, let next), .set(_, _, let next), .assign(_, _, let next),
      .emit(_, _, let next), .start(_, _, let next):
      next
    default: nil
    }
  }

  /// How long the state keeps a run at most, if that is a fixed time, with the state that then
  /// follows.
  var fixedWait: (length: CalendarDuration, next: String)? {
    switch self {
    case .wait(.literal(.duration(let length)), _, let next): (length, next)
    case .waitArms(_, .duration(let length), let otherwise?): (length, otherwise)
    default: nil
    }
  }
}
