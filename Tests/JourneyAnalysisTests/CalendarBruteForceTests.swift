import Foundation
import JourneyAnalysis
import JourneyModel
import Testing

/// What is proved of journeys that go by months and days, held against playing them from the ends
/// of months and around the nights in which clocks are changed.
@Suite struct CalendarBruteForceTests {
  /// A kind of journey, with the number of its first.
  struct Batch: CustomTestStringConvertible, Sendable {
    var name: String
    var first: UInt64
    /// `true` in a zone that changes its clocks.
    var changesClocks = false
    /// The least share of bounds that were seen, in per cent.
    var least: Int
    var features: @Sendable () -> CalendarJourneyGenerator.Features

    var testDescription: String { name }
  }

  static let utc = ZoneReference.named("UTC")
  static let berlin = ZoneReference.named("Europe/Berlin")

  static let batches = [
    Batch(name: "months", first: 0, least: 90) { .init(hasMonths: true, zone: utc) },
    Batch(name: "months, several runs", first: 1_000_000, least: 90) {
      .init(hasMonths: true, hasRuns: true, zone: utc)
    },
    Batch(name: "months, branches", first: 2_000_000, least: 90) {
      .init(hasMonths: true, hasParallel: true, zone: utc)
    },
    Batch(name: "clocks", first: 3_000_000, changesClocks: true, least: 80) {
      .init(zone: berlin)
    },
    Batch(name: "clocks, several runs", first: 4_000_000, changesClocks: true, least: 80) {
      .init(hasRuns: true)
    },
    Batch(name: "clocks, branches", first: 5_000_000, changesClocks: true, least: 80) {
      .init(hasParallel: true, zone: berlin)
    },
    Batch(name: "all of it", first: 6_000_000, changesClocks: true, least: 80) {
      .init(hasMonths: true, hasParallel: true, hasRuns: true)
    },
  ]

  /// How many journeys there are in a batch.
  static let size = Agreement.size("CALENDAR_JOURNEYS", usually: 60)

  /// The most messages that are counted.
  private static let most = 4

  @Test(arguments: batches)
  func `no bound is below what the calendar lets happen`(batch: Batch) {
    let zones = ZoneTable { name in
      FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
    }
    let zone = batch.changesClocks ? zones.index(named: "Europe/Berlin") : ZoneTable.utc
    guard let zone else { return }
    var tally = Agreement()
    for number in 0..<UInt64(Self.size) {
      let seed = batch.first + number
      let journey = CalendarJourneyGenerator.journey(seed, features: batch.features())
      guard tally.admits(journey.definition) else { continue }
      let model = CalendarModel(
        journey.steps, every: journey.definition.settings.entry.every, zones: zones, zone: zone)
      var numbers = SeededNumbers(seed: seed &+ 7)
      compare(
        journey.definition, model, seed, hasMonths: batch.features().hasMonths, &numbers, &tally)
    }
    print("\(batch.name): \(tally)")
    #expect(tally.journeys > Self.size / 2)
    #expect(tally.exact * 100 >= tally.compared * batch.least)
  }

  /// Lengths of time at which months, days and hours part.
  private static let lengths: [CalendarDuration] =
    [1, 2, 3, 27, 28, 29, 30, 31, 56, 57, 58, 59, 60, 61, 87, 88, 89].map {
      CalendarDuration(days: $0)
    } + [23, 24, 25, 36, 47, 48, 49].map { CalendarDuration(microseconds: $0 * hour) } + [
      CalendarDuration(months: 1), CalendarDuration(months: 2),
      CalendarDuration(months: 1, days: 1), CalendarDuration(months: 1, days: 3),
      CalendarDuration(months: 1, microseconds: 13 * hour),
      CalendarDuration(days: 1, microseconds: 9 * hour),
    ]

  /// An hour.
  private static let hour = 3600 * Moment.perSecond

  /// Compares what is proved of a journey with what was seen.
  private func compare(
    _ definition: JourneyDefinition, _ model: CalendarModel, _ seed: UInt64,
    hasMonths: Bool, _ numbers: inout SeededNumbers, _ tally: inout Agreement
  ) {
    let proof = PromiseProof(definition)
    let lengths = Self.lengths.filter { hasMonths || $0.months == 0 && $0.days < 4 }
    for _ in 0..<4 {
      let length = lengths[numbers.number(0...(lengths.count - 1))]
      let isPerRun = numbers.oneIn(3)
      let seen = min(model.most(in: length, isPerRun: isPerRun), Self.most)
      let bound = (0...Self.most).first { number in
        let kind = JourneyPromise.Kind.atMost(
          number, isMarketingOnly: false, channel: nil, in: length)
        return proof.verdict(on: JourneyPromise(kind, isPerRun: isPerRun)) == .kept
      }
      let proved = min(bound ?? Self.most, Self.most)
      tally.note(proved == seen, "seed \(seed): \(proved) proved, \(seen) seen in \(length)")
      #expect(proved >= seen, "seed \(seed): \(proved) proved, \(seen) seen in \(length)")
      let isKept = proof.verdict(on: JourneyPromise(.endsWithin(length))) == .kept
      let late = model.lateLife(after: length)
      tally.note(isKept == (late == nil), "seed \(seed): \(length) refused, yet none inside")
      #expect(!isKept || late == nil, "seed \(seed): ends within \(length), yet seen inside")
    }
    comparePrinted(definition, model, proof, seed)
  }

  /// Compares the bounds that are told of a journey: they hold, and may be promised.
  private func comparePrinted(
    _ definition: JourneyDefinition, _ model: CalendarModel, _ proof: PromiseProof, _ seed: UInt64
  ) {
    let bounds = JourneyBounds(of: definition)
    if case .atMost(let length) = bounds.length {
      let late = model.lateLife(after: length)
      #expect(late == nil, "seed \(seed): a run is told to end within \(length)")
      let isKept = proof.verdict(on: JourneyPromise(.endsWithin(length))) == .kept
      #expect(isKept, "seed \(seed): told to end within \(length), and refused")
    }
    if let spacing = bounds.spacing, !spacing.isZero {
      let most = model.most(in: spacing, isPerRun: false)
      #expect(most <= 1, "seed \(seed): messages are told to be \(spacing) apart")
      let isKept = proof.verdict(on: JourneyPromise(.spacing(spacing))) == .kept
      #expect(isKept, "seed \(seed): told to be \(spacing) apart, and refused")
    }
  }
}
