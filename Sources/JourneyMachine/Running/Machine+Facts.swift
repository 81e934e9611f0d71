public import JourneyModel

extension Machine {
  /// Tells who the user is, as one JSON object.
  ///
  /// What was told of another is forgotten, past events too.
  public func loadUser(_ json: [UInt8]) {
    userArena.reset()
    forgetHistory()
    clear(.user)
    FactScanner.read(
      json, node: program.tables.user, table: program.facts, into: frame, arena: userArena)
  }

  /// Tells whether a channel reaches the user for marketing.
  public func setReachable(_ channel: Int, _ value: Bool) {
    guard program.channels.indices.contains(channel) else { return }
    system[SystemRegister.allCases.count + channel] = .boolean(value)
  }

  /// Tells the user's own zone; `nil` if it is missing or unknown.
  public func setZone(_ zone: Int?) {
    for (index, reference) in program.tables.zones.enumerated() {
      zoneNumbers[index] =
        switch reference {
        case nil: index == 0 ? workspaceZone : zoneNumbers[0]
        case .named(let name): zones.index(named: name) ?? workspaceZone
        case .user(let fallback):
          zone ?? fallback.flatMap { zones.index(named: $0) } ?? workspaceZone
        }
    }
  }

  /// Tells the moment of the input and its number in the order of arrival.
  public func setInput(now: Moment, number: Int64) {
    set(.now, .moment(now))
    set(.inputNumber, .number(number))
  }

  /// Forgets the past events: some may have come, or it is another user.
  public func forgetHistory() {
    if program.tables.histories.isEmpty { return }
    historyArena.reset()
    for index in program.tables.histories.indices { histories[index] = EventRows() }
  }

  /// Tells the event that patterns are held against.
  public func setEvent(name: String, at: Moment, attributes: [UInt8]) {
    clear(.candidate)
    eventArena.reset()
    set(.hasEvent, .boolean(true))
    set(.eventAt, .moment(at))
    let layout = program.tables.events[name]
    set(.eventName, .number(Int64(layout?.number ?? 0)))
    guard let projection = layout?.projection ?? program.tables.requestCandidate else { return }
    read(attributes, projection, at: at, into: frame, arena: eventArena)
  }

  /// Tells that there is no event.
  public func clearEvent() {
    clear(.candidate)
    eventArena.reset()
    set(.hasEvent, .boolean(false))
    set(.eventAt, .missing)
    set(.eventName, .number(0))
  }

  /// Tells of a new run: the trigger, the payload with its time, and the input that caused it.
  public func enter(
    trigger: Int, eventName: String?, payload: [UInt8], at: Moment, now: Moment, number: Int64
  ) {
    setInput(now: now, number: number)
    forgetRun()
    set(.enteredAt, .moment(at))
    set(.entryNumber, .number(number))
    guard program.tables.entryOfTrigger.indices.contains(trigger) else { return }
    let projection = program.tables.entryOfTrigger[trigger]
    read(payload, projection, at: at, into: frame, arena: runArena)
  }

  /// Tells all past events of a name, up to and including the present input, by time and number.
  public func provideHistory(event: String, _ events: [HistoryEvent]) {
    guard let index = program.tables.historyNumbers[event] else { return }
    let width = program.tables.rowWidths[index]
    let projection = program.tables.rows[index]
    guard let start = historyArena.values(max(1, events.count * width)) else { return }
    start.initialize(repeating: .missing, count: events.count * width)
    for (number, event) in events.enumerated() {
      let row = start + number * width
      row[RowColumn.at] = .moment(event.at)
      row[RowColumn.number] = .number(event.number)
      if width > RowColumn.count {
        read(event.attributes, projection, at: event.at, into: row, arena: historyArena)
      }
    }
    histories[index] = EventRows(start: start, count: events.count, width: width, isKnown: true)
  }

  /// Reads an event into registers, its time too.
  private func read(
    _ json: [UInt8], _ projection: EventProjection, at: Moment,
    into registers: UnsafeMutablePointer<Value>, arena: Arena
  ) {
    FactScanner.read(
      json, node: projection.node, table: program.facts, into: registers, arena: arena)
    if projection.isPlain { return }
    for register in projection.times { registers[register] = .moment(at) }
    for register in projection.wholes where !projection.declaresTime {
      registers[register] = timed(registers[register], at: at, arena: arena)
    }
    for (from, to) in projection.copies { registers[to] = registers[from] }
  }

  /// The record of an event, with its time as `at`.
  private func timed(_ record: Value, at: Moment, arena: Arena) -> Value {
    let count = record.tag == .record ? record.count : 0
    guard let fields = arena.values((count + 1) * 2) else { return .missing }
    let name = Value.text(("at" as StaticString).utf8Start, count: 2)
    var written = 0
    for index in 0..<count where !Value.areEqual(record.elements[index * 2], name) {
      fields[written * 2] = record.elements[index * 2]
      fields[written * 2 + 1] = record.elements[index * 2 + 1]
      written += 1
    }
    fields[written * 2] = name
    fields[written * 2 + 1] = .moment(at)
    return .record(fields, count: written + 1)
  }

  /// Makes the registers of a region missing.
  func clear(_ region: Place.Region) {
    let range = program.frame.range(region)
    (frame + range.lowerBound).update(repeating: .missing, count: range.count)
  }

  /// Forgets the run: its registers and its arguments.
  func forgetRun() {
    runArena.reset()
    clear(.run)
    clear(.argument)
    isEvaluating = false
  }
}
