import JourneySimulation
import Testing

@Suite struct LengthTallyTests {
  @Test func `there are no percentiles of nothing`() {
    #expect(LengthTally().percentiles([50]).isEmpty)
  }
}
