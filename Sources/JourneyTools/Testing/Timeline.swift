internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What happened in a session as lines for people: when, what, and the line of the script.
///
/// It goes through the journal once, and knows of each run where it stands.
struct Timeline {
  /// The session.
  private let session: TestSession
  /// Where each run stands, as an index into the states of its journey, by the run's number.
  private var standing: [Int64: Int] = [:]
  /// The states of a step whose effects are still to come, by the run's number.
  private var ahead: [Int64: ArraySlice<Int>] = [:]
  /// The day that the last line told.
  private var lastDay = ""

  /// The columns in front of the line numbers.
  private static let width = 76
  /// What stands before an entry.
  static let indent = "  "

  /// Tells of a session.
  init(session: TestSession) {
    self.session = session
  }

  /// Something that happened, with the line of the script where there is one.
  private struct Words {
    /// What happened.
    var text: String
    /// The line.
    var line: Int?

    /// Creates words.
    init(_ text: String, _ line: Int? = nil) {
      self.text = text
      self.line = line
    }
  }

  /// Returns the lines of the entries from one on, up to another.
  mutating func lines(of entries: Range<Int>) -> [String] {
    entries.flatMap { index in
      let entry = session.journal.entries[index]
      return words(for: entry).map { line(of: $0, at: entry.at) }
    }
  }

  /// A line, with the day where it is another than before.
  private mutating func line(of words: Words, at moment: Moment) -> String {
    let (day, time) = clock(moment)
    let head = day == lastDay ? String(repeating: " ", count: day.count) : day
    lastDay = day
    let text = "\(head) \(time)  \(words.text)"
    return words.line.map { Self.placed(text, line: $0, indent: Self.indent) } ?? text
  }

  /// A text with the number of its line behind it, where those of all others stand that are
  /// indented so far.
  static func placed(_ text: String, line: Int, indent: String) -> String {
    "\(Figures.left(text, width - indent.count)) line \(line)"
  }

  /// The day and the time of a moment, in the journeys' zone.
  private func clock(_ moment: Moment) -> (day: String, time: String) {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let local = session.zones.local(of: moment, zone: session.zone)
    return ("\(days[local.date.weekday - 1]) \(local.date)", "\(local.time)")
  }

  /// An entry in words.
  private mutating func words(for entry: Journal.Entry) -> [Words] {
    switch entry.happening {
    case .event(let event, let isEmitted):
      return [Words(event.name + (isEmitted ? " is emitted" : " comes") + with(event.attributes))]
    case .request(let request):
      return [Words("somebody asks for \(request.journeyID)" + with(request.parameters))]
    case .refused(let event): return [Words(refusal(event))]
    case .effect(let row): return [effectWords(row)]
    case .step(let step): return causeWords(step)
    case .settled(let step): return outcomeWords(step)
    }
  }

  /// What came with an event or a request.
  private func with(_ attributes: [UInt8]) -> String {
    let text = String(decoding: attributes, as: UTF8.self)
    return text == "{}" ? "" : " " + text
  }

  /// Why a journey did not begin.
  private func refusal(_ event: EventRecord) -> String {
    let members = try? JSONReader.parse(event.attributes)
    let journey = members?.member("journey_id")?.text ?? ""
    let reason = members?.member("reason")?.text ?? ""
    return "does not enter \(journey): \(reason)"
  }

  // MARK: Effects

  /// An effect in words.
  private mutating func effectWords(_ row: OutboxRecord) -> Words {
    let line = lineOfEffect(row)
    if row.kind == "call" { return Words(callWords(row), line) }
    switch row.status {
    case .sent: return Words("\(row.name) leaves by \(row.channel)" + with(row.arguments), line)
    case .held: return Words("\(row.name) is held by quiet hours", line)
    case .skipped:
      return Words("\(row.name) is skipped: \(row.reason ?? "no reason is on record")", line)
    case .cancelled: return Words("\(row.name) is dropped: its run has ended", line)
    case .pending, .sending, .failed, .unknown:
      return Words("\(row.name) is \(row.status.rawValue)", line)
    }
  }

  /// A call in words.
  private func callWords(_ row: OutboxRecord) -> String {
    "\(row.name) \(row.status == .failed ? "fails" : "is called")" + with(row.arguments)
  }

  /// The line of the step that an effect is done by: the first still ahead that does such a thing,
  /// or the one where its run stands.
  private mutating func lineOfEffect(_ row: OutboxRecord) -> Int? {
    guard let states = session.states(ofRun: row.runNumber) else { return nil }
    let path = ahead[row.runNumber] ?? []
    if let index = path.firstIndex(where: { states[$0].does(row) }) {
      // By `a and b` one step sends several messages, so that it stays ahead.
      ahead[row.runNumber] = path[index...]
      return states[path[index]].line
    }
    return standing[row.runNumber].flatMap { states[$0].does(row) ? states[$0].line : nil }
  }

  // MARK: Steps

  /// What caused a step, in words.
  private mutating func causeWords(_ step: TraceRecord) -> [Words] {
    guard let run = session.journal.runs[step.runNumber],
      let states = session.states(ofRun: step.runNumber)
    else { return [] }
    let stood = standing[step.runNumber]
    let path = step.path.map(Int.init).filter(states.indices.contains)
    ahead[step.runNumber] = ([stood].compactMap { $0 } + path)[...]
    defer { standing[step.runNumber] = path.last ?? stood }
    let line = stood.flatMap { states[$0].line }
    switch step.input {
    case "entered": return [Words("enters \(run.journeyID)", session.triggerLine(of: run))]
    case "timer": return [Words("the time is up", line)]
    case "goal": return [Words("reaches the goal of \(run.journeyID)")]
    case "not started": return [Words("a journey that it starts is not under test", line)]
    case "dropped": return [Words("another branch was first", line)]
    default: return []
    }
  }

  /// Where a step led: where the run waits, or how it ended.
  private func outcomeWords(_ step: TraceRecord) -> [Words] {
    guard let states = session.states(ofRun: step.runNumber) else { return [] }
    let line = standing[step.runNumber].flatMap { states[$0].line }
    let isBranch = session.journal.runs[step.runNumber]?.branch != nil
    if let reason = step.endReason {
      return isBranch ? [] : [Words("ends: " + reason, line)]
    }
    if step.path.isEmpty { return [] }
    return [Words("waits", line)]
  }
}

extension JourneyState {
  /// `true` if it sends the message, or makes the call, of an effect.
  fileprivate func does(_ row: OutboxRecord) -> Bool {
    switch kind {
    case .send(let action, _): row.kind == "send" && action.message == row.name
    case .call(let action, _):
      row.kind == "call" && "\(action.service).\(action.operation)" == row.name
    default: false
    }
  }
}
