internal import JourneyModel
internal import JourneyStore

/// What is to be done next for a user, in order of time.
extension UserSession {
  /// What is to be done next.
  enum Duty {
    /// An input that has arrived.
    case input(InboxRecord)
    /// An input of the engine's own.
    case derived
    /// The timer of a run.
    case timer(SessionRun)
    /// The predicates of triggers, which time may have turned.
    case turn(Moment)
    /// The calendar, from a moment on.
    case calendar(Moment)
    /// A journey that the calendar may start.
    case entry
  }

  /// Tells who wants to know what is about to be handled; what it leads to belongs to it.
  func tellWitness(of duty: Duty) {
    guard let witness = context.witness else { return }
    let userID = facts.userID
    switch duty {
    case .input(let row):
      witness.begin(DutyInHand(.input, part: part, userID: userID, number: row.number))
    case .timer(let run):
      witness.begin(
        DutyInHand(
          .timer, part: part, userID: userID, number: run.record.number,
          step: run.record.stepNumber))
    case .turn, .calendar: witness.begin(DutyInHand(turnOf: userID, part: part))
    case .derived, .entry: break
    }
  }

  /// Returns what is to be done next: what has arrived, then what that led to, then what is due.
  ///
  /// Of timers and the calendar at one instant, what has the larger priority goes first; then the
  /// predicates are asked.
  func nextDuty(until: Moment) -> Duty? {
    let row = inboxIndex < inbox.count ? inbox[inboxIndex] : nil
    if let row, row.arrivesAt <= now { return .input(row) }
    if !derived.isEmpty { return .derived }
    let timer = nextTimer(until: until)
    if let journey = calendarQueue.first {
      let isFirst = timer.map { $0.due > now || $0.run.journey.priority < journey.priority } ?? true
      if isFirst { return .entry }
    }
    let calendar = calendarTurnAt.flatMap { isDue($0, until: until) ? $0 : nil }
    let turn = predicateTurnAt.flatMap { isDue($0, until: until) ? $0 : nil }
    let due = [timer?.due, turn, calendar].compactMap { $0 }.min()
    if let row, due.map({ $0 >= row.arrivesAt }) ?? true { return .input(row) }
    if let calendar, calendar == due { return .calendar(calendar) }
    if let turn, timer.map({ turn < $0.due }) ?? true { return .turn(turn) }
    return timer.map { .timer($0.run) }
  }

  /// `true` if so much has been done that what is due at a later instant is left to another batch.
  func isFull(before duty: Duty) -> Bool {
    guard change.trace.count >= EngineLimits.stepsPerUserMax else { return false }
    switch duty {
    case .timer(let run): return run.record.wakeAt.map { $0 > now } ?? false
    case .turn(let due), .calendar(let due): return due > now
    case .input, .derived, .entry: return false
    }
  }

  /// Returns the run whose timer is due first, if it is due before inputs that are not here.
  private func nextTimer(until: Moment) -> (due: Moment, run: SessionRun)? {
    var first: (due: Moment, run: SessionRun)?
    for run in runs where run.isInside {
      guard let due = run.record.wakeAt, isDue(due, until: until) else { continue }
      if first.map({ due < $0.due }) ?? true { first = (due, run) }
    }
    return first
  }

  /// `true` if a moment is due, and before inputs that are not here.
  private func isDue(_ moment: Moment, until: Moment) -> Bool {
    moment <= until && moreFrom.map { moment < $0 } ?? true
  }
}
