import JourneySimulation
import Testing

@Suite struct LengthTallyTests {
  /// The tally of some lengths.
  private func tally(_ lengths: some Sequence<Int>) -> LengthTally {
    var tally = LengthTally()
    for length in lengths { tally.add(length) }
    return tally
  }

  @Test func `there are no percentiles of nothing`() {
    #expect(LengthTally().percentiles([50]).isEmpty)
    #expect(LengthTally().longest == 0)
  }

  @Test func `percentiles are lengths that occurred`() {
    #expect(tally([5, 1, 3, 2, 4]).percentiles([1, 20, 21, 50, 99, 100]) == [1, 1, 2, 3, 5, 5])
  }

  @Test func `few lengths are kept to the second, many to the minute`() {
    #expect(tally(0..<LengthTally.distinctMax).longest == LengthTally.distinctMax - 1)
    #expect(tally(0...LengthTally.distinctMax).longest % 60 == 0)
  }

  @Test func `the order in which lengths come does not matter`() {
    let lengths = (0..<3 * LengthTally.distinctMax).map { $0 * 61 % 1_000_003 }
    #expect(tally(lengths) == tally(lengths.reversed()))
  }
}
