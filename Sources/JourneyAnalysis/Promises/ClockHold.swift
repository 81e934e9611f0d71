import JourneyModel

/// A step of a way that is taken when the clock shows a time: a wait until then, or a message that
/// quiet hours hold.
struct ClockHold {
  /// The place at which it begins.
  let from: Int
  /// The place at which it ends.
  let to: Int
  /// What it waits for.
  private let goal: Goal

  /// What can be waited for.
  private enum Goal {
    /// The next time that the clock shows this.
    case next(Int)
    /// This time of the next day.
    case tomorrow(Int)
    /// This time of some day.
    case sometime(Int)
    /// The end of quiet hours, if they have begun.
    case quiet(QuietSpans)
  }

  /// `true` if it may end on any day.
  var isVague: Bool { if case .sometime = goal { true } else { false } }

  /// When it ends, in microseconds since a midnight, if it begins at a time; on a later day if it
  /// must not end before another.
  func end(from start: Int64, notBefore least: Int64) -> Int64 {
    switch goal {
    case .next(let second): Self.time(second, after: start)
    case .tomorrow(let second):
      (start / Stretch.day + 1) * Stretch.day + Int64(second) * Moment.perSecond
    case .sometime(let second): Self.time(second, after: least - 1)
    case .quiet(let quiet):
      quiet.release(of: Int(start / Moment.perSecond)).map { second in
        max(start, Int64(second) * Moment.perSecond)
      } ?? start
    }
  }

  /// The first time behind another at which the clock shows a second of the day.
  private static func time(_ second: Int, after start: Int64) -> Int64 {
    let time = start / Stretch.day * Stretch.day + Int64(second) * Moment.perSecond
    return time > start ? time : time + Stretch.day
  }
}

extension ClockHold {
  /// The steps of a way that are held by the clocks of the journey's zone.
  static func all(of path: TimedPath, in graph: TimedGraph) -> [ClockHold] {
    let quiet = QuietSpans(graph.definition.settings)
    return path.places.enumerated().compactMap { number, place in
      guard let edge = place.edge else { return nil }
      if !edge.cause.isWithinRun, place.node == 0 {
        return graph.definition.startTime.map {
          ClockHold(from: place.from, to: number, goal: .sometime($0.seconds))
        }
      }
      let node = path.places[place.from].node
      guard let state = graph.state(of: node) else { return nil }
      if let moment = state.kind.moment(of: edge.cause) {
        let isAtHome = moment.zone == nil || moment.zone == graph.definition.settings.timeZone
        guard isAtHome, let goal = goal(of: moment) else { return nil }
        return ClockHold(from: place.from, to: number, goal: goal)
      }
      guard case .send = state.kind, graph.nodes[node].isWait, graph.nodes[place.node].sends,
        quiet.release(of: 0) != nil
      else { return nil }
      return ClockHold(from: place.from, to: number, goal: .quiet(quiet))
    }
  }

  /// What a wait for a moment waits for; `nil` if the clock does not tell.
  private static func goal(of moment: MomentExpression) -> Goal? {
    switch moment.form {
    case .nextTime(let time): .next(time.seconds)
    case .tomorrow(let time): .tomorrow(time.seconds)
    case .nextWeekday(_, let time): .sometime(time.seconds)
    case .offset(_, _, _, let time?): .sometime(time.seconds)
    case .offset(_, _, _, nil), .value: nil
    }
  }
}

extension TimedPath {
  /// `true` if clocks hold a step of the way.
  func hasHolds(in graph: TimedGraph) -> Bool { !ClockHold.all(of: self, in: graph).isEmpty }
}
