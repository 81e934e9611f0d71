internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Why a user came where they came: lived again from what a data folder keeps, and told.
public struct WhyReport {
  /// The user.
  let userID: String
  /// The name of the zone that moments are shown in.
  let zoneName: String
  /// Shows values and moments.
  let seen: SeenText
  /// The journeys in question, by name.
  var accounts: [JourneyAccount]
  /// The message in question; `nil` for all.
  let message: String?
  /// The first place where the replay does not agree with the record; `nil` if it does.
  let difference: RecordDifference?
  /// `true` if more happened than is told.
  let isCut: Bool

  /// `true` if the replay agrees with the record.
  public var agrees: Bool { difference == nil }

  /// Asks why a user came where they came: in all journeys of a data folder or in one, for all that
  /// happened or for one message.
  public static func ask(
    _ userID: String, journey: String?, message: String?, data: String
  ) throws(RunError) -> WhyReport {
    do throws(WhyRefusal) {
      return try ask(
        WhyQuestion(userID, journey: journey, message: message, data: StoreFolder(data)))
    } catch {
      throw RunError(error.message)
    }
  }

  /// Asks why a user came where they came.
  public static func ask(_ question: WhyQuestion) throws(WhyRefusal) -> WhyReport {
    do {
      return try WhyReport(question)
    } catch let refusal as WhyRefusal {
      throw refusal
    } catch let error as StoreError {
      throw error.kind == .tooMuch ? .tooMuch(error.message) : .failed(error.message)
    } catch let error as EngineError {
      throw .failed(error.message)
    } catch {
      throw .failed("\(error)")
    }
  }

  /// Reads, lives again, compares and tells.
  private init(_ question: WhyQuestion) throws {
    let life = try RecordedLife.read(question)
    let newest = life.newest
    try Self.check(question, newest)
    let journey = question.journey
    let replay = try Replay(
      life: life, journeys: journey.map { [$0] }, mayGoOn: question.mayGoOn
    ).result()
    userID = question.userID
    message = question.message
    isCut = replay.isCut
    seen = SeenText(zone: life.settings.timeZone)
    zoneName = seen.zoneName
    difference = RecordDifference.between(life.person, replay.person, until: replay.difference)
    var teller = LifeTeller(life, runs: replay.person?.runs ?? [], seen: seen)
    let until = difference?.at
    for observation in replay.observations where until.map({ observation.at < $0 }) ?? true {
      teller.tell(observation)
    }
    accounts = []
    for (name, definition) in newest.sorted(by: { $0.key < $1.key }) {
      guard journey.map({ $0 == name }) ?? true else { continue }
      accounts.append(
        Self.completed(
          teller.accounts[name], definition, seen, unturned: teller.unturned[name] ?? [:],
          lines: life.lines(of: definition)))
    }
    if let message { ask(for: message, life) }
  }

  /// Refuses names that nobody has.
  private static func check(
    _ question: WhyQuestion, _ newest: [String: JourneyDefinition]
  ) throws(WhyRefusal) {
    let (journey, message) = (question.journey, question.message)
    if let journey, newest[journey] == nil {
      throw .unknown(
        "\(question.place) has no journey `\(journey)`"
          + RecordedLife.suggestion(journey, newest.keys.sorted()))
    }
    guard let message else { return }
    let definitions = journey.map { [newest[$0]].compactMap { $0 } } ?? Array(newest.values)
    let messages = Set(definitions.flatMap(\.messages))
    if !messages.contains(message) {
      throw .unknown(
        "\(journey.map { "`\($0)`" } ?? "no journey") sends \(journey == nil ? "" : "no ")"
          + "`\(message)`" + RecordedLife.suggestion(message, messages.sorted()))
    }
  }

  /// An account with why nobody came in where no trigger was ever asked.
  private static func completed(
    _ account: JourneyAccount?, _ definition: JourneyDefinition, _ seen: SeenText,
    unturned: [Int: Observation], lines: [String]
  ) -> JourneyAccount {
    var account = account ?? JourneyAccount(journeyID: definition.journeyID)
    account.title = definition.title
    guard account.runs.isEmpty, account.missed.isEmpty else { return account }
    let teller = MissedEntry(
      teller: RunTeller(
        definition: definition, seen: seen, unknownConsent: .deny, lines: lines))
    account.neverAsked = definition.triggers.enumerated().map { index, trigger in
      teller.teller.written(
        unturned[index].map(teller.unturned) ?? teller.neverAsked(trigger))
    }
    return account
  }

  // MARK: A message

  /// Leaves only what led to a message, or away from it.
  private mutating func ask(for message: String, _ life: RecordedLife) {
    for index in accounts.indices {
      for run in accounts[index].runs.indices {
        let account = accounts[index].runs[run]
        guard let definition = life.definition(accounts[index].journeyID, account.version)
        else { continue }
        accounts[index].runs[run] = MessageQuestion(message: message, definition: definition)
          .asked(of: account)
      }
    }
  }
}

extension JourneyDefinition {
  /// The messages that it can send.
  var messages: [String] {
    states.compactMap { if case .send(let action, _) = $0.kind { action.message } else { nil } }
  }
}
