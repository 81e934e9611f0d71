import JourneyModel

/// The time of the day at which a counter-example begins, so that no quiet hours lie in its way and
/// what waits for a time of the day goes on at that time, as far as one beginning can do all that.
struct ClockChoice {
  /// The microseconds of the day.
  private(set) var clock: Int64

  /// Something that should be so at a time of the way.
  private enum Wish {
    /// The clock shows this second of the day.
    case shows(Int)
    /// The hours are quiet for so many seconds more, or not at all.
    case quiet(Int)
  }

  /// The time that is best where all are as good.
  private static let usual = 9 * 3_600
  /// Seconds of a minute.
  private static let minute = 60
  /// Seconds of a day.
  private static let day = 86_400

  /// Chooses the time for a way.
  init(_ path: TimedPath, times: [Int64], in graph: TimedGraph) {
    let wishes = Self.wishes(path, times, graph)
    let quiet = QuietSpans(graph.definition.settings)
    let candidates = Self.candidates(wishes, graph)
    var best = (score: -1, second: Self.usual)
    for candidate in candidates {
      let score = wishes.count { wish in
        let second = Self.wrapped(candidate + wish.time)
        switch wish.wish {
        case .shows(let wanted): return second == wanted
        case .quiet(let wanted):
          let hold = quiet.release(of: second).map { $0 - second }
          return hold.map { $0 == wanted } ?? (quiet.isQuiet(second) == (wanted > 0))
        }
      }
      if score > best.score { best = (score, candidate) }
    }
    clock = Int64(best.second) * Moment.perSecond
  }

  /// The seconds of the day that may be best for a way.
  static func candidates(_ path: TimedPath, times: [Int64], in graph: TimedGraph) -> [Int] {
    candidates(wishes(path, times, graph), graph)
  }

  /// The seconds of the day that may be best: the usual one first, or the only one at which runs
  /// start.
  private static func candidates(
    _ wishes: [(time: Int, wish: Wish)], _ graph: TimedGraph
  ) -> [Int] {
    if let start = graph.definition.startTime { return [start.seconds] }
    var candidates = (0..<48).map { (usual + $0 * 1_800) % day }
    for case (let time, .shows(let second)) in wishes {
      // What goes on at the next such time is best reached a little before.
      candidates += [second - time, second - time - minute].map(wrapped)
    }
    return candidates
  }

  /// The second of the day that so many seconds from midnight fall on.
  private static func wrapped(_ seconds: Int) -> Int { (seconds % day + day) % day }

  /// What should be so on a way, by the seconds since its beginning.
  private static func wishes(
    _ path: TimedPath, _ times: [Int64], _ graph: TimedGraph
  ) -> [(time: Int, wish: Wish)] {
    path.places.enumerated().compactMap { number, place in
      let node = path.places[place.from].node
      guard let edge = place.edge, let state = graph.state(of: node) else { return nil }
      let second = { (place: Int) in Int(times[place] / Moment.perSecond) }
      if let time = state.kind.moment(of: edge.cause)?.clockTime {
        return (second(number), .shows(time.seconds))
      }
      guard case .send = state.kind, graph.nodes[node].isWait, graph.nodes[place.node].sends else {
        return nil
      }
      return (second(place.from), .quiet(second(number) - second(place.from)))
    }
  }
}

extension JourneyDefinition {
  /// The time of the day at which the calendar starts every run; `nil` where it may be any, or one
  /// by other clocks than the journey's.
  var startTime: TimeOfDay? {
    guard let moment = onlyTrigger?.moment else { return nil }
    return moment.zone == nil || moment.zone == settings.timeZone ? moment.clockTime : nil
  }
}

extension JourneyState.Kind {
  /// The moment at which a way on is taken; `nil` where it may be any.
  func moment(of cause: TimedGraph.Edge.Cause) -> MomentExpression? {
    switch (self, cause) {
    case (.waitUntil(let moment, _), _): moment
    case (.waitArms(_, .moment(let moment)?, _), .timeUp): moment
    default: nil
    }
  }
}

extension MomentExpression {
  /// The time that the clock shows at the moment.
  var clockTime: TimeOfDay? {
    switch form {
    case .nextTime(let time), .tomorrow(let time), .nextWeekday(_, let time): time
    case .offset(_, _, _, let time): time
    case .value: nil
    }
  }
}
