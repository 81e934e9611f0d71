/// A checked expression: total, and pure but for the facts it asks of the host.
public indirect enum Expression: Hashable, Sendable {
  /// A fixed value.
  case literal(Literal)
  /// A value by its root and the names behind it: `user.address.city`.
  case path(PathRoot, [String])
  /// A member of what an expression yields: `latest(order_placed).total`.
  case member(Expression, [String])
  /// A list.
  case list([Expression])
  /// All hold; of none: true.
  case and([Expression])
  /// One holds; of none: false.
  case or([Expression])
  /// The opposite; of missing: true.
  case not(Expression)
  /// A comparison of two values; false if one is missing.
  case compare(Comparison, Expression, Expression)
  /// The value equals an element of the list; false if it is missing.
  case isIn(Expression, Expression)
  /// The value lies between two others, inclusive.
  case isBetween(Expression, Expression, Expression)
  /// The value is not missing.
  case isKnown(Expression)
  /// The moment or date is further from now than a duration (`isMore`) or nearer, ago or away.
  case age(Expression, isMore: Bool, CalendarDuration, isAgo: Bool)
  /// A test on text, ignoring case.
  case textTest(TextTest, Expression, Expression)
  /// The list holds an equal element.
  case listContains(Expression, Expression)
  /// The user can be reached by this channel, for marketing.
  case reachable(channel: String)
  /// The first value, or the second where the first is missing.
  case defaulted(Expression, Expression)
  /// Arithmetic; missing if an operand is, on overflow and on division by zero.
  case arithmetic(Arithmetic, Expression, Expression)
  /// The opposite number or duration.
  case negated(Expression)
  /// A function of the language.
  case call(Function, [Expression])
  /// `any` (or `every`) element of the list, bound to the name, satisfies the condition.
  case quantified(isEvery: Bool, name: String, list: Expression, condition: Expression)
  /// A question about the user's past events.
  case history(HistoryQuery)

  /// Where a path begins.
  public enum PathRoot: Hashable, Sendable {
    /// The user.
    case user
    /// The payload that started the run.
    case entry
    /// The candidate of the innermost `where`.
    case event
    /// A name given by `as`, `let`, a request's parameter or a quantifier.
    case binding(String)
    /// The instant of the input.
    case now
    /// The day of `now` in the journey's zone.
    case today
    /// The moment the run began.
    case enteredAt
    /// The name of the journey.
    case journeyID
  }

  /// The comparisons.
  public enum Comparison: String, CaseIterable, Sendable {
    /// Equal.
    case equal = "is"
    /// Less.
    case less = "<"
    /// Less or equal.
    case lessOrEqual = "<="
    /// Greater.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="
  }

  /// The tests on text.
  public enum TextTest: String, CaseIterable, Sendable {
    /// Holds the other text somewhere.
    case contains
    /// Begins with it.
    case startsWith = "starts with"
    /// Ends with it.
    case endsWith = "ends with"
  }

  /// The operations on numbers, durations, moments and dates.
  public enum Arithmetic: String, CaseIterable, Sendable {
    /// The sum.
    case add = "+"
    /// The difference.
    case subtract = "-"
    /// The product.
    case multiply = "*"
    /// The quotient.
    case divide = "/"
  }

  /// The functions of the language.
  public enum Function: String, CaseIterable, Sendable {
    /// On text and numbers.
    case lower, upper, trim, length, round, floor, ceil, abs, min, max, concat
    /// The text of a date by a pattern such as `yyyy-MM-dd`.
    case formatDate = "format_date"
    /// A part of a moment or date, in the journey's zone.
    case day, weekday, hour, month, year
    /// A number as a duration.
    case seconds, minutes, hours, days, weeks, months, years
  }
}

/// A fixed value of an expression.
public indirect enum Literal: Hashable, Sendable {
  /// The absent value.
  case missing
  /// Text.
  case text(String)
  /// A number.
  case number(ExactDecimal)
  /// True or false.
  case boolean(Bool)
  /// A length of time.
  case duration(CalendarDuration)
  /// A day.
  case date(CivilDate)
  /// A time on the clock.
  case time(TimeOfDay)
  /// A time on a day, in a zone (the journey's if `nil`).
  case moment(CivilDate, TimeOfDay, zone: ZoneReference?)
  /// A day of the week: 1 for Monday to 7 for Sunday.
  case weekday(Int)
}

/// A question about the user's past events, in event time, never counting the future.
public struct HistoryQuery: Hashable, Sendable {
  /// What is asked.
  public enum Kind: Hashable, Sendable {
    /// There are so many of them: `did order_placed at least 3 times`.
    case did(Quantity, Int)
    /// Their number.
    case count
    /// The sum of an attribute; 0 of nothing.
    case sum([String])
    /// The average of an attribute; missing of nothing, as are those below.
    case average([String])
    /// The smallest value of an attribute.
    case smallest([String])
    /// The largest value of an attribute.
    case largest([String])
    /// The newest of them; an attribute of it, or its time for `at`.
    case latest([String])
    /// The oldest of them.
    case first([String])
  }

  /// How a number of events is compared.
  public enum Quantity: String, CaseIterable, Sendable {
    /// So many or more.
    case atLeast = "at_least"
    /// So many or fewer.
    case atMost = "at_most"
    /// Exactly so many.
    case exactly
  }

  /// The time that is looked at.
  public enum Span: Hashable, Sendable {
    /// All of it.
    case always
    /// The last D, an event exactly D ago included.
    case within(CalendarDuration)
    /// Since the event that started the run, which does not count itself.
    case sinceEntry
  }

  /// What is asked.
  public var kind: Kind
  /// The name of the event.
  public var event: String
  /// The time that is looked at.
  public var span: Span
  /// What must hold for an event to count; `event` in it is that one.
  public var condition: Expression?

  /// Creates a question.
  public init(kind: Kind, event: String, span: Span = .always, condition: Expression? = nil) {
    self.kind = kind
    self.event = event
    self.span = span
    self.condition = condition
  }
}
