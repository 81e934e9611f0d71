public import JourneyModel

/// Stops asking a receiver that fails, and asks again after a while, once.
public struct CircuitBreaker: Sendable {
  /// What it lets through.
  public enum State: String, Sendable {
    /// Everything.
    case closed
    /// Nothing.
    case open
    /// One, to see whether the receiver is back.
    case probing
  }

  /// How long outcomes count.
  public static let windowSeconds: Int64 = 10
  /// How many outcomes it takes: of few, some may fail by chance.
  public static let outcomesMin = 20
  /// The share of failures that opens it, in percent.
  public static let failuresPercent = 50
  /// How long it stays open at first; each probe that fails doubles it.
  public static let pauseSeconds: Int64 = 5
  /// How long it stays open at most, so that a receiver that is back is soon noticed.
  public static let pauseSecondsMax: Int64 = 300
  /// How long a probe may take before another is made: longer than any attempt lasts.
  public static let probeSeconds: Int64 = 2 * CatalogReader.timeoutSecondsMax

  /// The outcomes of a second.
  private struct Tally: Sendable {
    /// The second.
    var second: Int64
    /// How many there were.
    var all = 0
    /// How many of them failed.
    var failed = 0
  }

  /// The outcomes of the last seconds.
  private var tallies: [Tally] = []
  /// When a probe may be made; `nil` while it is closed.
  private var probeAt: Moment?
  /// `true` while a probe is on its way.
  private var isProbing = false
  /// How long the present pause is.
  private var pause = pauseSeconds

  /// Creates a breaker that is closed.
  public init() {}

  /// What it lets through.
  public var state: State {
    if probeAt == nil { return .closed }
    return isProbing ? .probing : .open
  }

  /// Lets one through, or returns when to ask again.
  public mutating func admit(at now: Moment) -> Moment? {
    guard let probeAt else { return nil }
    if probeAt > now { return probeAt }
    isProbing = true
    self.probeAt = Moment(microseconds: now.microseconds + Self.probeSeconds * Moment.perSecond)
    return nil
  }

  /// Learns of an outcome.
  public mutating func record(hasFailed: Bool, at now: Moment) {
    if probeAt != nil {
      // What was on its way when it opened says nothing new.
      if isProbing {
        hasFailed ? open(at: now, for: min(pause * 2, Self.pauseSecondsMax)) : close()
      }
      return
    }
    count(hasFailed: hasFailed, at: now.seconds)
    let all = tallies.reduce(0) { $0 + $1.all }
    let failed = tallies.reduce(0) { $0 + $1.failed }
    if all >= Self.outcomesMin, failed * 100 >= all * Self.failuresPercent {
      open(at: now, for: Self.pauseSeconds)
    }
  }

  /// Counts an outcome, and forgets old ones.
  private mutating func count(hasFailed: Bool, at second: Int64) {
    tallies.removeAll { !(0..<Self.windowSeconds).contains(second - $0.second) }
    if tallies.last?.second != second { tallies.append(Tally(second: second)) }
    tallies[tallies.count - 1].all += 1
    tallies[tallies.count - 1].failed += hasFailed ? 1 : 0
  }

  /// Stops for a while.
  private mutating func open(at now: Moment, for seconds: Int64) {
    pause = seconds
    isProbing = false
    tallies = []
    probeAt = Moment(microseconds: now.microseconds + seconds * Moment.perSecond)
  }

  /// Goes on.
  private mutating func close() { self = CircuitBreaker() }
}
