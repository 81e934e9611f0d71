import JourneyAnalysis
import JourneyModel
import Synchronization
import Testing

/// What is proved, held against trying out everything that can happen.
@Suite struct PromiseBruteForceTests {
  /// A kind of journey, with the number of its first.
  struct Batch: CustomTestStringConvertible, Sendable {
    var name: String
    var first: UInt64
    var count: Int
    /// The least share of bounds that are exact, in per cent.
    var least = 95
    var features: @Sendable () -> SmallJourneyGenerator.Features

    var testDescription: String { name }
  }

  /// How many journeys there are in a batch: more than ten thousand in all.
  static let size = Agreement.size("PROMISE_JOURNEYS", usually: 1_800)

  static let batches = [
    Batch(name: "one run", first: 0, count: size) { .init() },
    Batch(name: "days", first: 10_000_000, count: size) { .init(hasRuns: true, isInDays: true) },
    Batch(name: "several runs", first: 20_000_000, count: size) { .init(hasRuns: true) },
    Batch(name: "limits", first: 30_000_000, count: size) {
      .init(hasLimits: true, hasRuns: true)
    },
    Batch(name: "quiet hours", first: 40_000_000, count: size / 4, least: 90) {
      .init(hasQuiet: true)
    },
    Batch(name: "branches", first: 50_000_000, count: size) { .init(hasParallel: true) },
    Batch(name: "branches that guard", first: 80_000_000, count: size / 2) {
      .init(hasParallel: true, hasGuards: true)
    },
    Batch(name: "branches in days", first: 60_000_000, count: size / 2) {
      .init(hasParallel: true, hasRuns: true, isInDays: true)
    },
    Batch(name: "branches and limits", first: 70_000_000, count: size / 2, least: 90) {
      .init(hasParallel: true, hasLimits: true, hasRuns: true)
    },
  ]

  @Test(arguments: batches)
  func `no bound is below what can happen, and few are above`(batch: Batch) {
    var tally = Agreement()
    for seed in 0..<UInt64(batch.count) {
      let features = batch.features()
      let definition = SmallJourneyGenerator.journey(batch.first + seed, features: features)
      guard tally.admits(definition) else { continue }
      compareMost(definition, batch.first + seed, features, &tally)
      if !features.hasRuns, !features.hasLimits {
        compareOthers(definition, batch.first + seed, features, &tally)
      }
    }
    print("\(batch.name): \(tally)")
    #expect(tally.journeys > batch.count / 2)
    #expect(tally.exact * 100 >= tally.compared * batch.least)
  }

  /// So many units.
  private func time(_ count: Int, _ features: SmallJourneyGenerator.Features) -> CalendarDuration {
    features.isInDays
      ? CalendarDuration(days: count)
      : CalendarDuration(microseconds: Int64(count) * 3600 * Moment.perSecond)
  }

  /// Compares the most messages in a window.
  private func compareMost(
    _ definition: JourneyDefinition, _ seed: UInt64, _ features: SmallJourneyGenerator.Features,
    _ tally: inout Agreement
  ) {
    let most = 4
    var question = Question.MostQuestion(window: Int(seed % 6) + 1, upTo: most)
    question.isMarketingOnly = seed % 3 == 0
    question.channel = seed % 4 == 0 ? "email" : nil
    question.isPerRun = features.hasRuns && seed % 5 == 0
    let model = PersonModel(definition, .most(question), isInDays: features.isInDays)
    if model.isGivenUp, model.answer < most {
      tally.givenUp += 1
      return
    }
    let proof = PromiseProof(definition)
    let bound = (0...most).first { number in
      let kind = JourneyPromise.Kind.atMost(
        number, isMarketingOnly: question.isMarketingOnly, channel: question.channel,
        in: time(question.window, features))
      return proof.verdict(on: JourneyPromise(kind, isPerRun: question.isPerRun)) == .kept
    }
    let proved = min(bound ?? most, most)
    tally.note(
      proved == model.answer,
      "seed \(seed): \(proved) proved, \(model.answer) seen in \(question)")
    #expect(
      proved >= model.answer,
      "seed \(seed): \(proved) proved, \(model.answer) seen in \(question)")
    if !question.isMarketingOnly, question.channel == nil {
      judgeSpacing(definition, seed, features, question, isKept: proved < 2)
    }
    let number = proved - 1
    guard number >= 0 else { return }
    let kind = JourneyPromise.Kind.atMost(
      number, isMarketingOnly: question.isMarketingOnly, channel: question.channel,
      in: time(question.window, features))
    let verdict = proof.verdict(on: JourneyPromise(kind, isPerRun: question.isPerRun))
    guard case .broken(let breach) = verdict else { return }
    tally.stories += 1
    let unit = features.isInDays ? 24 : 1
    let story = ToldMessages(breach.example, of: definition)
    if story.keep(definition.settings.limits) { tally.possible += 1 }
    let told = story.most(
      within: Int64(question.window * unit) * 3600 * Moment.perSecond, question)
    #expect(
      told > number || breach.note != nil,
      "seed \(seed): \(told) told, \(number) promised in \(question)")
  }

  /// Expects a spacing to be kept where there is one message at most, and else two in the story.
  private func judgeSpacing(
    _ definition: JourneyDefinition, _ seed: UInt64, _ features: SmallJourneyGenerator.Features,
    _ question: Question.MostQuestion, isKept: Bool
  ) {
    let window = time(question.window, features)
    let promise = JourneyPromise(.spacing(window), isPerRun: question.isPerRun)
    guard case .broken(let breach) = PromiseProof(definition).verdict(on: promise) else {
      #expect(isKept, "seed \(seed): \(question)")
      return
    }
    let told = ToldMessages(breach.example, of: definition)
      .most(within: window.nominalMicroseconds, question)
    #expect(!isKept && (told > 1 || breach.note != nil), "seed \(seed): \(told) in \(question)")
  }

  /// Compares lengths, orders and stages.
  private func compareOthers(
    _ definition: JourneyDefinition, _ seed: UInt64, _ features: SmallJourneyGenerator.Features,
    _ tally: inout Agreement
  ) {
    let hours = Int(seed % 12) + 1
    compare(
      definition, .longest(upTo: hours), .endsWithin(time(hours, features)), features, &tally, seed,
      isBroken: { $0 > hours })
    let messages = definition.states.compactMap { state in
      if case .send(let action, _) = state.kind { return action.message }
      return nil
    }
    if let message = messages.last {
      let event = seed % 2 == 0 ? "a" : "b"
      compare(
        definition, .after(message: message, event: event),
        .never(message: message, after: EventPattern(event: event)), features, &tally, seed,
        isBroken: { $0 > 0 })
    }
    if let stage = definition.states.flatMap(\.stages).last {
      compare(
        definition, .past(stage: stage), .everyPathPasses(stage: stage), features, &tally, seed,
        isBroken: { $0 > 0 })
    }
  }

  /// Expects the story of a refusal to be a life that breaks the promise, as short as one can be.
  private func judge(
    _ breach: PromiseProof.Breach, of definition: JourneyDefinition, _ kind: JourneyPromise.Kind,
    _ seed: UInt64
  ) {
    let example = breach.example
    let life = ToldLife(example, of: definition)
    switch kind {
    case .endsWithin(let length):
      let isLate = life.end > length.nominalMicroseconds
      #expect(isLate || breach.note != nil, "seed \(seed): \(example)")
    case .never(let message, let pattern):
      let sends = life.sends(message, after: pattern.event)
      #expect(sends, "seed \(seed): \(message), \(pattern.event), \(example)")
    case .everyPathPasses(let stage):
      #expect(life.isEnded, "seed \(seed): \(example)")
      #expect(!life.passes(stage), "seed \(seed)")
    case .atMost, .spacing: break
    }
    if definition.states.contains(where: \.kind.isParallel) || !definition.settings.quiet.isEmpty {
      return
    }
    #expect(life.objection == nil, "seed \(seed): \(kind), \(example)")
    if case .everyPathPasses(let stage) = kind {
      #expect(life.length == definition.shortestWay(past: stage), "seed \(seed)")
    }
    if case .never(let message, let pattern) = kind {
      let shortest = definition.shortestWay(to: message, after: pattern.event)
      #expect(life.length == shortest, "seed \(seed): \(example)")
    }
  }

  /// Compares a promise that is kept or not.
  private func compare(
    _ definition: JourneyDefinition, _ question: Question, _ kind: JourneyPromise.Kind,
    _ features: SmallJourneyGenerator.Features, _ tally: inout Agreement, _ seed: UInt64,
    isBroken: (Int) -> Bool
  ) {
    let model = PersonModel(definition, question, isInDays: features.isInDays)
    if model.isGivenUp, !isBroken(model.answer) {
      tally.givenUp += 1
      return
    }
    let verdict = PromiseProof(definition).verdict(on: JourneyPromise(kind))
    let isKept = verdict == .kept
    if case .broken(let breach) = verdict { judge(breach, of: definition, kind, seed) }
    tally.note(
      isKept != isBroken(model.answer),
      "seed \(seed): \(question) refused, yet \(model.answer) seen")
    #expect(
      !isKept || !isBroken(model.answer),
      "seed \(seed): \(question) kept, yet \(model.answer) seen")
  }
}
