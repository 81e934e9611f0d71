public import JourneyModel

/// Tells what another version of a journey changes of what is certain of it: the messages that a
/// person can get, how long a run can take, and how close two messages can come.
public struct BoundsComparison {
  /// The bounds of the old version.
  private let old: JourneyBounds
  /// The bounds of the new version.
  private let new: JourneyBounds
  /// What was found.
  private var changes: [JourneyChange] = []

  /// Returns what a new version changes; the limits are those of the workspaces of either.
  public static func changes(
    from old: JourneyDefinition, to new: JourneyDefinition, oldLimits: [MessageLimit] = [],
    newLimits: [MessageLimit] = []
  ) -> [JourneyChange] {
    // What is the same is not proved twice.
    if old == new, oldLimits == newLimits { return [] }
    return changes(
      from: JourneyBounds(of: old, limits: oldLimits),
      to: JourneyBounds(of: new, limits: newLimits))
  }

  /// Returns what is different in some bounds.
  public static func changes(
    from old: JourneyBounds, to new: JourneyBounds
  ) -> [JourneyChange] {
    var comparison = BoundsComparison(old: old, new: new)
    for (left, right) in zip(old.messages, new.messages) {
      comparison.compareMessages(left, right)
    }
    comparison.compareLengths()
    comparison.compareSpacings()
    return comparison.changes
  }

  /// Compares the messages in a window: those of all kinds, or of one where only that differs.
  private mutating func compareMessages(
    _ left: JourneyBounds.Messages, _ right: JourneyBounds.Messages
  ) {
    let window = "in \(right.window.inDays)"
    if left.all != right.all { return report(left.all, right.all, "", window) }
    report(left.marketing, right.marketing, "marketing ", window)
    report(left.transactional, right.transactional, "transactional ", window)
  }

  /// Reports a number of messages that is another now.
  private mutating func report(
    _ left: JourneyBounds.Count, _ right: JourneyBounds.Count, _ kind: String, _ window: String
  ) {
    if left == right { return }
    let noun = kind + (right == .atMost(1) ? "message" : "messages")
    let isRaised = right.isMore(than: left)
    guard right != .unknown else {
      return add(true, "nobody can tell how many \(noun) one person gets \(window), \(left.before)")
    }
    add(isRaised, "one person can get \(right.words) \(noun) \(window), \(left.before)")
  }

  /// Compares how long a run can take.
  private mutating func compareLengths() {
    if old.length == new.length { return }
    let isLonger =
      switch (old.length, new.length) {
      case (.atMost(let one), .atMost(let other)):
        Stretch(other).greatest > Stretch(one).greatest
      case (.atMost, _): true
      default: false
      }
    add(isLonger, "a run \(new.length.words), \(old.length.before)")
  }

  /// Compares how close two messages can come.
  private mutating func compareSpacings() {
    guard old.spacing != new.spacing else { return }
    switch (old.spacing, new.spacing) {
    case (let one?, let other?):
      let isLess = Stretch(other).least < Stretch(one).least
      add(!isLess, "messages are at least \(other.inDays) apart, was \(one.inDays)")
    case (nil, let other?):
      add(false, "messages are at least \(other.inDays) apart, no two followed one another before")
    case (let one?, nil):
      add(true, "no two messages follow one another, they were at least \(one.inDays) apart")
    case (nil, nil): return
    }
  }

  /// Adds a change of a bound.
  private mutating func add(_ isRaised: Bool, _ message: String) {
    changes.append(JourneyChange(.bounds, isRaised ? .raised : .lowered, message))
  }

  /// Prepares the comparison of two bounds.
  private init(old: JourneyBounds, new: JourneyBounds) {
    self.old = old
    self.new = new
  }
}

extension JourneyBounds.Count {
  /// The number in words.
  fileprivate var words: String {
    switch self {
    case .atMost(let number): "at most \(number)"
    case .atLeast(let number): "\(number) or more"
    case .unbounded: "any number of"
    case .unknown: "who knows how many"
    }
  }

  /// What the number was before, in words.
  fileprivate var before: String {
    switch self {
    case .atMost(let number): "was \(number)"
    case .atLeast(let number): "was \(number) or more"
    case .unbounded: "was any number"
    case .unknown: "which nobody could tell before"
    }
  }

  /// `true` if there can be more than another bound allows.
  fileprivate func isMore(than other: Self) -> Bool {
    guard case .atMost(let most) = other else { return false }
    guard case .atMost(let number) = self else { return true }
    return number > most
  }
}

extension JourneyBounds.Length {
  /// How long a run takes, in words.
  fileprivate var words: String {
    switch self {
    case .atMost(let length): length.isZero ? "ends at once" : "ends within \(length.inDays)"
    case .unbounded: "may wait for ever"
    case .unknown: "has too many ways to tell how long it takes"
    }
  }

  /// How long a run took before, in words.
  fileprivate var before: String {
    switch self {
    case .atMost(let length): length.isZero ? "which ended at once" : "was \(length.inDays)"
    case .unbounded: "which could wait for ever"
    case .unknown: "which nobody could tell before"
    }
  }
}
