/// Spells the steps of a definition as a script does, each by its first line: the step itself,
/// without the blocks inside it.
public struct StepSpelling: Sendable {
  /// The catalog that the script is read with; `nil` where there is none.
  ///
  /// What it says of an address or a failure goes without saying.
  private let catalog: Catalog?
  /// Spells what stands in a step.
  private let spelling = ExpressionSpelling()

  /// Creates a spelling for the steps of a workspace.
  public init(catalog: Catalog? = nil) {
    self.catalog = catalog
  }

  /// Returns the first line of a step; nothing for the end of a round, of a branch or of the
  /// journey, which no script writes.
  public func text(_ kind: JourneyState.Kind) -> String {
    switch kind {
    case .wait(let length, let upTo, _):
      "wait \(spelling.text(length))" + (upTo.map { " up to \($0)" } ?? "")
    case .waitUntil(let moment, _): "wait until \(spelling.text(moment))"
    case .upon(let moment, _, _): "upon \(spelling.text(moment))"
    case .waitArms(_, let bound, _):
      "wait" + (bound.map { " up to \(spelling.text($0))" } ?? "")
    case .waitWithout(let length, let pattern, let timesMax, _):
      "wait \(length) without \(spelling.text(pattern, isBeforeAtMost: timesMax != nil))"
        + (timesMax.map { " at most \(ExpressionSpelling.times($0))" } ?? "")
    case .send(let send, _): text(send)
    case .call(let call, _): text(call)
    case .set(let path, let value, _):
      "set \(spelling.text(.path(.user, path))) = \(spelling.text(value))"
    case .assign(let name, let value, _):
      "let \(NameSpelling.binding(name)) = \(spelling.text(value))"
    case .emit(let event, let arguments, _): "emit \(named(event, arguments))"
    case .start(let journey, let arguments, _): "start \(named(journey, arguments))"
    case .branch(let test, _, _): "if \(spelling.text(test))"
    case .choose(let value, _, _): "choose \(spelling.text(value))"
    case .split(let name, _): "split \(NameSpelling.spelled(name))"
    case .loop(let timesMax, let every, let until, _, _): text(timesMax, every, until)
    case .parallel(let isFirst, _, _): isFirst ? "parallel first" : "parallel"
    case .stop(let reason): "stop" + (reason.map { " \(NameSpelling.quoted($0))" } ?? "")
    case .again, .join, .end: ""
    }
  }

  /// Returns `wait for …` for a wait whose only arm is an event; `nil` for any other step.
  public func onlyEvent(of kind: JourneyState.Kind) -> String? {
    guard case .waitArms(let arms, let bound, _) = kind, arms.count == 1,
      case .event(let pattern) = arms[0].condition
    else { return nil }
    return "wait for \(spelling.text(pattern))"
      + (bound.map { " up to \(spelling.text($0))" } ?? "")
  }

  /// Returns the first lines of the arms inside a step, `otherwise` and branches left out.
  public func arms(of kind: JourneyState.Kind) -> [String] {
    switch kind {
    case .waitArms(let arms, _, _): arms.map { spelling.text($0.condition) }
    case .choose(_, let choices, _):
      choices.map { "when \($0.values.map { spelling.text($0) }.joined(separator: ", "))" }
    case .split(_, let arms): arms.map { "\($0.percent)% \(NameSpelling.spelled($0.label))" }
    default: []
    }
  }
}

extension StepSpelling {
  /// The head of a loop.
  private func text(
    _ timesMax: Int, _ every: CalendarDuration?, _ until: Expression?
  ) -> String {
    "repeat up to \(ExpressionSpelling.times(timesMax))" + (every.map { " every \($0)" } ?? "")
      + (until.map { " until \(spelling.text($0))" } ?? "")
  }

  /// A name with what it is given.
  private func named(_ name: String, _ arguments: [Argument]) -> String {
    NameSpelling.spelled(name) + with(arguments)
  }

  /// The clause `with`, if there is anything in it.
  private func with(_ arguments: [Argument]) -> String {
    arguments.isEmpty ? "" : " with \(spelling.text(arguments))"
  }

  /// Returns a send as a script spells it.
  public func text(_ send: SendAction) -> String {
    let joint = send.isByEach ? " and " : " or "
    let declared = catalog?.channels.first { $0.name == send.channels.first }?.failure
    return "send " + (send.kind == .transactional ? "transactional " : "")
      + NameSpelling.spelled(send.message) + " by "
      + send.channels.map { NameSpelling.spelled($0) }.joined(separator: joint)
      + (address(of: send).map { " to \(spelling.text($0))" } ?? "") + with(send.arguments)
      + (send.onlyIf.map { " only if \(spelling.text($0))" } ?? "")
      + (send.binding.map { " as \(NameSpelling.binding($0))" } ?? "")
      + text(send.failure, declared: declared)
  }

  /// The address of a send, unless the catalog gives it.
  private func address(of send: SendAction) -> Expression? {
    let message = catalog?.messages?.first { $0.name == send.message }
    let declared = message?.to.map { Expression.literal(.text($0)) }
    return send.kind == .internal && send.to == declared ? nil : send.to
  }

  /// Returns a call as a script spells it.
  public func text(_ call: CallAction) -> String {
    let declared = catalog?.services?.first {
      $0.service == call.service && $0.operation == call.operation
    }?.failure
    return "call \(NameSpelling.spelled(call.service))."
      + NameSpelling.spelled(call.operation, isMember: true)
      + "(\(spelling.text(call.arguments)))"
      + (call.binding.map { " as \(NameSpelling.binding($0))" } ?? "")
      + (call.within.map { " within \($0)" } ?? "") + text(call.failure, declared: declared)
  }

  /// What becomes of a failure, where it is not what holds anyway.
  private func text(_ failure: FailurePolicy, declared: FailurePolicy?) -> String {
    let declared = declared ?? FailurePolicy()
    if failure == declared { return "" }
    let retries =
      failure.retries == declared.retries
      ? "" : failure.retries.map { " retry \(ExpressionSpelling.times($0))" } ?? ""
    if failure.action == declared.action { return retries }
    switch failure.action {
    case .skip: return retries + " or skip"
    case .park: return retries + " or park"
    case .stop(let reason):
      return retries + " or stop" + (reason.map { " \(NameSpelling.quoted($0))" } ?? "")
    }
  }
}
