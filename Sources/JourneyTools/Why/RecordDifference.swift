internal import JourneyModel
internal import JourneyStore

/// The first place where what was lived again differs from what was recorded.
struct RecordDifference: Equatable {
  /// When.
  var at: Moment
  /// What the record says there.
  var recorded: String
  /// What came of the replay.
  var replayed: String

  /// Compares two records of one user; `nil` if they agree.
  ///
  /// Where the replay could not go on, how runs stand at its end tells nothing.
  static func between(
    _ recorded: PersonRecord, _ replayed: PersonRecord?, until end: RecordDifference?
  ) -> RecordDifference? {
    if let input = recorded.inputs.first(where: { !$0.isUnaltered }) { return altered(input) }
    let differences = [
      end, first(steps(of: recorded), replayed.map(steps) ?? []),
      first(effects(of: recorded), replayed.map(effects) ?? []),
      end == nil ? first(ends(of: recorded), replayed.map(ends) ?? []) : nil,
    ]
    return differences.compactMap { $0 }.min { $0.at < $1.at }
  }

  /// Something that happened, in words that are the same if it is.
  private struct Happening: Equatable {
    /// When.
    var at: Moment
    /// What.
    var words: String
  }

  /// The difference that an altered input is.
  private static func altered(_ input: PersonRecord.RecordedInput) -> RecordDifference {
    let (at, name): (Moment, String)
    switch input.input.content {
    case .event(let event): (at, name) = (event.at, "`\(event.name)`")
    case .user: (at, name) = (input.input.arrivesAt, "the profile")
    case .request(_, let request):
      (at, name) = (input.input.arrivesAt, "the request for `\(request.journeyID)`")
    }
    return RecordDifference(
      at: at, recorded: "\(name) is not what was taken in", replayed: "nothing can be told of it")
  }

  /// The first place where two rows of happenings differ.
  private static func first(
    _ recorded: [Happening], _ replayed: [Happening]
  ) -> RecordDifference? {
    let common = zip(recorded, replayed).prefix { $0 == $1 }.count
    let one = recorded.dropFirst(common).first
    let other = replayed.dropFirst(common).first
    guard let at = [one?.at, other?.at].compactMap({ $0 }).min() else { return nil }
    return RecordDifference(
      at: at, recorded: one?.words ?? "nothing", replayed: other?.words ?? "nothing")
  }

  /// The steps of a record, each run by its place among the runs.
  private static func steps(of person: PersonRecord) -> [Happening] {
    let names = names(of: person)
    return person.trace.map { step, eventName in
      let path = step.path.map(String.init).joined(separator: " ")
      var words = "\(names[step.runNumber] ?? "no run"): \(step.input)"
      if !eventName.isEmpty { words += " `\(eventName)`" }
      if !path.isEmpty { words += ", steps \(path)" }
      if let reason = step.endReason { words += ", ended as \(reason)" }
      return Happening(at: step.at, words: words)
    }
  }

  /// The effects of a record.
  private static func effects(of person: PersonRecord) -> [Happening] {
    let names = names(of: person)
    return person.outbox.map { row in
      let name = names[row.runNumber] ?? "no run"
      var words = "\(name): \(row.kind) `\(row.name)`"
      if !row.channel.isEmpty { words += " by \(row.channel)" }
      // Whether a message that nobody waits for is on its way is not written down for a replay.
      words +=
        " \(row.status == .sending ? OutboxRecord.Status.pending.rawValue : row.status.rawValue)"
      if let reason = row.reason { words += " for \(reason)" }
      words += " with \(String(decoding: row.arguments, as: UTF8.self))"
      if let topic = row.topic { words += " about \(topic)" }
      return Happening(at: row.at, words: words)
    }
  }

  /// How each run stands at the end of a record.
  private static func ends(of person: PersonRecord) -> [Happening] {
    let names = names(of: person)
    return person.runs.map { run in
      var words = "\(names[run.number] ?? ""): at `\(run.stateID)`"
      if let moment = run.convertedAt { words += ", converted \(moment)" }
      if let moment = run.wakeAt { words += ", until \(moment)" }
      return Happening(at: run.endedAt ?? run.enteredAt, words: words)
    }
  }

  /// Each run by its number, with a name that does not hang on the number.
  private static func names(of person: PersonRecord) -> [Int64: String] {
    var names: [Int64: String] = [:]
    for (index, run) in person.runs.enumerated() {
      names[run.number] = "run \(index + 1) of `\(run.journeyID)`"
    }
    return names
  }
}
