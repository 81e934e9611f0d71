internal import JourneyEngine
internal import JourneyModel
public import JourneyStore
internal import Logging
internal import Metrics

/// Tells those who watch whether anybody waits longer than they should.
public actor FigureReporter {
  /// Who reads.
  private let reader: StoreReader
  /// What is in the log of what came in and not in the tables yet; `nil` where there is no log.
  private let unsettled: UnsettledInputs?
  /// Tells the time.
  private let clock: any ServiceClock
  /// The journeys whose people were told of.
  private var journeys: Set<String> = []

  /// `true` if the log has said that effects are held back.
  private var hasToldOfHold = false
  /// Says what an operator should know.
  private let logger = Logger(label: "journey.figures")

  /// The label of all journeys beyond those that are named.
  private static let others = "other journeys"

  /// Creates a reporter.
  public init(
    reader: StoreReader, unsettled: UnsettledInputs? = nil, clock: any ServiceClock
  ) {
    self.reader = reader
    self.unsettled = unsettled
    self.clock = clock
  }

  /// Tells what waits, and for how long.
  @discardableResult
  public func reportWaiting() async throws -> StoreFigures {
    let unsettled = (count: unsettled?.count ?? 0, earliest: unsettled?.earliest)
    var figures = try await reader.read { store in try store.figures() }
    figures.inputs += unsettled.count
    figures.oldestInput = [figures.oldestInput, unsettled.earliest].compactMap(\.self).min()
    Gauge(label: "journey_oldest_input_age_seconds").record(seconds(since: figures.oldestInput))
    Gauge(label: "journey_oldest_timer_lateness_seconds")
      .record(seconds(since: figures.oldestTimer))
    Gauge(label: "journey_oldest_effect_lateness_seconds")
      .record(seconds(since: figures.oldestEffect))
    Gauge(label: "journey_inputs_waiting").record(figures.inputs)
    Gauge(label: "journey_effects_pending").record(figures.pendingEffects)
    Gauge(label: "journey_effects_sending").record(figures.sendingEffects)
    Gauge(label: "journey_dead_letters").record(figures.deadLetters)
    tellOfHold(try await reader.read { try $0.setting(Engine.holdSetting) == "true" })
    return figures
  }

  /// Tells whether effects are held back; the log says so once.
  private func tellOfHold(_ isHolding: Bool) {
    Gauge(label: "journey_effects_held").record(isHolding ? 1 : 0)
    if isHolding, !hasToldOfHold {
      logger.warning("messages and calls are held back until `PUT /hold` lets them leave")
    }
    hasToldOfHold = isHolding
  }

  /// Tells how many people are inside each journey.
  @discardableResult
  public func reportPeople() async throws -> [String: Int] {
    let inside = Self.bounded(try await reader.read { store in try store.peopleInside() })
    for journey in journeys.union(inside.keys) {
      Gauge(label: "journey_people_inside", dimensions: [("journey", journey)])
        .record(inside[journey] ?? 0)
    }
    journeys.formUnion(inside.keys)
    return inside
  }

  /// How long ago a moment was, in seconds; 0 for one that is to come.
  private func seconds(since moment: Moment?) -> Double {
    guard let moment else { return 0 }
    let microseconds = max(0, clock.now.microseconds - moment.microseconds)
    return Double(microseconds) / Double(Moment.perSecond)
  }

  /// The counts of the journeys that are named, and of all others together.
  private static func bounded(_ inside: [String: Int]) -> [String: Int] {
    let named = inside.keys.sorted().prefix(OperationLimits.journeyLabelsMax)
    let others = inside.keys.sorted().dropFirst(named.count)
    var counts = inside.filter { named.contains($0.key) }
    if !others.isEmpty { counts[Self.others] = others.reduce(0) { $0 + (inside[$1] ?? 0) } }
    return counts
  }
}
