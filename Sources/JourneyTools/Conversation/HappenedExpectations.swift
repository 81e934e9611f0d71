internal import JourneyLanguage
internal import JourneyModel
internal import JourneyStore

/// What happened since the last line, as a test would expect it.
struct HappenedExpectations {
  /// The session.
  private let session: TestSession
  /// What happened.
  private let entries: ArraySlice<Journal.Entry>
  /// `true` if the clock went on.
  private let hasWaited: Bool

  /// Looks at a session behind some lines.
  init(_ session: TestSession, after kinds: [JourneyTest.Kind]) {
    self.session = session
    hasWaited = kinds.last { !$0.isExpectation }?.isAdvance ?? false
    entries = session.journal.entries[session.mark...]
  }

  /// The expectations, each in the words of the language.
  var texts: [String] {
    guard !entries.isEmpty else { return hasWaited ? ["expect nothing sent"] : [] }
    let expected = sends + skips + calls + emits
    let quiet = sends.isEmpty && isFromOutside ? ["expect nothing sent"] : []
    return expected + quiet + entry + run
  }

  // MARK: Effects

  /// The effects of a kind.
  private func effects(_ kind: String) -> [OutboxRecord] {
    entries.compactMap { entry in
      if case .effect(let row) = entry.happening, row.kind == kind { return row }
      return nil
    }
  }

  /// The messages that were sent, those that are alike in one.
  private var sends: [String] {
    let sent = effects("send").filter { $0.status == .sent }
    let texts = sent.map { row in
      "expect sent \(NameSpelling.spelled(row.name)) by \(NameSpelling.spelled(row.channel))"
        + with(row.arguments, fields: session.catalog?.message(row.name)?.parameters)
    }
    return Self.distinct(texts).map { text in
      let count = texts.count { $0 == text }
      return count == 1 ? text : "\(text) \(count) times"
    }
  }

  /// The messages that were skipped, and not sent as well.
  private var skips: [String] {
    let all = effects("send")
    let sent = Set(all.filter { $0.status == .sent }.map(\.name))
    let skipped = all.filter { $0.status == .skipped && !sent.contains($0.name) }
    return Self.distinct(skipped.map { "expect not sent \(NameSpelling.spelled($0.name))" })
  }

  /// The calls.
  private var calls: [String] {
    Self.distinct(
      effects("call").map { row in
        let parts = row.name.split(separator: ".", maxSplits: 1).map(String.init)
        let service = NameSpelling.spelled(parts.first ?? "")
        let operation = NameSpelling.spelled(parts.last ?? "", isMember: true)
        let fields = session.catalog?.operation(parts.first ?? "", parts.last ?? "")?.parameters
        return "expect called \(service).\(operation)" + with(row.arguments, fields: fields)
      })
  }

  /// The events that were emitted.
  private var emits: [String] {
    Self.distinct(
      entries.compactMap { entry in
        guard case .event(let event, isEmitted: true) = entry.happening else { return nil }
        let fields = session.catalog?.event(event.name)?.attributes
        return "expect emitted \(NameSpelling.spelled(event.name))"
          + with(event.attributes, fields: fields)
      })
  }

  /// Each text once, in order.
  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: The run

  /// `true` if an event came, or somebody asked for a journey.
  private var isFromOutside: Bool {
    entries.contains { entry in
      switch entry.happening {
      case .event(_, isEmitted: false), .request: true
      default: false
      }
    } || hasWaited
  }

  /// The steps.
  private var steps: [TraceRecord] {
    entries.compactMap { entry in
      if case .step(let step) = entry.happening { return step }
      return nil
    }
  }

  /// That nobody entered, where something came and nothing moved.
  private var entry: [String] {
    isFromOutside && !hasWaited && steps.isEmpty ? ["expect not entered"] : []
  }

  /// Where the newest run is, if it moved.
  private var run: [String] {
    guard let run = session.journal.latestRun,
      steps.contains(where: { own($0, run) })
    else { return [] }
    let isGoal = steps.contains { $0.input == "goal" && $0.runNumber == run.number }
    return (isGoal && run.convertedAt != nil ? ["expect converted"] : []) + [place(of: run)]
  }

  /// `true` if a step is one of a run, or of a branch of it.
  private func own(_ step: TraceRecord, _ run: RunRecord) -> Bool {
    step.runNumber == run.number
      || session.journal.runs[step.runNumber]?.branch?.root == run.number
  }

  /// Where a run is, or how it ended.
  private func place(of run: RunRecord) -> String {
    guard run.endedAt != nil else {
      let stage = session.state(of: run)?.stages.last
      return "expect waiting" + (stage.map { " at \(NameSpelling.spelled($0))" } ?? "")
    }
    switch run.endReason {
    case "completed": return "expect completed"
    case "exited": return "expect exited"
    case let reason?: return "expect stopped \(NameSpelling.quoted(reason))"
    case nil: return "expect stopped"
    }
  }

  // MARK: Values

  /// The values that something was given, as far as a test can name them.
  private func with(_ json: [UInt8], fields: [ValueType.Field]?) -> String {
    let members = (try? JSONReader.parse(json))?.members ?? []
    let named = members.compactMap { member -> String? in
      let (key, value) = (member.key, member.value)
      let type = fields?.first { $0.name == key }?.type
      guard type.map(Self.isSpelled) ?? true, let text = ValueSpelling.text(value) else {
        return nil
      }
      return "\(NameSpelling.spelled(key, isMember: true)) = \(text)"
    }
    return named.isEmpty ? "" : " with " + named.joined(separator: ", ")
  }

  /// `true` for a type whose values JSON and the language spell alike.
  private static func isSpelled(_ type: ValueType) -> Bool {
    switch type {
    case .text, .enumeration, .number, .boolean, .unknown: true
    case .list(let element): isSpelled(element)
    case .moment, .date, .time, .duration, .record: false
    }
  }
}

extension JourneyTest.Kind {
  /// `true` for an expectation.
  var isExpectation: Bool {
    if case .expect = self { return true }
    return false
  }

  /// `true` if the clock goes on.
  var isAdvance: Bool {
    switch self {
    case .advance, .advanceTo: true
    default: false
    }
  }
}
