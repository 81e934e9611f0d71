import JourneyModel
import JourneyServices
import Testing

@Suite struct SystemClockTests {
  @Test func `a sleep that is over already returns at once`() async {
    let clock = SystemClock()
    let before = clock.now
    await clock.sleep(until: before)
    #expect(clock.now >= before)
  }
}
