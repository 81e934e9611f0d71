import JourneyModel

extension JourneyComparison {
  /// Compares where the steps lead, past those that came, went or moved: they are told already.
  mutating func compareLinks() {
    let before = LinkFinder(old.states, skipped: skippedBefore)
    let after = LinkFinder(new.states, skipped: skippedAfter)
    compareStart(before, after)
    for (number, twin) in matching.twins.enumerated() {
      guard let twin, !moved.contains(twin) else { continue }
      let (one, other) = (old.states[number], new.states[twin])
      guard !one.kind.isUnwritten else { continue }
      var told: Set<Int> = []
      let newLinks = ways(of: other.kind)
      for (way, link) in ways(of: one.kind) {
        guard let newLink = newLinks.first(where: { $0.way == way })?.link,
          let target = before.target(of: link), let newTarget = after.target(of: newLink),
          matching.twins[target] != newTarget, told.insert(newTarget).inserted
        else { continue }
        reportRedirected(one, other, from: target, to: newTarget)
      }
    }
  }

  /// The links of a step, each with the arm that it belongs to.
  private func ways(of kind: JourneyState.Kind) -> [(way: String, link: String)] {
    let arms = steps.arms(of: kind)
    return kind.links.enumerated().map { number, link in
      (number < arms.count ? arms[number] : "\(number - arms.count)", link)
    }
  }

  /// The old states that have no twin in the same order.
  private var skippedBefore: Set<Int> {
    Set(
      matching.twins.indices.filter { number in
        matching.twins[number].map { moved.contains($0) } ?? true
      })
  }

  /// The new states that have no twin in the same order.
  private var skippedAfter: Set<Int> {
    moved.union(matching.origins.indices.filter { matching.origins[$0] == nil })
  }

  /// Compares the first steps.
  private mutating func compareStart(_ before: LinkFinder, _ after: LinkFinder) {
    guard let first = before.target(of: old.start), let newFirst = after.target(of: new.start),
      matching.twins[first] != newFirst
    else { return }
    let state = new.states[newFirst]
    report(
      .audience, .redirected, "who enters begins with \(words(for: state.kind)) now", new: state)
  }

  /// Reports a step that leads elsewhere.
  private mutating func reportRedirected(
    _ one: JourneyState, _ other: JourneyState, from target: Int, to newTarget: Int
  ) {
    let (old, new) = (old.states[target], new.states[newTarget])
    report(
      one.kind.canHold ? .inFlight : .sends, .redirected,
      "\(words(for: other.kind)) leads to \(words(for: new.kind)), no longer to "
        + words(for: old.kind), old: one, new: other)
  }
}

/// Follows links past states that are left out.
private struct LinkFinder {
  /// The states.
  let states: [JourneyState]
  /// The states that are left out.
  let skipped: Set<Int>
  /// The numbers by id.
  private let numbers: [String: Int]

  /// Creates a finder.
  init(_ states: [JourneyState], skipped: Set<Int>) {
    self.states = states
    self.skipped = skipped
    numbers = Dictionary(
      states.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The first state on the way that is not left out; `nil` where the way parts before it.
  func target(of link: String) -> Int? {
    var number = numbers[link]
    var seen: Set<Int> = []
    while let here = number, skipped.contains(here) {
      let links = states[here].kind.links
      guard seen.insert(here).inserted, links.count == 1 else { return nil }
      number = numbers[links[0]]
    }
    return number
  }
}
