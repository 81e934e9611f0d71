internal import JourneyModel

/// A moment for each part before which it has no work, so that idle parts are not asked.
struct DueTimes {
  /// The moments; the past of all times where nothing is known.
  private var earliest: [Moment]

  /// Knows nothing of any part.
  init() { earliest = Array(repeating: .distantPast, count: Part.count) }

  /// No part has work.
  static let idle = {
    var times = DueTimes()
    times.earliest = Array(repeating: .distantFuture, count: Part.count)
    return times
  }()

  /// `true` if `part` may have work up to `until`.
  func mayHaveWork(_ part: Int, until: Moment) -> Bool { earliest[part] <= until }

  /// The position of the first of some parts that may have work up to a moment, from a position on;
  /// `end` if none has before it.
  func position(in parts: [Int], from start: Int, to end: Int, until moment: Moment) -> Int {
    var position = start
    while position < end, earliest[parts[position]] > moment { position += 1 }
    return position
  }

  /// Notes that `part` has work from `moment` on.
  mutating func add(_ moment: Moment, to part: Int) {
    if moment < earliest[part] { earliest[part] = moment }
  }

  /// Notes that `part` has no work before `moment`; none at all if that is `nil`.
  mutating func set(_ moment: Moment?, of part: Int) {
    earliest[part] = moment ?? .distantFuture
  }

  /// Notes that nothing is known of `part`.
  mutating func forget(_ part: Int) { earliest[part] = .distantPast }

  /// The parts that may have work up to a moment, the earliest first.
  func parts(until moment: Moment) -> [Int] {
    earliest.indices.filter { earliest[$0] <= moment }
      .sorted { (earliest[$0], $0) < (earliest[$1], $1) }
  }

  /// The earliest of all; `nil` if no part has work.
  var soonest: (part: Int, moment: Moment)? {
    guard let part = earliest.indices.min(by: { earliest[$0] < earliest[$1] }),
      earliest[part] != .distantFuture
    else { return nil }
    return (part, earliest[part])
  }
}

extension Moment {
  /// Before everything.
  fileprivate static let distantPast = Moment(microseconds: .min)
  /// After everything.
  fileprivate static let distantFuture = Moment(microseconds: .max)
}
