internal import JourneyAnalysis
internal import JourneyEngine
internal import JourneyLanguage
internal import JourneyModel

/// Writes what happens to somebody who takes a path in the lines of a test, without anything that
/// is expected.
struct PathScript {
  /// The journey.
  private let definition: JourneyDefinition
  /// The catalog, which asks for more than the journey reads; `nil` where there is none.
  private let catalog: Catalog?
  /// The path.
  private let path: JourneyPath
  /// Who takes it.
  private let witness: PathWitness

  /// How long before the start the clock begins where the calendar starts a journey: nobody enters
  /// by what is due at the very moment of publication.
  private static let leadTime: Int64 = 3_600 * Moment.perSecond
  /// The channels, by the address that a message by them needs.
  private static let addresses = ["email": "email", "phone": "sms", "main_device_id": "push"]

  /// Prepares a path; `nil` if nobody was found who takes it.
  init?(_ definition: JourneyDefinition, catalog: Catalog?, path: JourneyPath) {
    guard let witness = path.witness else { return nil }
    self.definition = definition
    self.catalog = catalog
    self.path = path
    self.witness = witness
  }

  /// The lines of the test, with the moment at which it begins.
  var script: TestScript {
    var script = TestScript(start: start)
    script.lines = (person + shares).map(TestScript.Line.says)
    var answers = answersByMoment
    for moment in moments {
      script.lines += (answers.removeValue(forKey: moment) ?? []).map(TestScript.Line.says)
      script.lines.append(.advance(to: moment))
      script.lines += events(at: moment).map(TestScript.Line.says)
    }
    return script
  }

  // MARK: Time

  /// When the test begins: with the first event, or before the calendar starts the journey; at a
  /// full second.
  private var start: Moment {
    let first = witness.events.map(\.at).min()
    var start = min(first ?? path.enteredAt, path.enteredAt).microseconds
    if first.map({ $0 > path.enteredAt }) ?? true, isStartedByCalendar { start -= Self.leadTime }
    let rest = start % Moment.perSecond
    return Moment(microseconds: start - (rest < 0 ? rest + Moment.perSecond : rest))
  }

  /// `true` if the calendar can start the journey.
  private var isStartedByCalendar: Bool {
    definition.triggers.contains { trigger in
      switch trigger.kind {
      case .schedule, .once, .userDate: true
      case .event, .turnsTrue, .request: false
      }
    }
  }

  /// The moments at which something happens, in order.
  private var moments: [Moment] {
    let all = path.steps.map(\.at) + witness.events.map(\.at) + [path.enteredAt, path.endedAt]
    return Set(all).sorted()
  }

  // MARK: The person

  /// The lines that make the person known.
  private var person: [String] {
    var fields = witness.user.filter { $0.value != .missing }
    let own = fields.removeValue(forKey: "preferences")
    for (address, channel) in Self.addresses
    where witness.channels.contains(channel) && witness.user[address] == nil {
      fields[address] = .text(Self.example(of: address))
    }
    fields = PathValue.fitted(fields, to: catalog?.userAttributes)
    return ["user \(PathValue.record(fields).script)"] + preferences(own)
  }

  /// An address that nobody has.
  private static func example(of address: String) -> String {
    switch address {
    case "email": "ana@example.com"
    case "phone": "+1 555 0100"
    default: "device"
    }
  }

  /// The line of the channels by which no message reaches the person, and of what they prefer
  /// otherwise.
  private func preferences(_ own: PathValue?) -> [String] {
    var all: [String: PathValue] = [:]
    for channel in witness.unreachable {
      all[channel] = .record(["reachable": .boolean(false)])
    }
    if case .record(let channels)? = own { all.merge(channels) { $1 } }
    return all.isEmpty ? [] : ["preferences \(PathValue.record(all).script)"]
  }

  /// The lines of the arms that splits are forced to.
  private var shares: [String] {
    witness.shares.map {
      "force \(NameSpelling.spelled($0.split)) \(NameSpelling.spelled($0.label))"
    }
  }

  // MARK: What happens

  /// The lines of what happens at a moment.
  private func events(at moment: Moment) -> [String] {
    var lines = witness.events.filter { $0.at == moment }.map { event in
      let declared = catalog?.events?.first { $0.name == event.name }?.attributes
      let attributes = PathValue.fitted(event.attributes, to: declared)
      return "event \(NameSpelling.spelled(event.name)) \(PathValue.record(attributes).script)"
    }
    if moment == path.enteredAt, let request = witness.request {
      lines.append("request \(PathValue.record(request).script)")
    }
    return lines
  }

  /// The lines of what services answer, by the moment of the call: the first answer of each
  /// operation, and each that differs from the one before.
  private var answersByMoment: [Moment: [String]] {
    var lines: [Moment: [String]] = [:]
    var said: [String: String] = [:]
    for call in calls {
      let line = line(of: call)
      if said.updateValue(line, forKey: call.name) != line {
        lines[call.at, default: []].append(line)
      }
    }
    return lines
  }

  /// The calls of an operation at one moment, with what they are to be answered.
  private struct Call {
    /// The service.
    var service: String
    /// The operation.
    var operation: String
    /// When.
    var at: Moment
    /// The answer; `nil` if it fails.
    var answer: [String: PathValue]?

    /// The operation as a script spells it.
    var name: String {
      "\(NameSpelling.spelled(service)).\(NameSpelling.spelled(operation))"
    }
  }

  /// The calls in order; those of one operation at one moment are answered alike, with all that any
  /// of them needs.
  private var calls: [Call] {
    var calls: [Call] = []
    var left = witness.answers
    for step in path.steps {
      let state = definition.states.first { $0.id == step.stateID }
      guard case .call(let action, _)? = state?.kind else { continue }
      let index = left.firstIndex {
        $0.service == action.service && $0.operation == action.operation
      }
      // Where no answer is needed, any will do.
      let answer = index.map { left.remove(at: $0).value } ?? [:]
      let call = Call(
        service: action.service, operation: action.operation, at: step.at, answer: answer)
      if let last = calls.lastIndex(where: { $0.name == call.name }), calls[last].at == step.at {
        calls[last].answer?.merge(answer ?? [:]) { own, _ in own }
      } else {
        calls.append(call)
      }
    }
    return calls
  }

  /// The line of an answer.
  private func line(of call: Call) -> String {
    guard let answer = call.answer else { return "fail \(call.name)" }
    let declared = catalog?.operation(call.service, call.operation)?.returns
    let fields = PathValue.fitted(answer, to: declared)
    return "respond \(call.name) \(PathValue.record(fields).script)"
  }
}
