import JourneyModel

/// When the places of a way are reached in a story that can be, as far as one is found: with clocks
/// that show what is waited for, and no more messages than limits let leave.
struct StoryTimes {
  /// The times since the beginning of the first run.
  private(set) var times: [Int64]
  /// The time of the day at which it begins.
  private(set) var clock: Int64

  /// The longest way for which beginnings are tried.
  private static let placesMax = 500

  /// How much longer a window may be for the sake of times that are told in minutes.
  private static let minute = 60 * Moment.perSecond

  /// Looks for times of a way, the ends of its window no more than `span` after it begins, and
  /// within `window` where limits or clocks ask for more; `nil` if there are none at all.
  init?(
    _ path: TimedPath, in graph: TimedGraph, span: Int64? = nil, window: Int64 = 0,
    limits: [MessageLimit] = []
  ) {
    let wide = span.map { max($0, window - 1) }
    let byMinutes = path.hasHolds(in: graph) ? span.map { min($0 + Self.minute, wide ?? $0) } : span
    let limited = limits.isEmpty ? [[]] : [limits, []]
    let tries = limited.flatMap { limits in [byMinutes, wide].map { (limits: limits, span: $0) } }
    for (limits, span) in tries {
      guard let found = Self.byClocks(path, in: graph, span: span, limits: limits) else { continue }
      self = found
      return
    }
    let plain = limited.lazy.compactMap { limits in
      path.times(in: graph, span: limits.isEmpty ? span : wide, limits: limits)
    }
    guard let times = plain.first else { return nil }
    self.init(times, clock: ClockChoice(path, times: times, in: graph).clock)
  }

  /// Looks for times of a way with clocks that show what is waited for, and a beginning that is as
  /// it was tried, rather than some time later.
  private static func byClocks(
    _ path: TimedPath, in graph: TimedGraph, span: Int64?, limits: [MessageLimit]
  ) -> StoryTimes? {
    guard let plain = path.times(in: graph, span: span, limits: limits) else { return nil }
    if !path.hasHolds(in: graph) {
      return StoryTimes(plain, clock: ClockChoice(path, times: plain, in: graph).clock)
    }
    if path.places.count > placesMax { return nil }
    var late: StoryTimes?
    for second in ClockChoice.candidates(path, times: plain, in: graph) {
      let clock = Int64(second) * Moment.perSecond
      let found = path.times(in: graph, span: span, limits: limits, clock: clock)
      if let found, found.clock == clock { return StoryTimes(found.times, clock: clock) }
      late = late ?? found.map { StoryTimes($0.times, clock: $0.clock % Stretch.day) }
    }
    return late
  }

  /// Takes times as they are.
  private init(_ times: [Int64], clock: Int64) {
    self.times = times
    self.clock = clock
  }

  /// Takes the times of the way that lasts longest.
  init(_ longest: LongestWay, in graph: TimedGraph) {
    self.init(
      longest.times, clock: ClockChoice(longest.path, times: longest.times, in: graph).clock)
  }

  /// Any times of a way: all at once where its steps ask for what cannot be.
  init(anyOf path: TimedPath, in graph: TimedGraph) {
    self =
      StoryTimes(path, in: graph) ?? StoryTimes(path.places.map { _ in 0 }, clock: 0)
  }
}
