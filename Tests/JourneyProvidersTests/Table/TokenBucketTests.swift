import JourneyModel
import JourneyProviders
import Testing

@Suite struct TokenBucketTests {
  /// The moments at which sends leave that ask again whenever they are told to.
  private func departures(_ count: Int, by rate: SendingRate, from clock: StandingClock) -> [Moment]
  {
    var bucket = TokenBucket(rate)
    return (0..<count).map { _ in
      while let later = bucket.take(at: clock.now) {
        clock.advance(seconds: Double(later.microseconds - clock.now.microseconds) / 1_000_000)
      }
      return clock.now
    }
  }

  @Test(arguments: [(100, Int64(1)), (1, 1), (30, 600), (3, 1), (7, 60), (50_000, 1)])
  func `no span holds more than a tenth over the rate`(count: Int, seconds: Int64) {
    let rate = SendingRate(
      count: count, per: CalendarDuration(microseconds: seconds * 1_000_000))
    let clock = StandingClock()
    let moments = departures(count * 3 + 20, by: rate, from: clock)
    let most = count + max(count / 10, 1)
    for (first, index) in zip(moments, moments.indices) where index + most < moments.count {
      let span = moments[index + most].microseconds - first.microseconds
      #expect(span >= seconds * 1_000_000 - 1_000)
    }
    // And it is not far below the rate either.
    let whole = Double(clock.now.microseconds - moments[0].microseconds) / 1_000_000
    #expect(whole <= Double(moments.count) * Double(seconds) / Double(count) * 1.05)
  }

  @Test func `a clock that is set back does not stop it`() {
    let clock = StandingClock()
    var bucket = TokenBucket(SendingRate(count: 10, per: CalendarDuration(microseconds: 1_000_000)))
    for _ in 0..<50 { _ = bucket.take(at: clock.now) }
    clock.advance(seconds: -86_400)
    #expect(bucket.take(at: clock.now) == nil)
  }
}
