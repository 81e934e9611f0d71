/// All that matters of a run that goes by clocks, at a full hour.
struct ClockedState: Hashable {
  /// What a clock shows, and how often it can still be changed.
  struct Clock: Hashable {
    /// The hour of the week, counted from Monday's first.
    var hour: Int16 = 0
    /// `true` if it was put forward.
    var isForward = false
    /// `true` if it was put back.
    var isBack = false

    /// The hour of the day.
    var hourOfDay: Int { Int(hour) % 24 }
    /// The day of the week, 0 for Monday.
    var weekday: Int { Int(hour) / 24 }

    /// The hours of the day that a clock may leave out.
    private static let gaps: Set<Int> = [22, 23, 0, 1, 2, 3, 4]
    /// The hours of the day that a clock may show twice.
    private static let repeats: Set<Int> = [21, 22, 23, 0, 1, 2, 3, 4]

    /// The clock an hour later, with the hours that it has gone on by.
    func later(anywhere: Bool) -> [(clock: Clock, hours: Int)] {
      var ways = [(moved(1), 1)]
      if !isForward, anywhere || Self.gaps.contains((hourOfDay + 1) % 24) {
        var clock = moved(2)
        clock.isForward = true
        ways.append((clock, 2))
      }
      if !isBack, anywhere || Self.repeats.contains(hourOfDay) {
        var clock = self
        clock.isBack = true
        ways.append((clock, 0))
      }
      return ways
    }

    /// The clock so many hours on.
    private func moved(_ hours: Int16) -> Clock {
      var clock = self
      clock.hour = (hour + hours) % 168
      return clock
    }
  }

  /// The number of the state.
  var state: Int16
  /// `true` if a message was held here.
  var isHeld = false
  /// The hours that a wait has still to go, by its clock; `nil` where it has none planned.
  var left: Int16?
  /// The rounds of the loops.
  var rounds: [Int8]
  /// The clocks: of the journey's zone, of the other, and of the user's.
  var clocks: [Clock]
  /// The hours that the window is still open; -1 before it begins.
  var window: Int16 = -1
  /// The messages in the window.
  var count: Int8 = 0
}
