public import JourneyModel
internal import JourneyStore

/// What one batch did.
public struct BatchReport: Sendable {
  /// Users who were stepped.
  public private(set) var users = 0
  /// Inputs that were handled.
  public private(set) var inputs = 0
  /// Those among them that came in from outside: the others tell what became of an effect.
  public private(set) var inputsFromOutside = 0
  /// Steps that runs took, from one wait to the next.
  public private(set) var steps = 0
  /// Times that something was asked again of which time alone decides.
  private var questions = 0
  /// States that runs went through.
  public private(set) var states = 0

  /// The users whose profile or preferences are not as they were.
  public private(set) var changedUsers: [String] = []

  /// When the timers were due that were handled.
  public private(set) var timers: [Moment] = []

  /// The moment of the latest step.
  public private(set) var latest = Moment(microseconds: .min)

  /// `true` if anything was done at all.
  var hasMoved: Bool { inputs > 0 || steps > 0 || questions > 0 }

  /// Notes the timers of a user that are due.
  mutating func noteTimers(of user: UserWork, until: Moment) {
    for run in user.runs {
      if run.endedAt == nil, let wake = run.wakeAt, wake <= until { timers.append(wake) }
    }
  }

  /// Counts what changed for a user, whose inputs are handled in the order of the work.
  mutating func add(_ change: UserChange, of work: UserWork) {
    users += 1
    inputs += change.handled.count
    inputsFromOutside += work.inbox.prefix(change.handled.count).count { !$0.content.isAnswer }
    if change.profile != nil || change.preferences != nil { changedUsers.append(change.userID) }
    steps += change.trace.count
    questions += change.changedRuns.count + (change.turn.previous == change.turn.next ? 0 : 1)
    questions += change.timersAsideUntil == nil ? 0 : 1
    if let last = change.trace.last { latest = max(latest, last.at) }
    states += change.trace.reduce(0) { $0 + $1.path.count }
  }
}
