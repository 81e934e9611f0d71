public import JourneyStore

/// Reads what is committed, on a thread of its own, so that nobody who asks holds up the rounds.
///
/// It decides nothing: decisions read in the transaction that writes them.
public actor StoreReader {
  /// The thread of all that follows.
  private nonisolated let thread: WorkThread
  /// Where the store is.
  private let data: any StorePlace
  /// The store, opened only to look; `nil` before it is needed.
  private var store: SQLStore?
  /// Who brings what was acknowledged to the tables first; `nil` where others do that anyway.
  private let dispatcher: Dispatcher?

  /// The thread of this actor.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Opens a place that holds a store; with a dispatcher, all that it has acknowledged is there
  /// when it is read.
  public init(_ data: any StorePlace, of dispatcher: Dispatcher? = nil) throws {
    store = try Self.look(at: data)
    self.data = data
    self.dispatcher = dispatcher
    thread = WorkThread(name: "journey.reader")
  }

  /// Reads a copy that may not be there yet, or now and then: it is opened when it is first asked.
  public init(copy data: any StorePlace) {
    self.data = data
    dispatcher = nil
    thread = WorkThread(name: "journey.reader")
  }

  /// Ends the thread.
  deinit { thread.close() }

  /// Asks the store.
  public func read<Value: Sendable>(
    _ body: @Sendable (SQLStore) throws -> Value
  ) async throws -> Value {
    if let dispatcher, !dispatcher.isSettled { await dispatcher.untilSettled() }
    let store = try store ?? Self.look(at: data)
    self.store = store
    return try body(store)
  }

  /// Opens a place only to look.
  private static func look(at data: any StorePlace) throws(StoreError) -> SQLStore {
    if let store = try data.look() { return store }
    throw StoreError(.failed, "there is no data in `\(data)`")
  }
}
