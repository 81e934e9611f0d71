internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What had ended the server again and again, and was set aside.
extension ServedReplay {
  /// The numbers of the inputs that a diary says were set aside.
  static func asides(in diary: [DiaryRecord]) -> Set<Int64> {
    Set(
      diary.compactMap { entry in
        guard case .setAside(let aside) = entry.kind, aside.kind == .input, aside.effect == nil
        else { return nil }
        return aside.letter
      })
  }

  /// Sets aside what was set aside.
  func setAside(_ aside: DutyAside, by engine: Engine, at moment: Moment) throws {
    let duty = try duty(of: aside)
    guard let id = try store.setAside(duty, reason: aside.reason, attempts: 0, at: moment) else {
      throw Unlike(recorded: "something was set aside")
    }
    asideLetters[aside.letter] = id
    let line = try store.deadLetter(id)
    try tell(of: aside, line?.letter, by: engine, at: moment)
  }

  /// What was being handled, as the replay numbers it.
  private func duty(of aside: DutyAside) throws -> DutyInHand {
    let part = Part.of(userID)
    switch aside.kind {
    case .turn: return DutyInHand(turnOf: userID, part: part)
    case .timer:
      let run = try letterID(ofRun: aside.letter).number
      return DutyInHand(.timer, part: part, userID: userID, number: run)
    case .input:
      let number = try inputNumber(of: aside)
      return DutyInHand(.input, part: part, userID: userID, number: number)
    }
  }

  /// The number of the input of the replay that stands for one that was set aside.
  private func inputNumber(of aside: DutyAside) throws -> Int64 {
    let number: Int64?
    if let effect = aside.effect {
      let place = try self.effect(effect).id.number
      number = try store.waitingInputs(of: userID).first { $0.effect == place }?.number
    } else {
      number = asideNumbers[aside.letter]
    }
    guard let number else { throw Unlike(recorded: "something that had come was set aside") }
    return number
  }

  // MARK: Telling

  /// Notes that something was set aside: in the run that it stops, or else in every run that is
  /// inside, and for every journey that it would have started.
  private func tell(
    of aside: DutyAside, _ letter: DeadLetterRecord?, by engine: Engine, at moment: Moment
  ) throws {
    let kind = Observation.Kind.setAside(what: words(of: aside, letter), reason: aside.reason)
    if let run = letter?.runNumber, run > 0 { return try observe(kind, of: run, at: moment) }
    let inside = try store.person(userID)?.runs.filter { $0.endedAt == nil && $0.branch == nil }
    for run in inside ?? [] { try observe(kind, of: run.number, at: moment) }
    for (definition, version) in engine.published where isStarted(definition, by: letter) {
      observer.tell(
        Observation(
          at: moment, journeyID: definition.journeyID, version: version, run: nil, kind: kind))
    }
  }

  /// `true` if what was set aside would have asked a trigger of a journey.
  private func isStarted(_ definition: JourneyDefinition, by letter: DeadLetterRecord?) -> Bool {
    guard let letter else { return false }
    guard letter.name.isEmpty else { return definition.startEvents.contains(letter.name) }
    return letter.journeyID == definition.journeyID
  }

  /// What was being handled, in words.
  private func words(of aside: DutyAside, _ letter: DeadLetterRecord?) -> String {
    switch aside.kind {
    case .timer: return "its time had come"
    case .turn: return "it was time to ask what time starts"
    case .input:
      if aside.effect.flatMap({ effectPlaces[$0] }) != nil { return effectWords(aside) }
      if let name = letter?.name, !name.isEmpty { return "`\(name)` came" }
      return letter?.journeyID.isEmpty ?? true ? "the profile was changed" : "it was asked for"
    }
  }

  /// Of which effect it was told what had become, in words.
  private func effectWords(_ aside: DutyAside) -> String {
    let name = aside.effect.flatMap { effectPlaces[$0] }.map { life.person.outbox[$0].name } ?? ""
    return "it came to be known what became of `\(name)`"
  }
}

extension JourneyDefinition {
  /// The events that start it.
  fileprivate var startEvents: [String] {
    triggers.compactMap { trigger in
      if case .event(let pattern) = trigger.kind { pattern.event } else { nil }
    }
  }
}
