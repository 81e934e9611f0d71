import JourneyServer
import Testing

@Suite struct DateLineTests {
  @Test(
    arguments: [
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
      (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
    ] as [(Int64, String)])
  func `a date is written as HTTP writes it`(seconds: Int64, text: String) {
    #expect(DateLine(clock: FixedClock(seconds: seconds)).text == text)
  }

  @Test func `a date is made anew with each second`() {
    let clock = FixedClock(seconds: 784_111_777)
    let dates = DateLine(clock: clock)
    #expect(dates.text == dates.text)
    clock.pass(seconds: 1)
    #expect(dates.text == "Sun, 06 Nov 1994 08:49:38 GMT")
  }
}
