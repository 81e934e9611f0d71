import JourneyModel

/// A journey whose names and types are settled; its steps are still nested as written.
struct CheckedJourney {
  /// What starts a journey.
  struct CheckedTrigger {
    /// The way it starts.
    var kind: Trigger.Kind
    /// Its place.
    var span: SourceSpan
  }

  /// The name.
  var name: String
  /// The title for people.
  var title: String?
  /// What starts it.
  var triggers: [CheckedTrigger]
  /// What holds for the whole of it.
  var settings: JourneySettings
  /// The steps.
  var steps: [CheckedStep]
  /// What it reads from outside.
  var reads: FactReads
  /// The types of that as the journey tells them by itself; `nil` where nothing else tells of them.
  var ownTypes: FactTypes?
}

/// A step whose names and types are settled.
struct CheckedStep {
  /// Which it is.
  var kind: Kind
  /// Its place.
  var span: SourceSpan

  /// The steps of the language that run.
  indirect enum Kind {
    /// `wait D` and `wait EXPR [up to D]`.
    case wait(Expression, upTo: CalendarDuration?)
    /// `wait until MOMENT`.
    case waitUntil(MomentExpression)
    /// `wait for …` and `wait` with arms.
    case waitArms([CheckedArm], bound: JourneyState.WaitBound?, otherwise: [CheckedStep])
    /// `wait D without PATTERN [at most N times]`.
    case waitWithout(CalendarDuration, EventPattern, timesMax: Int?)
    /// `upon MOMENT … end`.
    case upon(MomentExpression, [CheckedStep])
    /// `send …`.
    case send(SendAction)
    /// `call …`.
    case call(CallAction)
    /// `set user.ATTR = expr`.
    case set([String], Expression)
    /// `let NAME = expr`.
    case assign(String, Expression)
    /// `emit EVENT [with …]`.
    case emit(String, [Argument])
    /// `start JOURNEY [with …]`.
    case start(String, [Argument])
    /// `if …`.
    case branch([CheckedBranch], otherwise: [CheckedStep])
    /// `choose …`.
    case choose(Expression, [CheckedChoice], otherwise: [CheckedStep])
    /// `split …`.
    case split(String, [CheckedShare])
    /// `parallel …`.
    case parallel(isFirst: Bool, [[CheckedStep]])
    /// `repeat …`.
    case loop(timesMax: Int, every: CalendarDuration?, until: Expression?, [CheckedStep])
    /// `stage …`.
    case stage(String, [CheckedStep])
    /// `go to …`.
    case goTo(String)
    /// `stop …`.
    case stop(String?)
  }
}

/// An arm of a wait.
struct CheckedArm {
  /// What it waits for.
  var condition: JourneyState.Arm.Condition
  /// Its steps.
  var steps: [CheckedStep]
}

/// A branch of an `if`.
struct CheckedBranch {
  /// What is asked.
  var test: Expression
  /// Its steps.
  var steps: [CheckedStep]
  /// The place of its `if`.
  var keyword: SourceSpan
}

/// An arm of a `choose`.
struct CheckedChoice {
  /// The values.
  var values: [Expression]
  /// Its steps.
  var steps: [CheckedStep]
}

/// An arm of a `split`.
struct CheckedShare {
  /// The label.
  var label: String
  /// The share in per cent.
  var percent: ExactDecimal
  /// Its steps.
  var steps: [CheckedStep]
}
