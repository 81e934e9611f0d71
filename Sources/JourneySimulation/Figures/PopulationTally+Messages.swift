internal import JourneyModel
internal import JourneyStore

/// What became of messages, and how close together they left.
extension PopulationTally {
  /// Counts what became of a message, once that is decided.
  func count(_ row: OutboxRecord) {
    guard let place = places[row.journeyID] else { return }
    if row.status == .held {
      life.held[row.number] = (place, row.name)
      return
    }
    life.held[row.number] = nil
    guard calendar.contains(row.at) else { return }
    if row.status == .cancelled { figures.journeys[place].takenBack += 1 }
    figures.journeys[place].totals.sends[row.name, default: [:]][row.status, default: 0] += 1
    guard let message = messagePlaces[place][row.name] else { return }
    switch row.status {
    case .sent: countSent(row, message, of: place)
    case .skipped: countSkipped(row, message, of: place)
    case .held, .pending, .sending, .cancelled, .failed, .unknown: break
    }
  }

  /// Counts a message that left.
  private func countSent(_ row: OutboxRecord, _ message: Int, of journey: Int) {
    let day = calendar.day(of: row.at)
    figures.journeys[journey].messages[message].sent += 1
    figures.journeys[journey].messages[message].sentByDay[day] += 1
    figures.journeys[journey].messages[message].sentBy[row.channel, default: 0] += 1
    figures.journeys[journey].sentByHour[calendar.hour(of: row.at, on: day)] += 1
    if lastWritten[journey][message] != figures.people {
      lastWritten[journey][message] = figures.people
      figures.journeys[journey].messages[message].people += 1
    }
    guard !internalMessages[journey].contains(row.name) else { return }
    life.sent.append((row.at, journey))
  }

  /// Counts a message that was skipped.
  private func countSkipped(_ row: OutboxRecord, _ message: Int, of journey: Int) {
    let reason = row.reason ?? ""
    figures.journeys[journey].messages[message].skippedFor[reason, default: 0] += 1
    figures.journeys[journey].totals.skippedFor[reason, default: 0] += 1
  }

  /// Counts how close together the messages of the person left.
  func countCrowding() {
    guard !life.sent.isEmpty else { return }
    figures.peopleWritten += 1
    let sent = life.sent.sorted { $0.at < $1.at }
    figures.crowding.add(sent.map(\.at), zones: zones, zone: zone(of: nil))
    for journey in Set(sent.map(\.journey)) {
      let own = sent.filter { $0.journey == journey }.map(\.at)
      let reference = figures.journeys[journey].definition.settings.timeZone
      figures.journeys[journey].crowding.add(own, zones: zones, zone: zone(of: reference))
    }
  }

  /// The zone that a reference means for the person; that of the days where there is none.
  private func zone(of reference: ZoneReference?) -> Int {
    switch reference {
    case nil: return calendar.zone
    case .named(let name): return zones.index(named: name) ?? calendar.zone
    case .user(let fallback):
      let own = life.timeZone.flatMap { zones.index(named: $0) }
      return own ?? fallback.flatMap { zones.index(named: $0) } ?? calendar.zone
    }
  }

  /// Counts that a journey did not begin.
  func countRefusal(_ event: EventRecord) {
    guard calendar.contains(event.at),
      let told = try? JSONReader.parse(event.attributes),
      let place = told.member("journey_id")?.text.flatMap({ places[$0] })
    else { return }
    figures.journeys[place].refusals[told.member("reason")?.text ?? "", default: 0] += 1
  }
}
