import JourneyModel
import JourneyProviders
import Testing

@Suite struct RetryBudgetTests {
  @Test func `repeats are a tenth of what is sent`() {
    let clock = StandingClock()
    var budget = RetryBudget()
    // What there is at first is used up.
    while budget.take(at: clock.now) == nil {}
    var retries = 0
    for _ in 0..<10_000 {
      budget.pay(at: clock.now)
      if budget.take(at: clock.now) == nil { retries += 1 }
    }
    #expect(retries == 1_000)
  }

  @Test func `when nothing new is sent, one repeat a second leaves`() {
    let clock = StandingClock()
    var budget = RetryBudget()
    while budget.take(at: clock.now) == nil {}
    var retries = 0
    for _ in 0..<600 {
      clock.advance(seconds: 0.1)
      if budget.take(at: clock.now) == nil { retries += 1 }
    }
    #expect((59...60).contains(retries))
  }

  @Test func `who is told to wait is let through then`() throws {
    let clock = StandingClock()
    var budget = RetryBudget()
    while budget.take(at: clock.now) == nil {}
    let told = budget.take(at: clock.now)
    let later = try #require(told)
    clock.advance(seconds: Double(later.microseconds - clock.now.microseconds) / 1_000_000)
    #expect(budget.take(at: clock.now) == nil)
  }

  @Test func `quiet days do not save up more than a bound`() {
    let clock = StandingClock()
    var budget = RetryBudget()
    budget.pay(at: clock.now)
    clock.advance(seconds: 30 * 86_400)
    var retries: Int64 = 0
    while budget.take(at: clock.now) == nil { retries += 1 }
    #expect(retries == RetryBudget.retriesMax)
  }
}
