import JourneyModel

/// The beginning of a path: where it stands, when, and what must hold for somebody to have come so
/// far.
struct PathWalk {
  /// A repetition that the path is inside of.
  struct Rounds {
    /// How many rounds have begun.
    var count = 0
    /// When the latest began.
    var startedAt: Moment
    /// The ways on that were taken in it, by the states.
    var choices: [String: Int] = [:]
  }

  /// Where it stands; `nil` at its end.
  var stateID: String?
  /// When that is.
  var now: Moment
  /// The steps so far.
  var steps: [JourneyPath.Step] = []
  /// What becomes of the run, once it has ended.
  var end: String?
  /// What must hold.
  var conditions: [PathCondition] = []
  /// Somebody for whom all of it holds.
  var world = PathWorld()
  /// What names stand for.
  var names = PathNames()
  /// The repetitions around, by their states.
  var rounds: [String: Rounds] = [:]
  /// The repetitions around, the innermost last.
  var loops: [String] = []
  /// The edges that lead back and have been taken.
  var returns: Set<PathArm> = []
  /// The answers that calls got: which call it was, and `false` for one that failed.
  var answers: [(type: PathAnswerType, isAnswered: Bool)] = []
  /// The shares that the person must fall into.
  var shares: [PathShare] = []
  /// `true` if messages must reach the person, `false` if none may; `nil` if it does not matter.
  var requiresReach: Bool?
  /// Where the branches meet that are gone through one after the other.
  var branches: [Branches] = []

  /// Parallel branches that are gone through one after the other.
  struct Branches {
    /// The parallel state.
    var stateID: String
    /// The branches that are still to be gone through.
    var left: [String]
    /// When they began.
    var startedAt: Moment
    /// When those that were gone through have ended.
    var ends: [Moment] = []
    /// The first stop of the run in one of them, with its reason.
    var stop: (reason: String, at: Moment)?
  }

  /// The time from its beginning.
  var enteredAt: Moment { world.enteredAt }

  /// Adds a condition; its names are replaced by what they stand for.
  mutating func require(_ condition: Expression, isTrue: Bool = true, line: Int?) {
    require(.test(names.replaced(condition), isTrue: isTrue), line: line)
  }

  /// Adds a condition whose names have been replaced.
  mutating func require(_ kind: PathCondition.Kind, at moment: Moment? = nil, line: Int?) {
    conditions.append(PathCondition(kind: kind, at: moment ?? now, line: line))
  }

  /// Adds an event that somebody brings, now; returns what stands for it.
  mutating func bring(_ name: String, at moment: Moment? = nil) -> PathSubject.Root {
    world.events.append(PathWorld.Event(name: name, at: moment ?? now))
    return .event(world.events.count - 1)
  }
}
