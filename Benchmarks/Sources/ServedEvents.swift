import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyStore
import JourneyTools

/// The events of `ServedJourneys` without sockets: what the thread that writes does with them.
struct ServedEvents {
  /// Of how many people they are.
  private static let people = 20_000
  /// How many are taken in at once.
  private static let batch = 5_000
  /// When they come.
  private static let now = Moment(microseconds: 1_760_000_000 * Moment.perSecond)

  /// The store.
  private let store: SQLStore
  /// The engine over it.
  private let engine: Engine

  /// Makes a store in a folder, which must not be there yet, and publishes the journeys in it.
  init(in folder: String) throws {
    store = try SQLStore.open(folder: folder)
    store.keepsDiary = true
    engine = try Engine(
      store: store, settings: EngineSettings(unknownConsent: .allow), zones: Setting.zones,
      host: .dryRun, owner: "bench", at: Self.now)
    let compiler = Compiler(
      catalog: try Setting.catalog(ServedJourneys.catalog), isKnownTimeZone: ZoneFiles.isKnown)
    let file = SourceFile(name: "bench.journey", text: ServedJourneys.script)
    _ = try engine.publish(compiler.compile(file).definitions, at: Self.now)
  }

  /// Takes so many events in, a batch at a time, each of which is handled.
  func live(_ events: [IncomingInput]) throws {
    for start in stride(from: 0, to: events.count, by: Self.batch) {
      let batch = Array(events[start..<min(start + Self.batch, events.count)])
      _ = try store.take(batch)
      try engine.advance(from: Self.now, until: Self.now)
    }
  }

  /// So many events, as the programs that send them make them.
  static func events(_ count: Int) -> [IncomingInput] {
    (1...count).map { number in
      let attributes = """
        {"item":"running shoes \(number % 500)",\
        "device":"\(number % 100 == 0 ? "tablet" : "phone")",\
        "page":"https://shop.example/shoes/running/\(number % 500)?from=start","price":79.9}
        """
      let event = EventRecord(
        eventID: "events-4-1-\(number)", name: "viewed", at: now,
        attributes: Array(attributes.utf8))
      return IncomingInput(
        userID: "u\(number &* 7919 % people)", arrivesAt: now, content: .event(event))
    }
  }
}
