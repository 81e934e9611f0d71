internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What happened in a session, in order, as the store was told of it.
final class Journal {
  /// What happened.
  enum Happening {
    /// Something came from outside, or an `emit` made it.
    case event(EventRecord, isEmitted: Bool)
    /// Somebody asked for a journey.
    case request(JourneyRequest)
    /// The engine notes that a journey did not begin.
    case refused(EventRecord)
    /// A run takes a step.
    case step(TraceRecord)
    /// The step is over: the run waits, or has ended.
    case settled(TraceRecord)
    /// An effect was done, held or skipped.
    case effect(OutboxRecord)
  }

  /// An entry of the journal.
  struct Entry {
    /// Its place in the order of all that happened.
    var number: Int64
    /// When.
    var at: Moment
    /// What.
    var happening: Happening
  }

  /// The entries in order.
  private(set) var entries: [Entry] = []
  /// The runs as they are now, by number.
  private(set) var runs: [Int64: RunRecord] = [:]
  /// What is known of the person.
  private(set) var person: KnownPerson

  /// Begins the journal of a person.
  init(of person: KnownPerson) {
    self.person = person
  }

  /// The newest run; a branch belongs to its run.
  var latestRun: RunRecord? {
    runs.values.filter { $0.branch == nil }.max { $0.number < $1.number }
  }

  /// The branches of a run that are inside, and those within them.
  func branches(of run: RunRecord) -> [RunRecord] {
    runs.values.filter { $0.branch?.root == run.number && $0.endedAt == nil }
      .sorted { $0.number < $1.number }
  }

  /// Calls the person by another id; nothing may have happened yet.
  func call(_ userID: String) {
    person.userID = userID
  }

  /// Notes what a commit changed, and the inputs from outside that it handled.
  func note(_ change: UserChange, handled: [InboxRecord]) {
    if let profile = change.profile { person.profile = profile }
    if let preferences = change.preferences { person.preferences = preferences }
    person.events += handled.compactMap(\.event) + change.events
    for run in change.newRuns + change.changedRuns.map(\.run) { runs[run.number] = run }
    var new = handled.compactMap(Self.entry)
    new += change.events.compactMap(Self.entry)
    new += change.trace.map { Entry(number: $0.number, at: $0.at, happening: .step($0)) }
    new += change.outbox.map { Entry(number: $0.number, at: $0.at, happening: .effect($0)) }
    entries += Self.told(new.sorted { $0.number < $1.number })
  }

  /// The entry of an input; a change of the person is none.
  private static func entry(_ input: InboxRecord) -> Entry? {
    switch input.content {
    case .event(let event):
      Entry(
        number: input.number, at: input.arrivesAt, happening: .event(event, isEmitted: false))
    case .request(let request):
      Entry(number: input.number, at: input.arrivesAt, happening: .request(request))
    case .user, .answer: nil
    }
  }

  /// The entry of an event that the engine made: of its own events, only what explains something
  /// that did not happen.
  private static func entry(_ event: EventRecord) -> Entry? {
    if event.name == SystemEvent.entryRefused {
      return Entry(number: event.number, at: event.at, happening: .refused(event))
    }
    if SystemEvent.names.contains(event.name) { return nil }
    return Entry(number: event.number, at: event.at, happening: .event(event, isEmitted: true))
  }

  /// Puts the effects of each step behind it; they have smaller numbers, since a step is written
  /// down once it is over.
  private static func told(_ entries: [Entry]) -> [Entry] {
    var told: [Entry] = []
    var effects: [Int64: [Entry]] = [:]
    for entry in entries {
      switch entry.happening {
      case .event, .request, .refused: told.append(entry)
      case .effect(let row): effects[row.runNumber, default: []].append(entry)
      case .step(let step):
        told.append(entry)
        let all = effects.removeValue(forKey: step.runNumber) ?? []
        told += all.filter { $0.at <= step.at || $0.isHeld }.map { $0.told(at: step.at) }
        effects[step.runNumber] = all.filter { $0.at > step.at && !$0.isHeld }
        told.append(Entry(number: entry.number, at: entry.at, happening: .settled(step)))
      case .settled: continue
      }
    }
    return told + effects.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

extension Journal.Entry {
  /// `true` for a message that quiet hours hold: its moment is the one that it is held until.
  fileprivate var isHeld: Bool {
    if case .effect(let row) = happening { return row.status == .held }
    return false
  }

  /// The same, told at a moment.
  fileprivate func told(at moment: Moment) -> Journal.Entry {
    Journal.Entry(number: number, at: moment, happening: happening)
  }
}

extension InboxRecord {
  /// The event, if it is one, under the number of the row.
  fileprivate var event: EventRecord? {
    guard case .event(var event) = content else { return nil }
    event.number = number
    return event
  }
}
