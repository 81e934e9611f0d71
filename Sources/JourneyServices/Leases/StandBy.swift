internal import JourneyModel
public import JourneyStore
internal import Logging

/// Waits until nobody works on the data any more who goes on with an older format of it, beside
/// which the newest one cannot be worked with.
public struct StandBy: Sendable {
  /// Where the data is.
  private let data: any StorePlace
  /// The name of this process in the leases.
  private let owner: String
  /// Tells the time.
  private let clock: any ServiceClock

  /// How often it is asked whose turn it is, in seconds: so much longer nobody works after one that
  /// was killed.
  static let seconds: Int64 = 1

  /// Creates one who waits.
  public init(
    for data: any StorePlace, owner: String, clock: any ServiceClock = SystemClock()
  ) {
    self.data = data
    self.owner = owner
    self.clock = clock
  }

  /// Begins with `body` as soon as nobody is in the way; waits anew where somebody was quicker.
  public func takeOver<Value>(_ body: () throws -> Value) async throws -> Value {
    while true {
      do {
        try await wait()
        return try body()
      } catch let error as StoreError
        where [.inUse, .outdated].contains(error.kind) && data.isShared
      {
        continue
      }
    }
  }

  /// Returns when nobody is in the way.
  private func wait() async throws {
    // It only looks: the tables are brought to a newer format by whoever works on them.
    guard data.isShared, let store = try data.look() else { return }
    var other: String?
    while let worker = try store.olderWorker(than: owner, at: clock.now) {
      if worker != other {
        Logger(label: "journey.leases").notice(
          "another works on the data in an older format; this one waits until that one stops",
          metadata: ["worker": "\(worker)"])
      }
      other = worker
      let next = clock.now.microseconds + Self.seconds * Moment.perSecond
      await clock.sleep(until: Moment(microseconds: next))
    }
  }
}
