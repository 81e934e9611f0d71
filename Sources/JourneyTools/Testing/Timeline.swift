internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What happened in a session as lines for people: when, what, and the line of the script.
///
/// It goes through the journal once, and knows of each run where it stands.
struct Timeline {
  /// The session.
  private let session: TestSession
  /// The script that is told of: lines of other ones are told with their file.
  private let script: String?
  /// Where each run stands, as an index into the states of its journey, by the run's number.
  private var standing: [Int64: Int] = [:]
  /// The states of a step whose effects are still to come, by the run's number.
  private var ahead: [Int64: ArraySlice<Int>] = [:]
  /// The day that the last line told.
  private var lastDay = ""
  /// Who is told.
  private let style: Style

  /// The columns in front of the line numbers.
  private static let width = 76
  /// The same where a terminal of 80 columns is to show all of it.
  private static let liveWidth = 70
  /// What stands before an entry.
  static let indent = "  "

  /// To whom and when it is told.
  enum Style {
    /// In a report, once all is over.
    case report
    /// As it happens, with what is waited for.
    case live
  }

  /// Tells of a session to whoever has a script before them.
  init(session: TestSession, script: String?, style: Style = .report) {
    self.session = session
    self.script = script
    self.style = style
  }

  /// Something that happened, with the line of the script where there is one.
  private struct Words {
    /// What happened.
    var text: String
    /// The line, in words.
    var place: String?

    /// Creates words.
    init(_ text: String, _ place: String? = nil) {
      self.text = text
      self.place = place
    }
  }

  /// Returns the lines of the entries from one on, up to another.
  mutating func lines(of entries: Range<Int>) -> [String] {
    let last = style == .live ? lastSteps(in: entries) : []
    return entries.flatMap { index in
      let entry = session.journal.entries[index]
      return words(for: entry, isPresent: last.contains(index)).map { line(of: $0, at: entry.at) }
    }
  }

  /// The last steps of each run: behind them it stands where it stands now.
  private func lastSteps(in entries: Range<Int>) -> Set<Int> {
    var last: [Int64: Int] = [:]
    for index in entries {
      if case .settled(let step) = session.journal.entries[index].happening {
        last[step.runNumber] = index
      }
    }
    return Set(last.values)
  }

  /// A line, with the day where it is another than before.
  private mutating func line(of words: Words, at moment: Moment) -> String {
    let (day, time) = session.clock(moment)
    let head = day == lastDay ? String(repeating: " ", count: day.count) : day
    lastDay = day
    let text = "\(head) \(time)  \(words.text)"
    return words.place.map { placed(text, $0) } ?? text
  }

  /// A text with its place behind it.
  private func placed(_ text: String, _ place: String) -> String {
    switch style {
    case .report: Self.placed(text, place, indent: Self.indent)
    case .live: "\(Figures.left(text, Self.liveWidth)) \(place)"
    }
  }

  /// A text with its place behind it, where those of all others stand that are indented so far.
  static func placed(_ text: String, _ place: String, indent: String) -> String {
    "\(Figures.left(text, width - indent.count)) \(place)"
  }

  /// The line of a state that a run has come to.
  private func place(_ state: Int?, ofRun number: Int64) -> String? {
    guard let state, let states = session.states(ofRun: number), states.indices.contains(state)
    else { return nil }
    return place(line: states[state].line, ofRun: number)
  }

  /// A line of the script of a run, with the name of its file where it is another one.
  private func place(line: Int?, ofRun number: Int64) -> String? {
    guard let line else { return nil }
    let file = session.journal.runs[number].flatMap(session.journey)?.script
    guard let file, file != script else { return "line \(line)" }
    return "\(file.split(separator: "/").last ?? ""):\(line)"
  }

  /// An entry in words.
  private mutating func words(for entry: Journal.Entry, isPresent: Bool) -> [Words] {
    switch entry.happening {
    case .event(let event, let isEmitted):
      return [Words(event.name + (isEmitted ? " is emitted" : " comes") + with(event.attributes))]
    case .request(let request):
      return [Words("somebody asks for \(request.journeyID)" + with(request.parameters))]
    case .refused(let event): return [Words(refusal(event))]
    case .effect(let row): return [effectWords(row)]
    case .step(let step): return causeWords(step)
    case .settled(let step): return outcomeWords(step, isPresent: isPresent)
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
    let line = place(stateOfEffect(row), ofRun: row.runNumber)
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

  /// The state that an effect is done by: the first still ahead that does such a thing, or the one
  /// where its run stands.
  private mutating func stateOfEffect(_ row: OutboxRecord) -> Int? {
    guard let states = session.states(ofRun: row.runNumber) else { return nil }
    let path = ahead[row.runNumber] ?? []
    if let index = path.firstIndex(where: { states[$0].does(row) }) {
      // By `a and b` one step sends several messages, so that it stays ahead.
      ahead[row.runNumber] = path[index...]
      return path[index]
    }
    return standing[row.runNumber].flatMap { states[$0].does(row) ? $0 : nil }
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
    let line = place(stood, ofRun: step.runNumber)
    switch step.input {
    case "entered":
      let trigger = place(line: session.triggerLine(of: run), ofRun: step.runNumber)
      return [Words("enters \(run.journeyID)", trigger)]
    case "timer": return [Words("the time is up", line)]
    case "goal": return [Words("reaches the goal of \(run.journeyID)")]
    case "not started": return [Words("a journey that it starts is not under test", line)]
    case "dropped": return [Words("another branch was first", line)]
    default: return []
    }
  }

  /// Where a step led: where the run waits, or how it ended.
  private func outcomeWords(_ step: TraceRecord, isPresent: Bool) -> [Words] {
    let state = standing[step.runNumber]
    let line = place(state, ofRun: step.runNumber)
    let isBranch = session.journal.runs[step.runNumber]?.branch != nil
    if let reason = step.endReason {
      return isBranch ? [] : [Words("ends: " + reason, line)]
    }
    guard !step.path.isEmpty, let state, let states = session.states(ofRun: step.runNumber)
    else { return [] }
    switch states[state].kind {
    case .parallel: return [Words("goes several ways", line)]
    case .join: return [Words("a branch is done", line)]
    default:
      let wait = isPresent ? Whereabouts(session).wait(ofRun: step.runNumber) : nil
      return [Words(wait ?? "waits", line)]
    }
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
