public import CoreMetrics
internal import JourneyServices
public import Logging
internal import Synchronization

/// What is counted and written down of each request: never what was sent, nor with which token.
public final class RequestJournal: Sendable {
  /// A request.
  public struct Entry: Sendable {
    /// Its id, which the answer and the log bear.
    public let id: String
    /// The method.
    let method: String
    /// When it began.
    let began: ContinuousClock.Instant
    /// The name of the operation; `nil` where there is none at the address.
    var operation: String?
    /// The name of the caller.
    var caller: String?
    /// What failed in the server.
    var failure: String?
  }

  /// Where it is written down.
  private let logger: Logger
  /// What counts.
  private let metrics: any MetricsFactory
  /// The beginning of the ids of this process.
  private let prefix: String
  /// The requests so far.
  private let count = Atomic<Int>(0)
  /// What counts requests of one kind, made when the first of them ends: to find it by its name and
  /// labels each time took five per cent of the time of an event.
  private let figures = Mutex<[Kind: Figures]>([:])

  /// Requests that are counted together.
  private struct Kind: Hashable {
    /// The name of the operation.
    var operation: String
    /// The status.
    var status: Int
  }

  /// What counts requests of one kind.
  private struct Figures: Sendable {
    /// How many they are.
    var count: Counter
    /// How long they took.
    var time: Timer
  }

  /// Creates a journal; `prefix` begins the ids.
  public init(
    prefix: String, logger: Logger = Logger(label: "journey.requests"),
    metrics: any MetricsFactory = MetricsSystem.factory
  ) {
    self.prefix = prefix
    self.logger = logger
    self.metrics = metrics
  }

  /// Begins a request.
  func begin(method: String) -> Entry {
    let number = count.wrappingAdd(1, ordering: .relaxed).newValue
    return Entry(id: "\(prefix)-\(number)", method: method, began: .now)
  }

  /// Ends a request with a status.
  func end(_ entry: Entry, status: Int) {
    let took = ContinuousClock.now - entry.began
    let figures = figures(of: Kind(operation: entry.operation ?? "none", status: status))
    figures.count.increment()
    figures.time.recordNanoseconds(took.nanoseconds)
    write(entry, status: status, took)
  }

  /// What counts requests of a kind; there are as many kinds as operations with their statuses.
  private func figures(of kind: Kind) -> Figures {
    figures.withLock { known in
      if let figures = known[kind] { return figures }
      let dimensions = [("operation", kind.operation)]
      let figures = Figures(
        count: Counter(
          label: "journey_requests_total",
          dimensions: dimensions + [("status", String(kind.status))], factory: metrics),
        time: Timer(label: "journey_request_seconds", dimensions: dimensions, factory: metrics))
      known[kind] = figures
      return figures
    }
  }

  /// Writes a request down; one that was done as asked only where details are wanted.
  private func write(_ entry: Entry, status: Int, _ took: Duration) {
    let level: Logger.Level = status >= 500 ? .error : status >= 400 ? .info : .debug
    guard logger.logLevel <= level else { return }
    var fields: Logger.Metadata = [
      "id": "\(entry.id)", "method": "\(entry.method)", "operation": "\(entry.operation ?? "none")",
      "status": "\(status)", "milliseconds": "\(took.nanoseconds / 1_000_000)",
    ]
    if let caller = entry.caller { fields["caller"] = "\(caller)" }
    if let failure = entry.failure { fields["reason"] = "\(failure)" }
    logger.log(level: level, "request", metadata: fields)
  }
}

extension Duration {
  /// The whole nanoseconds.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
