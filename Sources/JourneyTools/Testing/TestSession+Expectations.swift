internal import JourneyModel
internal import JourneyStore

/// What tests expect.
extension TestSession {
  /// Checks an expectation; what was sent, called and emitted counts since the last line that was
  /// no expectation, and the run is the newest.
  func check(_ expectation: JourneyTest.Expectation, types: FactTypes) throws(TestMistake) {
    switch expectation {
    case .sent(let isNegated, let message, let channel, let with, let times):
      try checkSent(message, by: channel, with: json(of: with, types), times, isNegated: isNegated)
    case .nothingSent:
      guard sent.isEmpty else { throw TestMistake("expected nothing sent, but \(Self.list(sent))") }
    case .called(let isNegated, let service, let operation, let with):
      let name = "\(service).\(operation)"
      let members = try json(of: with, types)
      let found = matching(effects("call").filter { $0.name == name }, members)
      try require(
        found != isNegated,
        "\(isNegated ? "no " : "")call of `\(name)`\(Self.with(members))", told: calls)
    case .emitted(let isNegated, let event, let with):
      let members = try json(of: with, types)
      try require(
        isEmitted(event, with: members) != isNegated,
        "\(isNegated ? "no " : "")`\(event)` emitted\(Self.with(members))", told: emits)
    case .notEntered:
      let entered = recentSteps.first { $0.input == "entered" }
      guard let entered else { return }
      let name = journal.runs[entered.runNumber].map { " `\($0.journeyID)`" } ?? ""
      throw TestMistake("expected nobody to enter, but somebody entered\(name)")
    case .holds(let test): try check(test, types: types)
    case .waiting, .stopped, .completed, .exited, .converted: try checkRun(expectation)
    }
  }

  /// Throws unless something holds.
  private func require(
    _ holds: Bool, _ expected: String, told: String
  ) throws(TestMistake) {
    if !holds { throw TestMistake("expected \(expected), but \(told)") }
  }

  // MARK: Messages, calls, events

  /// The entries since the mark.
  private var recent: ArraySlice<Journal.Entry> { journal.entries[mark...] }

  /// The steps since the mark.
  private var recentSteps: [TraceRecord] {
    recent.compactMap { entry in
      if case .step(let step) = entry.happening { return step }
      return nil
    }
  }

  /// The effects of a kind since the mark.
  func effects(_ kind: String) -> [OutboxRecord] {
    recent.compactMap { entry in
      if case .effect(let row) = entry.happening, row.kind == kind { return row }
      return nil
    }
  }

  /// The messages that were sent since the mark.
  var sent: [OutboxRecord] { effects("send").filter { $0.status == .sent } }

  /// The calls since the mark, in words.
  private var calls: String {
    let all = effects("call").map { "`\($0.name)` was called\(Self.with($0.arguments))" }
    return all.isEmpty ? "nothing was called" : all.joined(separator: ", and ")
  }

  /// The emitted events since the mark, in words.
  private var emits: String {
    let all = emitted.map { "`\($0.name)` was emitted\(Self.with($0.attributes))" }
    return all.isEmpty ? "nothing was emitted" : all.joined(separator: ", and ")
  }

  /// The emitted events since the mark.
  var emitted: [EventRecord] {
    recent.compactMap { entry in
      if case .event(let event, isEmitted: true) = entry.happening { return event }
      return nil
    }
  }

  /// Checks that a message was sent, or was not.
  private func checkSent(
    _ message: String, by channel: String?, with members: [(String, JSONNode)], _ times: Int?,
    isNegated: Bool
  ) throws(TestMistake) {
    let found = sent.filter { row in
      row.name == message && (channel == nil || row.channel == channel)
        && matching([row], members)
    }
    let wanted = times ?? 1
    let holds = times == nil ? !found.isEmpty : found.count == wanted
    guard holds == isNegated else { return }
    let by = channel.map { " by \($0)" } ?? ""
    let often = times.map { " \($0) \($0 == 1 ? "time" : "times")" } ?? ""
    let negation = isNegated ? "not " : ""
    throw TestMistake(
      "expected `\(message)` \(negation)sent\(by)\(Self.with(members))\(often), but \(told)")
  }

  /// What became of messages since the mark, in words.
  private var told: String {
    if !sent.isEmpty { return Self.list(sent) }
    let skipped = effects("send").filter { $0.status == .skipped }
    if let first = skipped.first {
      return "`\(first.name)` was skipped: \(first.reason ?? "no reason is on record")"
    }
    let held = effects("send").contains { $0.status == .held }
    return held ? "it is held by quiet hours" : "nothing was sent"
  }

  /// `true` if an event was emitted with these attributes.
  private func isEmitted(_ event: String, with members: [(String, JSONNode)]) -> Bool {
    emitted.contains { $0.name == event && Self.holds($0.attributes, members) }
  }

  /// `true` if one of some effects has these arguments.
  private func matching(_ rows: [OutboxRecord], _ members: [(String, JSONNode)]) -> Bool {
    rows.contains { Self.holds($0.arguments, members) }
  }

  /// `true` if a JSON object has these members.
  private static func holds(_ json: [UInt8], _ members: [(String, JSONNode)]) -> Bool {
    let found = (try? JSONReader.parse(json))?.members ?? []
    return members.allSatisfy { name, value in
      let text = JSONWriter.compact(value)
      let other = found.first { $0.key == name }?.value ?? JSONNode(.null)
      return JSONWriter.compact(other) == text
    }
  }

  /// The messages in words.
  private static func list(_ rows: [OutboxRecord]) -> String {
    let all = rows.map { "`\($0.name)` was sent by \($0.channel)\(with($0.arguments))" }
    return all.joined(separator: ", and ")
  }

  /// The members of a JSON object as a script spells them, behind `with`.
  private static func with(_ json: [UInt8]) -> String {
    let members = (try? JSONReader.parse(json))?.members ?? []
    return with(members.map { ($0.key, $0.value) })
  }

  /// Members as a script spells them, behind `with`; nothing where there are none.
  private static func with(_ members: [(String, JSONNode)]) -> String {
    let all = members.map { name, value in
      "\(name) = \(String(decoding: JSONWriter.compact(value), as: UTF8.self))"
    }
    return all.isEmpty ? "" : " with \(all.joined(separator: ", "))"
  }

  // MARK: The run

  /// Checks where the newest run is, or how it ended.
  private func checkRun(_ expectation: JourneyTest.Expectation) throws(TestMistake) {
    guard let run = journal.latestRun else { throw TestMistake("nobody has entered") }
    let stages = ([run] + journal.branches(of: run)).flatMap(self.stages)
    let reason = run.endReason
    switch expectation {
    case .waiting(let stage):
      let isThere = run.endedAt == nil && (stage.map { stages.contains($0) } ?? true)
      let place = stage.map { " at `\($0)`" } ?? ""
      try require(isThere, "the run to wait\(place)", told: whereabouts(of: run, stages))
    case .stopped(let wanted):
      let isStop = run.endedAt != nil && reason != "completed" && reason != "exited"
      let holds = isStop && (wanted == nil || wanted == reason)
      try require(
        holds, "the run to stop\(wanted.map { " for \"\($0)\"" } ?? "")",
        told: whereabouts(of: run, stages))
    case .completed:
      try require(reason == "completed", "the run to complete", told: whereabouts(of: run, stages))
    case .exited:
      try require(reason == "exited", "the run to exit", told: whereabouts(of: run, stages))
    case .converted:
      try require(
        run.convertedAt != nil, "the run to convert", told: "no goal of it was reached")
    case .sent, .nothingSent, .called, .emitted, .notEntered, .holds: return
    }
  }

  /// The stages that a run stands in.
  private func stages(of run: RunRecord) -> [String] {
    state(of: run)?.stages ?? []
  }

  /// The state that a run stands in.
  func state(of run: RunRecord) -> JourneyState? {
    definition(of: run)?.states.first { $0.id == run.stateID }
  }

  /// Where a run is, in words.
  private func whereabouts(of run: RunRecord, _ stages: [String]) -> String {
    if run.endedAt != nil { return "it ended: \(run.endReason ?? "")" }
    let line = state(of: run)?.line.map { " at line \($0)" } ?? ""
    let stage = stages.last.map { " in `\($0)`" } ?? ""
    return "it waits\(line)\(stage)"
  }
}
