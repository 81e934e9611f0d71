internal import Synchronization

/// Which ids the tables may hold: an input whose id they cannot hold is new, and is not looked for
/// there.
///
/// Nearly every event is new, and to look for its id among those of its person took an eighteenth
/// of the time of a single one, and more of that of one in a batch. What the tables hold is read
/// once, beside all else; until then every id may be there.
public final class TakenIDs: Sendable {
  /// What is known.
  private struct State {
    /// The ids that the tables held, and all since; `nil` before they are read.
    var known: BloomFilter?
    /// What is read so far, and all since; `nil` where nothing is to be read.
    var read: BloomFilter?
  }

  /// What is known.
  private let state: Mutex<State>
  /// `true` once nobody wants to know any more.
  private let isGivenUp = Atomic<Bool>(false)

  /// How many ids there is room for at least: 2 million take 3 MB.
  private static let least = 2_000_000
  /// How many ids are read at most: 10 million are some 600 MB of the tables, and 30 MB here.
  private static let most = 10_000_000

  /// Creates it for tables that are to be read; where they hold too many, every id may be there.
  ///
  /// What is taken from now on has to be noted before the tables have it.
  public init(of tables: SQLStore) throws(StoreError) {
    let count = try tables.eventsEverTaken()
    let capacity = max(Self.least, count * 2)
    state = Mutex(State(read: count > Self.most ? nil : BloomFilter(capacity: capacity)))
  }

  /// Reads the ids that the tables hold, beside those who work on them.
  public func read(from tables: SQLStore) throws(StoreError) {
    guard state.withLock({ $0.read != nil }) else { return }
    for part in 0..<Part.count {
      guard !isGivenUp.load(ordering: .relaxed) else { return }
      note(try tables.keysOfInputs(in: part))
    }
    state.withLock { ($0.known, $0.read) = ($0.read, nil) }
  }

  /// Ends the reading.
  public func giveUp() { isGivenUp.store(true, ordering: .relaxed) }

  /// Notes inputs that the tables are about to have.
  public func note(_ inputs: [IncomingInput]) {
    note(inputs.map { InputKey(of: $0, InputFingerprint(of: $0.content)) })
  }

  /// Notes the keys of inputs that the tables are about to have.
  func note(_ keys: [InputKey]) {
    state.withLock { state in
      for key in keys {
        state.known?.insert(key.hash)
        state.read?.insert(key.hash)
      }
    }
  }

  /// `true` if the tables may hold the id of an input.
  package func mayHold(_ input: IncomingInput) -> Bool {
    mayHold([InputKey(of: input, InputFingerprint(of: input.content))])[0]
  }

  /// Tells for each key whether the tables may hold its id.
  func mayHold(_ keys: [InputKey]) -> [Bool] {
    state.withLock { state in
      keys.map { key in state.known?.mayContain(key.hash) ?? true }
    }
  }
}

extension SQLStore {
  /// How many events have come from outside so far, those included whose ids are forgotten.
  fileprivate func eventsEverTaken() throws(StoreError) -> Int {
    var count = 0
    for part in 0..<Part.count {
      let select = try connection.statement("select events from part_sequence where part = ?")
        .with(part)
      defer { select.reset() }
      if try select.step() { count += select.int() }
    }
    return count
  }

  /// The keys of the inputs of a part whose ids are taken.
  fileprivate func keysOfInputs(in part: Int) throws(StoreError) -> [InputKey] {
    let select = try connection.statement(
      "select user_id, kind, event_id from event_dedupe where part = ?"
    )
    .with(part)
    defer { select.reset() }
    var keys: [InputKey] = []
    while try select.step() {
      keys.append(InputKey(of: select.text(), kind: select.int(), id: select.text()))
    }
    return keys
  }
}
