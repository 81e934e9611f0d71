import JourneyModel

/// The slow, obvious way to prove a journey that goes by the calendar: it plays it from many
/// instants, with a table of time zones, and notes when messages leave.
struct CalendarModel {
  /// What became of a person.
  struct Life {
    /// When the first run began.
    var start: Moment
    /// When the run that is played began.
    var entry: Moment
    /// The present.
    var now: Moment
    /// When messages left.
    var sends: [Moment] = []
    /// `true` if a wait of days ended in an hour that the clocks left out, and so behind it.
    var isPushed = false

    /// Creates a life that begins.
    init(at start: Moment) {
      self.start = start
      entry = start
      now = start
    }
  }

  /// The most lives that are followed.
  private static let livesMax = 100

  /// The zones.
  private let zones: ZoneTable
  /// The number of the journey's zone.
  private let zone: Int
  /// The lives of one run, by its beginnings.
  private(set) var runs: [Life] = []
  /// The lives over all runs.
  private(set) var lives: [Life] = []

  /// Plays steps from each of some instants; so long after one another, where there are several
  /// runs.
  init(_ steps: [SmallStep], every: CalendarDuration?, zones: ZoneTable, zone: Int) {
    self.zones = zones
    self.zone = zone
    for start in Self.starts(zones, zone) {
      let once = play(steps[...], [Life(at: start)])
      runs += once
      guard let every else { continue }
      var lives = once
      for _ in 0..<2 { lives = play(steps[...], lives.flatMap { again($0, every) }) }
      self.lives += lives
    }
    if every == nil { lives = runs }
  }

  /// The instants from which everything is played: month ends of years with and without a leap day,
  /// and the nights in which Berlin changes its clocks.
  private static func starts(_ zones: ZoneTable, _ zone: Int) -> [Moment] {
    let dates = [
      "2029-12-30", "2029-12-31", "2030-01-28", "2030-01-29", "2030-01-30", "2030-01-31",
      "2030-02-27", "2030-02-28", "2030-03-01", "2030-03-28", "2030-03-29", "2030-03-30",
      "2030-03-31", "2030-10-24", "2030-10-25", "2030-10-26", "2030-10-27", "2030-08-31",
      "2032-01-30", "2032-01-31", "2032-02-28", "2032-02-29",
    ]
    let hours = [(2, 30), (9, 0), (13, 30), (20, 0)]
    return dates.compactMap { CivilDate($0) }.flatMap { date in
      hours.map { hour, minute in
        zones.moment(
          date: date, time: TimeOfDay(seconds: hour * 3600 + minute * 60), zone: zone)
      }
    }
  }

  /// The next run, as soon as it may begin, or some hours later.
  private func again(_ life: Life, _ every: CalendarDuration) -> [Life] {
    let due = max(added(every, to: life.entry), life.now)
    return [0, 13].map { hours in
      var next = life
      next.entry = added(hours: hours, to: due)
      next.now = next.entry
      return next
    }
  }

  // MARK: Steps

  /// Plays steps, with all that can happen.
  private func play(_ steps: ArraySlice<SmallStep>, _ lives: [Life]) -> [Life] {
    var lives = Array(lives.prefix(Self.livesMax))
    for step in steps {
      lives = Array(lives.flatMap { play(step, $0) }.prefix(Self.livesMax))
    }
    return lives
  }

  /// Plays a step.
  private func play(_ step: SmallStep, _ life: Life) -> [Life] {
    switch step {
    case .send:
      var sent = life
      sent.sends.append(life.now)
      return [sent]
    case .wait(let hours): return [waited(life, hours)]
    case .waitAny(let upTo):
      let most = upTo ?? 0
      return [0, most / 2 + 1, most].map { waited(life, $0) }
    case .days(let days): return [waited(life, CalendarDuration(days: days))]
    case .months(let months): return [waited(life, CalendarDuration(months: months))]
    case .until(let moment): return [waited(life, until: moment)]
    case .arms(let arms, let bound, let otherwise):
      let heard = arms.flatMap { arm in
        [0, (bound ?? 0) / 2].flatMap { play(arm.body[...], [waited(life, $0)]) }
      }
      return heard + play(otherwise[...], [waited(life, bound ?? 0)])
    case .branch(let then, let otherwise):
      return play(then[...], [life]) + play(otherwise[...], [life])
    case .monthly(let timesMax, let body): return rounds(timesMax, body, life)
    case .parallel(let isFirst, let branches): return together(isFirst, branches, life)
    default: preconditionFailure("no such step goes by the calendar")
    }
  }

  /// Plays rounds, each a month after the one before or when that is done.
  private func rounds(_ timesMax: Int, _ body: [SmallStep], _ life: Life) -> [Life] {
    var lives = [(begun: life.now, life: life)]
    for round in 0..<timesMax {
      lives = lives.flatMap { begun, life in
        var life = life
        if round > 0 { life.now = max(life.now, added(CalendarDuration(months: 1), to: begun)) }
        let start = life.now
        return play(body[...], [life]).map { (start, $0) }
      }
    }
    return lives.map(\.life)
  }

  /// Plays branches side by side.
  private func together(_ isFirst: Bool, _ branches: [[SmallStep]], _ life: Life) -> [Life] {
    var alone = life
    alone.sends = []
    let ways = branches.map { play($0[...], [alone]) }
    return ways[0].flatMap { one in
      ways[1].map { other in
        var both = life
        both.isPushed = one.isPushed || other.isPushed
        both.now = isFirst ? min(one.now, other.now) : max(one.now, other.now)
        let end = both.now
        let first = one.now <= other.now ? one : other
        let second = one.now <= other.now ? other : one
        both.sends += first.sends + second.sends.filter { !isFirst || $0 < end }
        return both
      }
    }
  }

  // MARK: Time

  /// The instant so much later.
  func added(_ duration: CalendarDuration, to moment: Moment) -> Moment {
    zones.adding(duration, to: moment, zone: zone) ?? moment
  }

  /// The instant so many hours later.
  private func added(hours: Int, to moment: Moment) -> Moment {
    Moment(microseconds: moment.microseconds + Int64(hours) * 3600 * Moment.perSecond)
  }

  /// A life some hours later.
  private func waited(_ life: Life, _ hours: Int) -> Life {
    var later = life
    later.now = added(hours: hours, to: life.now)
    return later
  }

  /// A life some days or months later.
  private func waited(_ life: Life, _ duration: CalendarDuration) -> Life {
    var later = life
    later.now = added(duration, to: life.now)
    let clocks = [life.now, later.now].map { zones.local(of: $0, zone: zone).time }
    later.isPushed = life.isPushed || clocks[0] != clocks[1]
    return later
  }

  /// A life at a time of the day.
  private func waited(_ life: Life, until moment: MomentExpression) -> Life {
    guard case .nextTime(let time) = moment.form else { return life }
    var later = life
    var date = zones.local(of: life.now, zone: zone).date
    repeat {
      later.now = zones.moment(date: date, time: time, zone: zone)
      date.daysSince1970 += 1
    } while later.now <= life.now
    return later
  }
}

extension CalendarModel {
  /// The most messages that were seen in a window; in one run by itself where that is asked.
  func most(in window: CalendarDuration, isPerRun: Bool) -> Int {
    (isPerRun ? runs : lives).reduce(0) { most, life in
      life.sends.reduce(most) { most, first in
        let end = added(window, to: first)
        return max(most, life.sends.count { first <= $0 && $0 < end })
      }
    }
  }

  /// The life of one run that is still inside once so much time has passed; a wait that ended
  /// behind an hour that clocks left out may be as much later.
  func lateLife(after length: CalendarDuration) -> Life? {
    runs.first { life in
      let end = added(length, to: life.start)
      return life.now > (life.isPushed ? added(hours: 1, to: end) : end)
    }
  }
}
