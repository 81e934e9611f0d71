internal import JourneyModel

/// How much waits to be handled, and since when, without counting rows.
///
/// Inputs are handled about in the order in which they come; so the oldest that waits came when as
/// many had come as are handled by now.
struct QueueGauge {
  /// How many inputs have come.
  private var taken: Int
  /// How many of them were handled.
  private var handled = 0
  /// How many had come up to some moments, in order.
  private var marks: [(taken: Int, at: Moment)]
  /// The first mark that still counts.
  private var head = 0

  /// How far marks are apart: finer than anybody asks for.
  private static let spacing = Moment.perSecond / 4

  /// Begins with what waits already.
  init(waiting: Int, at now: Moment) {
    taken = waiting
    marks = waiting > 0 ? [(waiting, now)] : []
  }

  /// How many inputs wait.
  var waiting: Int { max(0, taken - handled) }

  /// Since when the oldest of them waits; `nil` if none does.
  var oldest: Moment? { waiting > 0 && head < marks.count ? marks[head].at : nil }

  /// Counts inputs that were taken.
  mutating func take(_ count: Int, at now: Moment) {
    guard count > 0 else { return }
    taken += count
    if head < marks.count, let last = marks.last,
      now.microseconds - last.at.microseconds < Self.spacing
    {
      marks[marks.count - 1].taken = taken
    } else {
      marks.append((taken, now))
    }
  }

  /// Counts inputs that were handled.
  mutating func handle(_ count: Int) {
    handled += count
    while head < marks.count, marks[head].taken <= handled { head += 1 }
    if head == marks.count || head > 1_024 {
      marks.removeFirst(head)
      head = 0
    }
  }

  /// Notes that nothing waits: what was counted twice or not at all is set right.
  mutating func empty() {
    handled = taken
    marks.removeAll(keepingCapacity: true)
    head = 0
  }
}
