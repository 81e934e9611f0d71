public import JourneyStore

/// Reads what is committed, on a thread of its own, so that nobody who asks holds up the rounds.
///
/// It decides nothing: decisions read in the transaction that writes them.
public actor StoreReader {
  /// The thread of all that follows.
  private nonisolated let thread: WorkThread
  /// The store, opened only to look.
  private let store: SQLStore

  /// The thread of this actor.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Opens a place that holds a store.
  public init(_ data: any StorePlace) throws {
    guard let store = try data.look() else {
      throw StoreError(.failed, "there is no data in `\(data)`")
    }
    self.store = store
    thread = WorkThread(name: "journey.reader")
  }

  /// Ends the thread.
  deinit { thread.close() }

  /// Asks the store.
  public func read<Value: Sendable>(
    _ body: @Sendable (SQLStore) throws -> Value
  ) rethrows -> Value {
    try body(store)
  }
}
