import JourneyServices
import Testing

/// When what is in the log goes to its tables.
@Suite struct SettlingPaceTests {
  /// A moment of the clock.
  private let start = ContinuousClock.now

  @Test func `a few go at once`() {
    var pace = SettlingPace()
    #expect(pace.wait(for: 1, at: start) == nil)
    pace.note(100, took: .milliseconds(40), at: start)
    #expect(pace.wait(for: 1, at: start) == nil)
  }

  @Test func `behind many, others gather for twice as long as these took`() {
    var pace = SettlingPace()
    pace.note(1_000, took: .milliseconds(40), at: start)
    #expect(pace.wait(for: 1, at: start) == .milliseconds(80))
    let later = start.advanced(by: .milliseconds(50))
    #expect(pace.wait(for: 1, at: later) == .milliseconds(30))
    #expect(pace.wait(for: 1, at: start.advanced(by: .milliseconds(80))) == nil)
    pace.note(1, took: .milliseconds(1), at: later)
    #expect(pace.wait(for: 1, at: later) == nil)
  }

  @Test func `nobody gathers for long, nor where there are very many`() {
    var pace = SettlingPace()
    pace.note(1_000, took: .seconds(10), at: start)
    #expect(pace.wait(for: 1, at: start) == .seconds(1))
    #expect(pace.wait(for: SettlingPace.inputsMax, at: start) == nil)
  }
}
