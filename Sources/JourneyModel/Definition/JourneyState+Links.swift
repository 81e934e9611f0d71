extension JourneyState.Kind {
  /// The ids of the states that this one can lead on to, in the order of the script; the end of a
  /// round leads on to its loop, and that of a branch to its parallel state.
  public var links: [String] {
    switch self {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next): [next]
    case .send(_, let next), .call(_, let next), .set(_, _, let next): [next]
    case .assign(_, _, let next), .emit(_, _, let next), .start(_, _, let next): [next]
    case .upon(_, let body, let next), .loop(_, _, _, let body, let next): [body, next]
    case .waitArms(let arms, _, let otherwise): arms.map(\.next) + (otherwise.map { [$0] } ?? [])
    case .branch(_, let then, let otherwise): [then, otherwise]
    case .choose(_, let choices, let otherwise): choices.map(\.next) + [otherwise]
    case .split(_, let arms): arms.map(\.next)
    case .again(let loop): [loop]
    case .parallel(_, let branches, let next): branches + [next]
    case .join(let parallel): [parallel]
    case .stop, .end: []
    }
  }
}
