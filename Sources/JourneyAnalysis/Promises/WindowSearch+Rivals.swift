import JourneyModel

/// The comparison of ways to one node with the same messages.
extension WindowSearch {
  /// The ways to one node with the same messages, each linked to the one before it.
  struct Rivals {
    /// The one that was added last.
    var last: Int?
    /// How many there are.
    var count = 0
    /// How many of their messages limits let leave.
    var worth: Int
  }

  /// How many messages limits let leave on the way that was added last; `nil` if another makes it
  /// needless.
  ///
  /// Those that it makes needless are marked.
  mutating func worthIfNeeded(_ number: Int) -> Int? {
    let group = rivals(of: labels[number])
    var next = rivals[group].last
    while let other = next {
      if covers(other, number) { return nil }
      next = labels[other].rival
    }
    guard rivals[group].count < Self.rivalsMax else {
      isTooLarge = true
      return nil
    }
    dropRivals(in: group, coveredBy: number)
    labels[number].rival = rivals[group].last
    rivals[group].last = number
    rivals[group].count += 1
    return rivals[group].worth
  }

  /// The number of the rivals of a way.
  private mutating func rivals(of label: Label) -> Int {
    let number = rivalries.number(of: label.node, label.tally)
    if number == rivals.count { rivals.append(Rivals(worth: count.worth(label.tally))) }
    return number
  }

  /// Marks the rivals that a way makes needless, and leaves them out of further comparisons.
  private mutating func dropRivals(in group: Int, coveredBy number: Int) {
    var later: Int?
    var next = rivals[group].last
    while let other = next {
      next = labels[other].rival
      guard covers(number, other) else {
        later = other
        continue
      }
      labels[other].isNeedless = true
      rivals[group].count -= 1
      if let later { labels[later].rival = next } else { rivals[group].last = next }
    }
  }

  /// `true` if another way to the same node has sent as many messages, and whatever follows this
  /// one follows it too.
  ///
  /// Only one way is compared, the best so far, so that this costs next to nothing.
  func isOutdone(_ number: Int) -> Bool {
    guard let champion = champions[labels[number].node], champion != number else { return false }
    return count.holds(labels[champion].tally, allOf: labels[number].tally)
      && covers(champion, number)
  }

  /// Makes a way the one that others to its node are compared with, if it has sent the most.
  mutating func crown(_ number: Int) {
    let node = labels[number].node
    if let champion = champions[node],
      !count.holds(labels[number].tally, allOf: labels[champion].tally)
    {
      return
    }
    champions[node] = number
  }

  /// `true` if whatever follows the other way in a window follows the one too.
  private func covers(_ one: Int, _ other: Int) -> Bool {
    guard labels[one].time.covers(labels[other].time) else { return false }
    if let slowest = labels[one].slowest {
      guard labels[other].slowest.map(slowest.coversFromAbove) ?? false else { return false }
    }
    let (own, others) = (one * dueCount, other * dueCount)
    return (0..<dueCount).allSatisfy { number in
      guard let due = dues[own + number] else { return true }
      return dues[others + number].map(due.covers) ?? false
    }
  }
}
