import JourneyModel
import JourneyServer
import Testing

/// How many requests somebody may make.
@Suite struct RateLimiterTests {
  @Test func `so many are let in at once, and as many later as time has passed`() {
    let clock = FixedClock()
    let limiter = RateLimiter(RequestRate(perSecond: 10, atOnce: 5))
    for _ in 0..<5 { #expect(limiter.take("a", at: clock.now) == nil) }
    #expect(limiter.take("a", at: clock.now) == 1)
    clock.pass(seconds: 0.2)
    #expect(limiter.take("a", at: clock.now) == nil)
    #expect(limiter.take("a", at: clock.now) == nil)
    #expect(limiter.take("a", at: clock.now) == 1)
  }

  @Test func `one who asks much takes nothing from another`() {
    let clock = FixedClock()
    let limiter = RateLimiter(RequestRate(perSecond: 1, atOnce: 1))
    #expect(limiter.take("a", at: clock.now) == nil)
    #expect(limiter.take("a", at: clock.now) != nil)
    #expect(limiter.take("b", at: clock.now) == nil)
  }

  @Test func `a clock that is set back gives nothing and takes nothing`() {
    let clock = FixedClock()
    let limiter = RateLimiter(RequestRate(perSecond: 1, atOnce: 2))
    #expect(limiter.take("a", at: clock.now) == nil)
    clock.pass(seconds: -3_600)
    #expect(limiter.take("a", at: clock.now) == nil)
    #expect(limiter.take("a", at: clock.now) == 1)
  }

  @Test func `a slow rate says how long to wait`() {
    let clock = FixedClock()
    let limiter = RateLimiter(RequestRate(perSecond: 1, atOnce: 1))
    #expect(limiter.take("a", at: clock.now) == nil)
    #expect(limiter.take("a", at: clock.now) == 1)
  }

  @Test func `of many strangers the longest silent are forgotten, and who asks much is not`() {
    let clock = FixedClock()
    let limiter = RateLimiter(RequestRate(perSecond: 1, atOnce: 1), ratedMax: 100)
    for number in 0..<1_000 {
      _ = limiter.take("\(number)", at: clock.now)
      clock.pass(seconds: 0.000_1)
      if number == 950 { #expect(limiter.take("loud", at: clock.now) == nil) }
    }
    #expect(limiter.take("loud", at: clock.now) == 1)
  }
}
