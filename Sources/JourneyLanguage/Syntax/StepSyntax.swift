public import JourneyModel

/// A step of a journey.
public struct StepSyntax: Sendable {
  /// Which it is.
  public var kind: Kind
  /// The whole of it, to its `end` where it has one.
  public var span: SourceSpan
  /// Its first word: the place that messages about the whole step point to.
  public var keyword: SourceSpan

  /// The steps of the language.
  public indirect enum Kind: Sendable {
    /// `wait EXPR [up to D]`; a literal duration is an expression too.
    case wait(ExpressionSyntax, upTo: DurationSyntax?)
    /// `wait until MOMENT`.
    case waitUntil(MomentSyntax)
    /// `wait for PATTERN [up to D|MOMENT]`.
    case waitFor(PatternSyntax, bound: BoundSyntax?)
    /// `wait D without PATTERN [at most N times]`.
    case waitWithout(DurationSyntax, PatternSyntax, timesMax: Spanned<ExactDecimal>?)
    /// `wait [up to …] on … when … otherwise … end`; `otherwise` is `nil` where it is not written.
    case waitArms(bound: BoundSyntax?, [ArmSyntax], otherwise: [StepSyntax]?)
    /// `upon MOMENT … end`.
    case upon(MomentSyntax, [StepSyntax])
    /// `send …`.
    case send(SendSyntax)
    /// `call …`.
    case call(CallSyntax)
    /// `set user.ATTR = expr`: the path behind `user`.
    case set([NameSyntax], ExpressionSyntax)
    /// `let NAME = expr`.
    case assign(NameSyntax, ExpressionSyntax)
    /// `emit EVENT [with …]`.
    case emit(NameSyntax, [ArgumentSyntax])
    /// `start JOURNEY [with …]`.
    case start(NameSyntax, [ArgumentSyntax])
    /// `if … otherwise if … otherwise … end`; `otherwise` is `nil` where it is not written.
    case branch([BranchSyntax], otherwise: [StepSyntax]?)
    /// `choose expr when … otherwise … end`.
    case choose(ExpressionSyntax, [ChoiceSyntax], otherwise: [StepSyntax]?)
    /// `split NAME N% LABEL … rest LABEL … end`.
    case split(NameSyntax, [SplitArmSyntax])
    /// `parallel [first] branch … end`.
    case parallel(isFirst: Bool, [[StepSyntax]])
    /// `repeat up to N times [every D] [until expr] … end`.
    case loop(
      timesMax: Spanned<ExactDecimal>, every: DurationSyntax?, until: ExpressionSyntax?,
      [StepSyntax])
    /// `stage NAME … end`.
    case stage(NameSyntax, [StepSyntax])
    /// `go to NAME`.
    case goTo(NameSyntax)
    /// `use FRAGMENT(args)`.
    case use(UseSyntax)
    /// `stop ["reason"]`.
    case stop(NameSyntax?)
  }
}

/// How long a wait lasts at most.
public enum BoundSyntax: Sendable {
  /// A length of time.
  case duration(DurationSyntax)
  /// Until a moment.
  case moment(MomentSyntax)
}

/// An arm of a wait.
public struct ArmSyntax: Sendable {
  /// What it waits for.
  public enum Condition: Sendable {
    /// `on PATTERN`.
    case on(PatternSyntax)
    /// `when expr`.
    case when(ExpressionSyntax)
  }
  /// What it waits for.
  public var condition: Condition
  /// Its steps.
  public var steps: [StepSyntax]
  /// From its first word to the end of its condition.
  public var headSpan: SourceSpan
}

/// A branch of an `if`.
public struct BranchSyntax: Sendable {
  /// What is asked.
  public var test: ExpressionSyntax
  /// Its steps.
  public var steps: [StepSyntax]
  /// Its `if`, or `otherwise if`.
  public var keyword: SourceSpan
}

/// An arm of a `choose`.
public struct ChoiceSyntax: Sendable {
  /// The literals it covers.
  public var values: [ExpressionSyntax]
  /// Its steps.
  public var steps: [StepSyntax]
  /// From `when` to the last literal.
  public var headSpan: SourceSpan
}

/// An arm of a `split`.
public struct SplitArmSyntax: Sendable {
  /// The share in per cent; `nil` for `rest`.
  public var percent: Spanned<ExactDecimal>?
  /// The label.
  public var label: NameSyntax
  /// Its steps.
  public var steps: [StepSyntax]
  /// From the share to the label.
  public var headSpan: SourceSpan
}

/// A `send`.
public struct SendSyntax: Sendable {
  /// `true` if it says `transactional`.
  public var isTransactional: Bool
  /// The message.
  public var message: NameSyntax
  /// The channels, in order.
  public var channels: [NameSyntax]
  /// `true` for `by a and b`.
  public var isByEach: Bool
  /// `to expr`.
  public var to: ExpressionSyntax?
  /// `with k = expr, …`.
  public var arguments: [ArgumentSyntax]
  /// `only if expr`.
  public var onlyIf: ExpressionSyntax?
  /// `as r`.
  public var binding: NameSyntax?
  /// The failure clause.
  public var failure: FailureSyntax?
}

/// A `call`.
public struct CallSyntax: Sendable {
  /// The service.
  public var service: NameSyntax
  /// The operation.
  public var operation: NameSyntax
  /// The arguments.
  public var arguments: [ArgumentSyntax]
  /// `as r`.
  public var binding: NameSyntax?
  /// `within D`.
  public var within: DurationSyntax?
  /// The failure clause.
  public var failure: FailureSyntax?
}

/// A `use`.
public struct UseSyntax: Sendable {
  /// The fragment.
  public var name: NameSyntax
  /// The values for its parameters, by position.
  public var values: [ExpressionSyntax]
  /// The steps that keep the values that are worked out here; the parser leaves them empty.
  public var assignments: [StepSyntax] = []
  /// The steps of the fragment, as they stand here; the parser leaves them empty.
  public var steps: [StepSyntax] = []

  /// Creates a use as it is written.
  public init(_ name: NameSyntax, _ values: [ExpressionSyntax]) {
    self.name = name
    self.values = values
  }
}

/// `key = expr`.
public struct ArgumentSyntax: Sendable {
  /// The key.
  public var name: NameSyntax
  /// The value.
  public var value: ExpressionSyntax
}

/// `[retry N times] [or skip | or stop "reason" | or park]`.
public struct FailureSyntax: Sendable {
  /// The retries.
  public var retries: Spanned<ExactDecimal>?
  /// The way on; `nil` is the default.
  public var action: FailurePolicy.Action?
  /// The whole of it.
  public var span: SourceSpan
}
