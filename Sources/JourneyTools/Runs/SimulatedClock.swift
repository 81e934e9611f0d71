internal import JourneyModel
internal import JourneyStore

/// The simulated clock of a store: it begins with the first event, or earlier if the user says so,
/// and never goes back.
struct SimulatedClock {
  /// Where it is kept.
  let store: any JourneyStore
  /// Where it begins at the latest, in a new store.
  let from: Moment?

  /// The name of its setting.
  private static let name = "simulated_clock"

  /// A moment before every event: users who are known from the beginning arrive at it.
  static let dawn = Moment(microseconds: -62_167_219_200 * Moment.perSecond)

  /// The moment that an earlier run stopped at; `nil` in a new store.
  func start() throws -> Moment? {
    try store.setting(Self.name).flatMap { Moment($0) }
  }

  /// The moment before which nothing is handled: where an earlier run stopped, or the first event.
  func origin() throws -> Moment {
    if let start = try start() { return start }
    let known = [from, try store.totals().firstEventAt].compactMap { $0 }
    return known.min() ?? Moment(microseconds: 0)
  }

  /// Notes where a run stopped.
  func stop(at moment: Moment) throws {
    try store.set(Self.name, to: moment.description)
  }
}
