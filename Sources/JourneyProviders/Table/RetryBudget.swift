public import JourneyModel

/// Lets repeats be a tenth of what is sent, so that they do not keep down a receiver that is down.
///
/// A repeat each second is free, so that the last ones leave when nothing new does.
public struct RetryBudget: Sendable {
  /// How many first attempts pay for one repeat.
  public static let attemptsPerRetry: Int64 = 10
  /// The most repeats that are saved up.
  public static let retriesMax: Int64 = 100
  /// How many there are to begin with.
  private static let retriesAtFirst: Int64 = 10

  /// What a repeat costs, in parts of it.
  private static let price = Moment.perSecond
  /// What is there, in parts of a repeat.
  private var balance = retriesAtFirst * price
  /// When the free repeats were counted last.
  private var countedAt: Moment?

  /// Creates a budget.
  public init() {}

  /// A first attempt pays in.
  public mutating func pay(at now: Moment) {
    accrue(at: now)
    balance = min(balance + Self.price / Self.attemptsPerRetry, Self.retriesMax * Self.price)
  }

  /// Takes what a repeat costs; else returns when it can be had at the latest.
  public mutating func take(at now: Moment) -> Moment? {
    accrue(at: now)
    guard balance >= Self.price else {
      return Moment(microseconds: now.microseconds + Self.price - balance)
    }
    balance -= Self.price
    return nil
  }

  /// Adds the free repeats: a microsecond is a millionth of one.
  private mutating func accrue(at now: Moment) {
    let passed = max(now.microseconds - (countedAt ?? now).microseconds, 0)
    countedAt = now
    balance = min(balance + min(passed, Self.retriesMax * Self.price), Self.retriesMax * Self.price)
  }
}
