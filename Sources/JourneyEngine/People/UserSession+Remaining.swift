internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

extension UserSession {
  /// What is still to be done for the user, as a store would hand it out once all that changed is
  /// committed.
  var remaining: UserWork {
    var work = UserWork(userID: facts.userID)
    work.profile = facts.profile
    work.preferences = facts.preferences
    work.inbox = Array(unhandled)
    work.turnAt = turnAt
    work.runs = runs.map(\.record).filter(mayChange)
    work.entries = entries.map { key, last in
      EntryRecord(journeyID: key.journeyID, key: key.key, lastEnteredAt: last)
    }
    work.history = history.flatMap { name, events in
      events.map { EventRecord($0, name: name) }
    }
    work.sends = sends.filter(mayCount)
    work.held = Array(held.values)
    return work
  }

  /// `true` if a run is inside, or can still convert.
  private func mayChange(_ run: RunRecord) -> Bool {
    run.endedAt == nil || run.goalUntil.map { $0 >= now } ?? false
  }

  /// `true` if a limit may still count a message.
  private func mayCount(_ send: OutboxRecord) -> Bool {
    guard let window = registry.sendsWindow else { return false }
    return send.at.microseconds >= now.microseconds &- window
  }
}

extension EventRecord {
  /// Takes what a history has kept of an event.
  fileprivate init(_ event: HistoryEvent, name: String) {
    self.init(
      number: event.number, eventID: "", name: name, at: event.at, attributes: event.attributes)
  }
}
