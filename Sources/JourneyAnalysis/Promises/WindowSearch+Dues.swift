import JourneyModel

/// When clocks run out, and when times of the timetable can be come to.
extension WindowSearch {
  /// Lets a way wait for the clock of an edge.
  func wait(_ next: inout Label, for edge: TimedGraph.Edge, of number: Int) {
    guard let clock = edge.awaits.flatMap({ clocks.firstIndex(of: $0) }) else { return }
    wait(&next, until: dues[number * dueCount + clock])
  }

  /// Lets a way wait until something is due.
  func wait(_ next: inout Label, until due: Stretch?) {
    guard let due, due.least > next.time.least else { return }
    next.sinceSeed = next.sinceSeed + due.beyond(next.time)
    next.time = due.isSurelyLonger(than: next.time) ? due : due.joiningKinds(of: next.time)
  }

  /// Gives a way that is about to be added the dues of the one that it goes on from.
  mutating func copyDues(of number: Int) {
    for due in 0..<dueCount { dues.append(dues[number * dueCount + due]) }
  }

  /// Lets a way that is about to be added come to a time of the timetable.
  mutating func startGaps(from time: Int, at now: Stretch) {
    for (other, gap) in plan.ground.gaps[time].enumerated() {
      guard let gap else { continue }
      let number = labels.count * dueCount + clocks.count + other
      let due = now + gap
      // What a time of a day of the week asked for before may be more.
      if dues[number].map({ $0.least < due.least }) ?? true { dues[number] = due }
    }
  }

  /// Forgets what holds a way that is about to be added back no longer.
  mutating func dropDues(before now: Stretch) {
    for due in (labels.count * dueCount)..<dues.count {
      if let least = dues[due]?.least, least <= now.least { dues[due] = nil }
    }
  }
}
