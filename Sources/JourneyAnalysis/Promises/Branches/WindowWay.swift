import JourneyModel

/// A way of branches side by side, as a window of time sees it.
///
/// The window begins at some time `w` after the fork, no later than `latest`; then the target is
/// reached `span` after `w` or `earliest` after the fork, whichever comes later. Ways of that form
/// can be put one after another and side by side, and are of that form again.
struct WindowWay {
  /// What a branch does on the way.
  enum Part {
    /// Nothing that counts.
    case idle
    /// A way from the beginning of the branch, by its number in the reach of the branch.
    case reach(Int)
    /// A way from the beginning of the branch, by its number in the search from there.
    case whole(Int)
    /// A window that begins inside: by the number of its beginning, of the way there, and of the
    /// way from there.
    case late(beginning: Int, reach: Int, label: Int)
  }

  /// The node that it leads to.
  var target: Int
  /// The least time from the fork to the target.
  var earliest = Stretch.zero
  /// The least time from the beginning of the window to the target.
  var span = Stretch.zero
  /// The latest that the window can begin after the fork; `nil` if it may begin at any time.
  var latest: Stretch?
  /// The latest that the target can be reached, before other branches are dropped; `nil` where
  /// there is none.
  var deadline: Stretch?
  /// The messages on it.
  var tally: MessageCount.Tally = 0
  /// What each branch does.
  var parts: [Part] = []

  /// The least time to the target from a window that begins inside, as late as it can.
  var time: Stretch {
    latest.map { span.later(earliest.beyond($0)) } ?? span
  }

  /// Two branches together: their window begins as late as both allow, and both are waited for.
  func beside(_ other: WindowWay, in count: MessageCount) -> WindowWay {
    WindowWay(
      target: target, earliest: earliest.later(other.earliest), span: span.later(other.span),
      latest: TimeRange.sooner(latest, other.latest),
      deadline: TimeRange.sooner(deadline, other.deadline),
      tally: count.sum(tally, other.tally), parts: parts + other.parts)
  }

  /// The way with a window that begins early enough for its deadline; `nil` if there is none.
  var inTime: WindowWay? {
    guard let deadline else { return self }
    if earliest.isSurelyLonger(than: deadline) || span.isSurelyLonger(than: deadline) { return nil }
    var way = self
    way.latest = TimeRange.sooner(latest, deadline.atMostBeyond(span))
    way.deadline = nil
    return way
  }

  /// `true` if whatever follows another way with the same messages follows this one too.
  func covers(_ other: WindowWay) -> Bool {
    guard target == other.target, earliest.covers(other.earliest), span.covers(other.span) else {
      return false
    }
    return Self.covers(latest, other.latest) && Self.covers(deadline, other.deadline)
  }

  /// `true` if an end is no sooner than another.
  private static func covers(_ end: Stretch?, _ other: Stretch?) -> Bool {
    guard let end else { return true }
    return other.map(end.coversFromAbove) ?? false
  }
}

/// Ways of one window of which none makes another needless.
struct WindowWays {
  /// The most ways with the same messages.
  private static let rivalsMax = 256

  /// The ways, by their messages and where they lead.
  private var groups: [Key: [WindowWay]] = [:]
  /// The keys in the order in which they came.
  private var keys: [Key] = []
  /// `true` if there were too many.
  private(set) var isTooLarge = false

  /// What ways are compared by.
  private struct Key: Hashable {
    /// Where they lead.
    var target: Int
    /// Their messages.
    var tally: MessageCount.Tally
  }

  /// Adds a way, unless another makes it needless.
  mutating func add(_ way: WindowWay) {
    let key = Key(target: way.target, tally: way.tally)
    var group = groups.removeValue(forKey: key) ?? []
    if group.isEmpty { keys.append(key) }
    defer { groups[key] = group }
    if group.contains(where: { $0.covers(way) }) { return }
    group.removeAll { way.covers($0) }
    if group.count >= Self.rivalsMax { return isTooLarge = true }
    group.append(way)
  }

  /// The ways.
  var all: [WindowWay] { keys.flatMap { groups[$0] ?? [] } }
}
