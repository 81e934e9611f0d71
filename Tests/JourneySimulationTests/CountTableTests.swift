import JourneyModel
import JourneySimulation
import Testing

@Suite struct CountTableTests {
  @Test(arguments: [0.05, 1, 12, 700, 20_000])
  func `counts have their mean and its variance`(mean: Double) {
    let table = CountTable(mean: mean)
    var stream = DrawStream(seed: 7, person: 0, purpose: 0)
    let counts = (0..<20_000).map { _ in Double(table.draw(&stream)) }
    let average = counts.reduce(0, +) / Double(counts.count)
    let variance = counts.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(counts.count)
    #expect(abs(average - mean) < 5 * (mean / Double(counts.count)).squareRoot())
    #expect(abs(variance - mean) < 0.1 * mean)
  }

  @Test func `what never happens happens no times`() {
    var stream = DrawStream(seed: 7, person: 0, purpose: 0)
    #expect(CountTable(mean: 0).draw(&stream) == 0)
  }

  @Test func `a pace is a number up to every hour, once or never`() {
    #expect(EventPace("once") == .once)
    #expect(EventPace("never") == .never)
    #expect(EventPace("0") == .never)
    #expect(EventPace("0.5") == .perMonth(ExactDecimal(millionths: 500_000)))
    #expect(EventPace("720") != nil)
    #expect(EventPace("721") == nil)
    #expect(EventPace("-1") == nil)
    #expect(EventPace("often") == nil)
  }
}
