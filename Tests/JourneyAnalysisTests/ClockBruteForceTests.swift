import JourneyAnalysis
import JourneyModel
import Testing

/// What is proved of journeys that go by clocks, held against playing them from every hour on.
@Suite struct ClockBruteForceTests {
  /// How many journeys there are in a part.
  static let size = Agreement.size("CLOCK_JOURNEYS", usually: 30)

  /// The most messages that are counted.
  private static let most = 4

  @Test(arguments: [0, 1, 2, 3])
  func `no bound of a journey by the clock is below what can happen`(part: Int) {
    var tally = Agreement()
    for number in 0..<Self.size {
      let seed = UInt64(part * 100_000_000 + number)
      let definition = ClockedJourneyGenerator.journey(seed)
      guard tally.admits(definition) else { continue }
      var numbers = SeededNumbers(seed: seed &+ 1)
      compareMost(definition, seed, &numbers, &tally)
      compareLength(definition, seed, &numbers, &tally)
    }
    print("clocks \(part): \(tally)")
    #expect(tally.journeys > Self.size / 2)
  }

  /// A length of time: in days where the journey has a zone of its own.
  private func time(
    _ definition: JourneyDefinition, _ numbers: inout SeededNumbers
  ) -> CalendarDuration {
    let isAtHome = if case .user? = definition.settings.timeZone { false } else { true }
    if isAtHome, numbers.oneIn(2) { return CalendarDuration(days: numbers.number(1...4)) }
    let hours = numbers.oneIn(2) ? numbers.number(6...50) : 24 * numbers.number(1...3)
    return CalendarDuration(microseconds: Int64(hours) * 3600 * Moment.perSecond)
  }

  /// Compares the most messages in a window.
  private func compareMost(
    _ definition: JourneyDefinition, _ seed: UInt64, _ numbers: inout SeededNumbers,
    _ tally: inout Agreement
  ) {
    let window = time(definition, &numbers)
    let model = ClockedModel(
      definition, .most(upTo: Self.most), window: window, abroad: numbers.number(-11...12))
    if model.isGivenUp, model.answer < Self.most { tally.givenUp += 1 }
    let proof = PromiseProof(definition)
    let bound = (0...Self.most).first { number in
      let kind = JourneyPromise.Kind.atMost(
        number, isMarketingOnly: false, channel: nil, in: window)
      return proof.verdict(on: JourneyPromise(kind, isPerRun: true)) == .kept
    }
    let proved = min(bound ?? Self.most, Self.most)
    tally.note(
      proved == model.answer, "seed \(seed): \(proved) proved, \(model.answer) in \(window)")
    #expect(
      proved >= model.answer, "seed \(seed): \(proved) proved, \(model.answer) seen in \(window)")
  }

  /// Compares how long a run can take.
  private func compareLength(
    _ definition: JourneyDefinition, _ seed: UInt64, _ numbers: inout SeededNumbers,
    _ tally: inout Agreement
  ) {
    let length = time(definition, &numbers)
    let model = ClockedModel(
      definition, .isInside, window: length, abroad: numbers.number(-11...12))
    if model.isGivenUp, model.answer == 0 { tally.givenUp += 1 }
    let promise = JourneyPromise(.endsWithin(length))
    let isKept = PromiseProof(definition).verdict(on: promise) == .kept
    tally.note(
      isKept == (model.answer == 0), "seed \(seed): \(length) refused, yet none inside")
    #expect(!isKept || model.answer == 0, "seed \(seed): ends within \(length), yet seen inside")
  }
}
