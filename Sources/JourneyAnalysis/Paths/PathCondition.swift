import JourneyModel

/// Something that must hold at a moment for a path to be taken.
struct PathCondition {
  /// What must hold.
  enum Kind {
    /// A condition holds, or does not.
    case test(Expression, isTrue: Bool)
    /// A moment lies ahead, or is past or missing.
    case isAhead(MomentExpression, isTrue: Bool)
    /// A moment is this one.
    case isAt(MomentExpression, Moment)
    /// A value is one of these, or none of them; a missing one is like a missing literal.
    case choice(Expression, [Expression], isTrue: Bool)
  }

  /// What must hold.
  var kind: Kind
  /// When it is asked.
  var at: Moment
  /// The line of the script that asks it.
  var line: Int?

  /// The expressions that it is about.
  var expressions: [Expression] {
    switch kind {
    case .test(let expression, _): [expression]
    case .choice(let value, let literals, _): [value] + literals
    case .isAhead(let moment, _), .isAt(let moment, _):
      switch moment.form {
      case .offset(_, _, let start, _): [start]
      case .value(let value): [value]
      case .nextTime, .tomorrow, .nextWeekday: []
      }
    }
  }

  /// `true` if it is as it must be for a made-up person.
  func isMet(by world: PathWorld, _ calendar: PathCalendar, journeyID: String) -> Bool {
    let evaluator = PathEvaluator(
      world: world, now: at, calendar: calendar, journeyID: journeyID)
    switch kind {
    case .test(let expression, let isTrue): return evaluator.holds(expression) == isTrue
    case .isAhead(let moment, let isTrue):
      return (evaluator.instant(of: moment).map { $0 >= at } ?? false) == isTrue
    case .isAt(let moment, let instant): return evaluator.instant(of: moment) == instant
    case .choice(let value, let literals, let isTrue):
      let own = evaluator.value(of: value)
      let isOne = literals.contains { literal in
        let other = evaluator.value(of: literal)
        return own == .missing ? other == .missing : own.equals(other)
      }
      return isOne == isTrue
    }
  }
}
