public import JourneyModel

/// An expression as written.
public struct ExpressionSyntax: Sendable {
  /// Which it is.
  public var kind: Kind
  /// The whole of it.
  public var span: SourceSpan
  /// The number of expressions on the longest way down its tree; the parser keeps it bounded.
  public let height: Int

  /// Creates an expression.
  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
    height = 1 + kind.heightBelow
  }

  /// The expressions of the language.
  public indirect enum Kind: Sendable {
    /// Text, number, duration, date, time, moment, weekday, boolean or `missing`.
    case literal(Literal)
    /// A word on its own: a name in scope.
    case name(NameSyntax)
    /// `base.member`.
    case member(ExpressionSyntax, NameSyntax)
    /// `NAME(a, b)`: a function.
    case call(NameSyntax, [ExpressionSyntax])
    /// `[a, b]`.
    case list([ExpressionSyntax])
    /// `{ a: 1 }`, in tests.
    case record([ArgumentSyntax])
    /// `(expr)`.
    case parenthesized(ExpressionSyntax)
    /// `or`, of two or more.
    case or([ExpressionSyntax])
    /// `and`, of two or more.
    case and([ExpressionSyntax])
    /// `not expr`.
    case not(ExpressionSyntax)
    /// `-expr`.
    case negated(ExpressionSyntax)
    /// `+ - * /`.
    case arithmetic(Expression.Arithmetic, ExpressionSyntax, ExpressionSyntax)
    /// `a default b`.
    case defaulted(ExpressionSyntax, ExpressionSyntax)
    /// `< <= > >=` and `is`, `is not`.
    case compare(Expression.Comparison, ExpressionSyntax, ExpressionSyntax, isNegated: Bool)
    /// `is [not] in LIST`.
    case isIn(ExpressionSyntax, ExpressionSyntax, isNegated: Bool)
    /// `user is [not] in AUDIENCE`.
    case isInAudience(NameSyntax, isNegated: Bool)
    /// `is [not] between A and B`.
    case isBetween(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax, isNegated: Bool)
    /// `is known` (and `is not missing`); negated: `is missing` (and `is not known`).
    case isKnown(ExpressionSyntax, isNegated: Bool)
    /// `is [not] more|less than D ago|away`.
    case age(ExpressionSyntax, isMore: Bool, DurationSyntax, isAgo: Bool, isNegated: Bool)
    /// `contains`, `starts with`, `ends with`, and the forms with `does not`.
    case textTest(Expression.TextTest, ExpressionSyntax, ExpressionSyntax, isNegated: Bool)
    /// `is [not] reachable by CH`.
    case reachable(ExpressionSyntax, NameSyntax, isNegated: Bool)
    /// `any NAME in LIST where (…)`, `every NAME in LIST where (…)`.
    case quantified(
      isEvery: Bool, NameSyntax, list: ExpressionSyntax, condition: ExpressionSyntax)
    /// `did [not] EVENT …` and `count(EVENT …)`, `sum(EVENT.attr …)` and their like.
    case history(HistorySyntax)
    /// Nothing that can be read; it has been reported.
    case invalid
  }
}

/// A question about past events as written.
public struct HistorySyntax: Sendable {
  /// What is asked.
  public enum Kind: Sendable {
    /// `did [not] EVENT [at least|at most|exactly N times]`.
    case did(isNegated: Bool, HistoryQuery.Quantity?, Spanned<ExactDecimal>?)
    /// `count latest first sum average smallest largest` `(EVENT…)`.
    case aggregate(NameSyntax)
  }
  /// What is asked.
  public var kind: Kind
  /// The event.
  public var event: NameSyntax
  /// The attribute behind the event, for `sum` and its like.
  public var attribute: [NameSyntax]
  /// `within D`.
  public var within: DurationSyntax?
  /// `since entry`.
  public var sinceEntry: SourceSpan?
  /// `matching ATTR, …`.
  public var matching: [[NameSyntax]]
  /// `where (…)`.
  public var condition: ExpressionSyntax?
}
