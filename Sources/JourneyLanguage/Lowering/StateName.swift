import JourneyModel

/// The words that a state's id is made of: what the step does.
///
/// They come from the step itself and never from its position, so that an edit elsewhere does not
/// change them.
enum StateName {
  /// The words for a step; `nil` for one that makes no state.
  static func words(for kind: CheckedStep.Kind) -> String? {
    switch kind {
    case .wait(let length, _): "wait_" + (Slug.literal(length) ?? Slug.condition(length))
    case .waitUntil(let moment): "wait_until_" + words(for: moment)
    case .waitArms(let arms, let bound, _): words(for: arms, bound: bound)
    case .waitWithout(let length, let pattern, _):
      "wait_\(Slug.word(length))_without_\(Slug.word(pattern.event))"
    case .upon(let moment, _): "upon_" + words(for: moment)
    case .send(let send): "send_" + Slug.word(send.message)
    case .call(let call): "call_\(Slug.word(call.service))_\(Slug.word(call.operation))"
    case .set(let path, _): "set_" + Slug.word(path.joined(separator: "_"))
    case .assign(let name, _): "let_" + Slug.word(name)
    case .emit(let event, _): "emit_" + Slug.word(event)
    case .start(let journey, _): "start_" + Slug.word(journey)
    case .branch(let branches, _): branches.first.map { words(for: $0.test) }
    case .choose(let value, _, _): "choose_" + (Slug.subject(of: value) ?? Slug.condition(value))
    case .split(let name, _): "split_" + Slug.word(name)
    case .parallel: "parallel"
    case .loop(let timesMax, _, _, _): "repeat_\(timesMax)_times"
    case .stop(let reason): reason.map { "stop_" + Slug.word($0) } ?? "stop"
    case .stage, .goTo: nil
    }
  }

  /// The words for one test of an `if`.
  static func words(for test: Expression) -> String { "if_" + Slug.condition(test) }

  /// The words by which a step tells others apart that stand behind it or inside it; `nil` for one
  /// that says nothing of this journey, such as a wait.
  ///
  /// They hold no number, so that another one renames nothing elsewhere. A name that is given is
  /// none of them either: `let` comes and goes as a script is tidied. `words` are those of the step
  /// itself, which mostly serve.
  static func tellingWords(
    for kind: CheckedStep.Kind, words: @autoclosure () -> String?
  ) -> String? {
    switch kind {
    case .send, .call, .set, .emit, .start, .split: words()
    case .waitArms(let arms, _, _): arms.first.map { "wait_for_" + subject(of: $0) }
    case .waitWithout(_, let pattern, _): "wait_without_" + Slug.word(pattern.event)
    case .upon(let moment, _): "upon_" + moment.subject
    case .branch(let branches, _):
      branches.first.flatMap { Slug.subject(of: $0.test) }.map { "if_" + $0 }
    case .choose(let value, _, _): Slug.subject(of: value).map { "choose_" + $0 }
    case .wait, .waitUntil, .assign, .parallel, .loop, .stop, .stage, .goTo: nil
    }
  }

  /// The same words, where those of the step itself are not at hand.
  static func tellingWords(for kind: CheckedStep.Kind) -> String? {
    tellingWords(for: kind, words: words(for: kind))
  }

  /// The words for a wait with arms: its first arm, or its bound if it has none.
  private static func words(for arms: [CheckedArm], bound: JourneyState.WaitBound?) -> String {
    if let first = arms.first { return "wait_for_" + subject(of: first) }
    switch bound {
    case .duration(let duration): return "wait_up_to_" + Slug.word(duration)
    case .moment(let moment): return "wait_up_to_" + words(for: moment)
    case nil: return "wait"
    }
  }

  /// The word for what an arm waits for.
  static func subject(of arm: CheckedArm) -> String {
    switch arm.condition {
    case .event(let pattern): Slug.word(pattern.event)
    case .when(let test): Slug.subject(of: test) ?? Slug.condition(test)
    }
  }

  /// The words for a moment.
  private static func words(for moment: MomentExpression) -> String {
    switch moment.form {
    case .nextTime(let time): Slug.word("\(time)")
    case .tomorrow(let time): Slug.word("tomorrow \(time)")
    case .nextWeekday(let day, let time): Slug.word("weekday \(day) \(time)")
    case .offset(let duration, let isBefore, let base, _):
      Slug.join([
        Slug.word(duration), isBefore ? "before" : "after", Slug.subject(of: base) ?? "moment",
      ])
    case .value(let value):
      Slug.literal(value) ?? Slug.subject(of: value) ?? Slug.condition(value)
    }
  }
}
