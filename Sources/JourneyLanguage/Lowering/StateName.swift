import JourneyModel

/// The words that a state's id is made of: what the step does.
///
/// They come from the step itself and never from its position, so that an edit elsewhere does not
/// change them.
enum StateName {
  /// The words for a step; `nil` for one that makes no state.
  static func words(for kind: CheckedStep.Kind) -> String? {
    switch kind {
    case .parallel: "parallel"
    case .stop(nil): "stop"
    case .stage, .goTo: nil
    case .branch(let branches, _): branches.first.map { words(for: $0.test) }
    case .set(let path, _):
      WordRow.text {
        $0.add("set_")
        Slug.add(word: path.count == 1 ? path[0] : path.joined(separator: "_"), to: &$0)
      }
    case .wait, .waitUntil, .waitArms, .waitWithout, .upon, .send, .call, .assign, .emit, .start,
      .choose, .split, .loop, .stop:
      WordRow.text { add(kind, to: &$0) }
    }
  }

  /// Adds the words for a step that has any of its own.
  private static func add(_ kind: CheckedStep.Kind, to row: inout WordRow) {
    switch kind {
    case .wait(let length, _):
      row.add("wait_")
      if !Slug.add(literalOf: length, to: &row) { Slug.add(condition: length, to: &row) }
    case .waitUntil(let moment): add("wait_until_", moment, to: &row)
    case .waitArms(let arms, let bound, _): add(arms, bound: bound, to: &row)
    case .waitWithout(let length, let pattern, _):
      row.add("wait_")
      Slug.add(word: length, to: &row)
      add("_without_", pattern.event, to: &row)
    case .upon(let moment, _): add("upon_", moment, to: &row)
    case .send(let send): add("send_", send.message, to: &row)
    case .call(let call):
      add("call_", call.service, to: &row)
      add("_", call.operation, to: &row)
    case .assign(let name, _): add("let_", name, to: &row)
    case .emit(let event, _): add("emit_", event, to: &row)
    case .start(let journey, _): add("start_", journey, to: &row)
    case .choose(let value, _, _):
      row.add("choose_")
      if let subject = Slug.subject(of: value) { return row.add(subject) }
      Slug.add(condition: value, to: &row)
    case .split(let name, _): add("split_", name, to: &row)
    case .loop(let timesMax, _, _, _): row.add("repeat_\(timesMax)_times")
    case .stop(let reason): if let reason { add("stop_", reason, to: &row) }
    case .set, .branch, .parallel, .stage, .goTo: break
    }
  }

  /// Adds a word and that for a name.
  private static func add(_ word: StaticString, _ name: String, to row: inout WordRow) {
    row.add(word)
    Slug.add(word: name, to: &row)
  }

  /// The words for one test of an `if`.
  static func words(for test: Expression) -> String {
    WordRow.text {
      $0.add("if_")
      Slug.add(condition: test, to: &$0)
    }
  }

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
    case .waitArms(let arms, _, _): arms.isEmpty ? nil : words()
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

  /// Adds the words for a wait with arms: its first arm, or its bound if it has none.
  private static func add(
    _ arms: [CheckedArm], bound: JourneyState.WaitBound?, to row: inout WordRow
  ) {
    if let first = arms.first {
      row.add("wait_for_")
      return row.add(subject(of: first))
    }
    switch bound {
    case .duration(let duration):
      row.add("wait_up_to_")
      Slug.add(word: duration, to: &row)
    case .moment(let moment): add("wait_up_to_", moment, to: &row)
    case nil: row.add("wait")
    }
  }

  /// The word for what an arm waits for.
  static func subject(of arm: CheckedArm) -> String {
    switch arm.condition {
    case .event(let pattern): Slug.word(pattern.event)
    case .when(let test):
      Slug.subject(of: test) ?? WordRow.text { Slug.add(condition: test, to: &$0) }
    }
  }

  /// Adds a word and those for a moment.
  private static func add(
    _ word: StaticString, _ moment: MomentExpression, to row: inout WordRow
  ) {
    row.add(word)
    switch moment.form {
    case .nextTime(let time): Slug.add(word: "\(time)", to: &row)
    case .tomorrow(let time): Slug.add(word: "tomorrow \(time)", to: &row)
    case .nextWeekday(let day, let time): Slug.add(word: "weekday \(day) \(time)", to: &row)
    case .offset(let duration, let isBefore, let base, _):
      Slug.add(word: duration, to: &row)
      row.add(isBefore ? "_before_" : "_after_")
      row.add(Slug.subject(of: base) ?? "moment")
    case .value(let value):
      if Slug.add(literalOf: value, to: &row) { return }
      if let subject = Slug.subject(of: value) { return row.add(subject) }
      Slug.add(condition: value, to: &row)
    }
  }
}
