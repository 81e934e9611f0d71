import JourneyModel
import JourneyProviders
import Testing

@Suite struct CircuitBreakerTests {
  /// A breaker that has just opened.
  private func opened(at clock: StandingClock) -> CircuitBreaker {
    var breaker = CircuitBreaker()
    for _ in 0..<CircuitBreaker.outcomesMin { breaker.record(hasFailed: true, at: clock.now) }
    return breaker
  }

  @Test func `it opens on a share of failures, not on a few`() {
    let clock = StandingClock()
    var breaker = CircuitBreaker()
    for _ in 1..<CircuitBreaker.outcomesMin {
      breaker.record(hasFailed: true, at: clock.now)
      #expect(breaker.state == .closed)
    }
    breaker.record(hasFailed: true, at: clock.now)
    #expect(breaker.state == .open)
    #expect(breaker.admit(at: clock.now) != nil)
  }

  @Test func `some failures among many do not open it`() {
    let clock = StandingClock()
    var breaker = CircuitBreaker()
    for index in 0..<1_000 {
      breaker.record(hasFailed: index % 3 == 1, at: clock.now)
      clock.advance(seconds: 0.01)
      #expect(breaker.state == .closed)
    }
  }

  @Test func `failures of long ago are forgotten`() {
    let clock = StandingClock()
    var breaker = CircuitBreaker()
    for _ in 0..<CircuitBreaker.outcomesMin * 3 {
      breaker.record(hasFailed: true, at: clock.now)
      clock.advance(seconds: 1)
    }
    #expect(breaker.state == .closed)
  }

  @Test func `after a pause one is let through, and closes it`() {
    let clock = StandingClock()
    var breaker = opened(at: clock)
    clock.advance(seconds: Double(CircuitBreaker.pauseSeconds) - 0.001)
    #expect(breaker.admit(at: clock.now) != nil)
    clock.advance(seconds: 0.001)
    #expect(breaker.admit(at: clock.now) == nil)
    #expect(breaker.state == .probing)
    #expect(breaker.admit(at: clock.now) != nil)
    breaker.record(hasFailed: false, at: clock.now)
    #expect(breaker.state == .closed)
    #expect(breaker.admit(at: clock.now) == nil)
  }

  @Test func `each probe that fails doubles the pause, up to a bound`() throws {
    let clock = StandingClock()
    var breaker = opened(at: clock)
    var expected = CircuitBreaker.pauseSeconds
    for _ in 0..<10 {
      let admission = breaker.admit(at: clock.now)
      let later = try #require(admission)
      #expect(later.microseconds - clock.now.microseconds == expected * 1_000_000)
      clock.advance(seconds: Double(expected))
      #expect(breaker.admit(at: clock.now) == nil)
      breaker.record(hasFailed: true, at: clock.now)
      expected = min(expected * 2, CircuitBreaker.pauseSecondsMax)
    }
    #expect(expected == CircuitBreaker.pauseSecondsMax)
  }

  @Test func `a probe that nobody hears of again is made once more`() {
    let clock = StandingClock()
    var breaker = opened(at: clock)
    clock.advance(seconds: Double(CircuitBreaker.pauseSeconds))
    #expect(breaker.admit(at: clock.now) == nil)
    clock.advance(seconds: Double(CircuitBreaker.probeSeconds))
    #expect(breaker.admit(at: clock.now) == nil)
  }

  @Test func `what was on its way when it opened says nothing new`() {
    let clock = StandingClock()
    var breaker = opened(at: clock)
    breaker.record(hasFailed: false, at: clock.now)
    breaker.record(hasFailed: true, at: clock.now)
    #expect(breaker.state == .open)
  }
}
