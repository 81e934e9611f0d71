import Foundation
import JourneyEngine
import JourneyModel
import JourneyStore
import JourneyTools

/// People who go through the ten states in a store on disk.
struct StoredPeople {
  /// How many inputs are taken in at once.
  private static let batch = 5_000

  /// How many they are.
  let count: Int
  /// The store.
  let store: SQLStore
  /// The engine over it.
  private let engine: Engine

  /// Makes a store in a folder, which must not be there yet; the journey is published in it, unless
  /// what people take without it is asked.
  init(_ count: Int, in folder: String, publishes: Bool = true) throws {
    self.count = count
    store = try SQLStore.open(folder: folder)
    engine = try Engine(
      store: store, settings: EngineSettings(unknownConsent: .allow), zones: Setting.zones,
      host: .dryRun, owner: "bench", at: TenStates.begin)
    guard publishes else { return }
    let definition = try Setting.definition(
      TenStates.script, Setting.catalog(TenStates.catalog))
    _ = try engine.publish([definition], at: TenStates.begin)
  }

  /// How many inputs are taken in.
  var inputs: Int { count * 3 }

  /// Takes everyone's profile, sign-up and order in, each when it arrives.
  func takeIn() throws -> Timing {
    var timing = Timing(cpu: 0, wall: 0)
    for start in stride(from: 0, to: count, by: Self.batch) {
      let inputs = (start..<min(start + Self.batch, count)).flatMap(Self.inputs)
      timing = timing.and(try Stopwatch.time { _ = try store.take(inputs) })
    }
    return timing
  }

  /// What is told of a person.
  private static func inputs(of person: Int) -> [IncomingInput] {
    let user = """
      {"userId":"u\(person)","email":"u\(person)@example.com","attributes":\
      {"country":"\(person % 2 == 0 ? "DE" : "FR")","subscribed":true}}
      """
    let profile = IncomingInput(
      userID: "u\(person)", arrivesAt: TenStates.begin,
      content: .user(changeID: "c\(person)", json: Array(user.utf8)))
    let events = [("signed_up", TenStates.begin), ("order_placed", TenStates.order)]
    return [profile]
      + events.map { name, at in
        let event = EventRecord(
          eventID: "\(name)-\(person)", name: name, at: at, attributes: TenStates.event)
        return IncomingInput(userID: "u\(person)", arrivesAt: at, content: .event(event))
      }
  }

  /// Steps everyone through all states; also tells how many states they were.
  func step() throws -> (Timing, states: Int) {
    // The trigger is a state too.
    var states = count
    let timing = try Stopwatch.time {
      var clock = TenStates.begin
      for until in [TenStates.begin, TenStates.wake, TenStates.order] {
        try engine.advance(from: clock, until: until) { states += $0.states }
        clock = until
      }
    }
    return (timing, states)
  }
}
