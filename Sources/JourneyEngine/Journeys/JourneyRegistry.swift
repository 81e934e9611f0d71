internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// The published journeys: the newest versions, which people enter, and all others, which people
/// who entered them stay on.
final class JourneyRegistry {
  /// The newest version of each journey, in the order in which they were first published.
  private(set) var newest: [PublishedJourney] = []
  /// All versions.
  private(set) var versions: [String: [Int: PublishedJourney]] = [:]
  /// The newest versions in the order in which people enter them at one instant: those of larger
  /// priority first.
  private(set) var entering: [PublishedJourney] = []
  /// Which of them an input may start.
  private(set) var triggers = TriggerMap([])
  /// Those of them that a change of user or history alone can start.
  private(set) var turning: [PublishedJourney] = []
  /// How many predicates can start a journey by turning true.
  private(set) var predicateCount = 0
  /// Those of the newest versions that time alone can start.
  private(set) var startedByTime: [PublishedJourney] = []
  /// The events whose past a journey can ask for.
  private(set) var historyEvents: Set<String> = []
  /// The longest window of a limit, in elapsed microseconds; `nil` where nothing is limited.
  private(set) var sendsWindow: Int64?

  /// The journeys that do not simply run, with what they do instead.
  var statuses: [String: JourneyStatus] = [:]

  /// Returns whether people enter a journey, and move in it.
  func status(of journeyID: String) -> JourneyStatus { statuses[journeyID] ?? .running }

  /// Loads what the store has published; what an earlier registry of the same engine has loaded is
  /// taken over, so that a publication does not hold everybody up for all that was there before.
  init(
    _ published: [PublishedDefinition], zones: ZoneTable, settings: EngineSettings,
    isObserved: Bool = false, after earlier: JourneyRegistry? = nil
  ) throws(EngineError) {
    let zone = zones.index(named: settings.timeZone) ?? ZoneTable.utc
    var limits = settings.limits
    for entry in published.sorted(by: { $0.version < $1.version }) {
      let journey: PublishedJourney
      if let known = earlier?.journey(entry.journeyID, version: entry.version) {
        journey = known
      } else {
        journey = PublishedJourney(
          program: try Self.program(of: entry, isObserved: isObserved), version: entry.version,
          publishedAt: entry.publishedAt, zones: zones, workspaceZone: zone)
      }
      add(journey)
      limits += journey.settings.limits
    }
    entering = Self.byPriority(newest)
    triggers = TriggerMap(entering)
    turning = entering.filter(\.hasTurningTrigger)
    predicateCount = turning.reduce(0) { count, journey in
      count + journey.program.triggers.count { $0.kind == .turnsTrue }
    }
    startedByTime = newest.filter(\.isStartedByTime)
    sendsWindow = limits.map { Self.longest($0.per) }.max()
  }

  /// Those of larger priority first, and among equals in the order of publication.
  private static func byPriority(_ journeys: [PublishedJourney]) -> [PublishedJourney] {
    let sorted = journeys.enumerated().sorted { left, right in
      (right.element.priority, left.offset) < (left.element.priority, right.offset)
    }
    return sorted.map(\.element)
  }

  /// All versions of all journeys.
  var all: [PublishedJourney] { versions.values.flatMap(\.values) }

  /// Returns the newest version of a journey.
  func newest(_ id: String) -> PublishedJourney? { newest.first { $0.journeyID == id } }

  /// Returns a version of a journey.
  func journey(_ id: String, version: Int) -> PublishedJourney? {
    versions[id]?[version]
  }

  /// Takes a version in; it becomes the one that people enter.
  private func add(_ journey: PublishedJourney) {
    versions[journey.journeyID, default: [:]][journey.version] = journey
    historyEvents.formUnion(journey.program.historyEvents)
    if let index = newest.firstIndex(where: { $0.journeyID == journey.journeyID }) {
      newest[index] = journey
    } else {
      newest.append(journey)
    }
  }

  /// Reads and assembles a published definition.
  private static func program(
    of entry: PublishedDefinition, isObserved: Bool
  ) throws(EngineError) -> Program {
    let name = "\(entry.journeyID), version \(entry.version)"
    let read = DefinitionReader.read(SourceFile(name: name, bytes: entry.definition))
    guard let definition = read.definition else {
      throw EngineError(
        "the published \(name) cannot be read: \(read.diagnostics.first?.message ?? "")")
    }
    do {
      return try Program(definition, isObserved: isObserved)
    } catch {
      throw EngineError("the published \(name) cannot be run: \(error.message)")
    }
  }

  /// The longest that a calendar duration can last: months of 31 days, days of 25 hours.
  private static func longest(_ duration: CalendarDuration) -> Int64 {
    let hours = Int64(duration.months) * 31 * 25 + Int64(duration.days) * 25
    return hours * 3600 * Moment.perSecond + duration.microseconds
  }
}
