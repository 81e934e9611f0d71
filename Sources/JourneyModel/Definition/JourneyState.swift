/// A node of the graph: one step of a journey.
public struct JourneyState: Equatable, Sendable {
  /// The id: readable, and not changed by edits elsewhere.
  public var id: String
  /// What it does, with its links.
  public var kind: Kind
  /// The stages it stands in, the outermost first.
  public var stages: [String]
  /// The line of the script.
  public var line: Int?

  /// Creates a state.
  public init(id: String, kind: Kind, stages: [String] = [], line: Int? = nil) {
    self.id = id
    self.kind = kind
    self.stages = stages
    self.line = line
  }

  /// What a state does.
  ///
  /// A `next` is the id of the state to go on with.
  public indirect enum Kind: Equatable, Sendable {
    /// `wait D`, `wait EXPR [up to D]`: goes on when the time has passed.
    case wait(length: Expression, upTo: CalendarDuration?, next: String)
    /// `wait until MOMENT`: goes on then; at once if it is past or missing.
    case waitUntil(MomentExpression, next: String)
    /// `upon MOMENT … end`: waits until then and takes `body`; `next` if it is past or missing.
    case upon(MomentExpression, body: String, next: String)
    /// `wait for PATTERN [up to …]` and `wait [up to …]` with arms: the first arm to happen is
    /// taken. `otherwise` is where it goes on when the time is up; there is one exactly if there is
    /// a bound.
    case waitArms(arms: [Arm], bound: WaitBound?, otherwise: String?)
    /// `wait D without PATTERN [at most N times]`: goes on when D has passed with no such event.
    case waitWithout(CalendarDuration, EventPattern, timesMax: Int?, next: String)
    /// `send …`.
    case send(SendAction, next: String)
    /// `call …`.
    case call(CallAction, next: String)
    /// `set user.ATTR = expr`: the path behind `user`.
    case set(path: [String], Expression, next: String)
    /// `let NAME = expr`.
    case assign(name: String, Expression, next: String)
    /// `emit EVENT [with …]`.
    case emit(event: String, [Argument], next: String)
    /// `start JOURNEY [with …]`.
    case start(journey: String, [Argument], next: String)
    /// `if`: `otherwise` where the test does not hold.
    case branch(test: Expression, then: String, otherwise: String)
    /// `choose`: the first choice that holds the value.
    case choose(Expression, choices: [Choice], otherwise: String)
    /// `split NAME`: shares in order; they sum to 100 per cent.
    case split(name: String, arms: [SplitArm])
    /// `repeat up to N times [every D] [until expr]`: begins the first round of `body`.
    case loop(
      timesMax: Int, every: CalendarDuration?, until: Expression?, body: String, next: String)
    /// The end of a round of the loop of this id: begins the next one, or goes on behind the loop.
    case again(loop: String)
    /// `parallel` and `parallel first`: all branches go on side by side; `next` follows when all
    /// have reached their `join`, or with `isFirst` when one has, which drops the others.
    case parallel(isFirst: Bool, branches: [String], next: String)
    /// The end of a branch of the parallel state of this id.
    case join(parallel: String)
    /// `stop ["reason"]`: ends the run.
    case stop(reason: String?)
    /// The last step has been reached: ends the run as `completed`.
    case end
  }

  /// An arm of a wait.
  public struct Arm: Equatable, Sendable {
    /// What it waits for.
    public enum Condition: Equatable, Sendable {
      /// An event.
      case event(EventPattern)
      /// A predicate that holds.
      case when(Expression)
    }
    /// What it waits for.
    public var condition: Condition
    /// Where it leads.
    public var next: String

    /// Creates an arm.
    public init(condition: Condition, next: String) {
      self.condition = condition
      self.next = next
    }
  }

  /// How long a wait lasts at most.
  public enum WaitBound: Equatable, Sendable {
    /// A length of time from its start.
    case duration(CalendarDuration)
    /// Until a moment; at once if it is past or missing.
    case moment(MomentExpression)
  }

  /// The values that a choice covers.
  public struct Choice: Equatable, Sendable {
    /// Literals.
    public var values: [Expression]
    /// Where it leads.
    public var next: String

    /// Creates a choice.
    public init(values: [Expression], next: String) {
      self.values = values
      self.next = next
    }
  }

  /// A share of a split.
  public struct SplitArm: Equatable, Sendable {
    /// The label.
    public var label: String
    /// The share in per cent, 0 to 100.
    public var percent: ExactDecimal
    /// Where it leads.
    public var next: String

    /// Creates a share.
    public init(label: String, percent: ExactDecimal, next: String) {
      self.label = label
      self.percent = percent
      self.next = next
    }
  }
}

/// A named argument of a message, a call or an event.
public struct Argument: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: Expression

  /// Creates an argument.
  public init(name: String, value: Expression) {
    self.name = name
    self.value = value
  }
}

/// A message to be sent.
public struct SendAction: Equatable, Sendable {
  /// The name of the message.
  public var message: String
  /// What it is for.
  public var kind: MessageKind
  /// The topic that limits count.
  public var topic: String?
  /// The channels in order of preference.
  public var channels: [String]
  /// `true` for `by a and b`: by each of them.
  public var isByEach: Bool
  /// The address, where it is not the user's own.
  public var to: Expression?
  /// The parameters, evaluated when the step is reached.
  public var arguments: [Argument]
  /// What is asked at the moment of leaving.
  public var onlyIf: Expression?
  /// The name that the outcome is bound to.
  public var binding: String?
  /// What becomes of the run if it fails for good.
  public var failure: FailurePolicy

  /// Creates an action.
  public init(
    message: String, kind: MessageKind, topic: String? = nil, channels: [String],
    isByEach: Bool = false, to: Expression? = nil, arguments: [Argument] = [],
    onlyIf: Expression? = nil, binding: String? = nil, failure: FailurePolicy = FailurePolicy()
  ) {
    self.message = message
    self.kind = kind
    self.topic = topic
    self.channels = channels
    self.isByEach = isByEach
    self.to = to
    self.arguments = arguments
    self.onlyIf = onlyIf
    self.binding = binding
    self.failure = failure
  }
}

/// A host function to be called.
public struct CallAction: Equatable, Sendable {
  /// The service.
  public var service: String
  /// The operation.
  public var operation: String
  /// The arguments.
  public var arguments: [Argument]
  /// The name that the answer is bound to.
  public var binding: String?
  /// How long an answer may take.
  public var within: CalendarDuration?
  /// What becomes of the run if it fails for good.
  public var failure: FailurePolicy

  /// Creates an action.
  public init(
    service: String, operation: String, arguments: [Argument] = [], binding: String? = nil,
    within: CalendarDuration? = nil, failure: FailurePolicy = FailurePolicy()
  ) {
    self.service = service
    self.operation = operation
    self.arguments = arguments
    self.binding = binding
    self.within = within
    self.failure = failure
  }
}

/// What becomes of a run whose effect has failed for good.
public struct FailurePolicy: Equatable, Sendable {
  /// The ways on.
  public enum Action: Equatable, Sendable {
    /// Go on; the result is missing.
    case skip
    /// End the run, for this reason.
    case stop(reason: String?)
    /// Stay until somebody tries it again: the default.
    case park
  }

  /// How often it is tried again first; `nil` is the engine's default.
  public var retries: Int?
  /// The way on.
  public var action: Action

  /// Creates a policy.
  public init(retries: Int? = nil, action: Action = .park) {
    self.retries = retries
    self.action = action
  }
}

/// A moment that a step waits for.
public struct MomentExpression: Equatable, Sendable {
  /// The forms.
  public enum Form: Equatable, Sendable {
    /// The next time that the clock shows this.
    case nextTime(TimeOfDay)
    /// Tomorrow at a time.
    case tomorrow(TimeOfDay)
    /// The next such weekday (1 for Monday), a week later if that is today, at a time.
    case nextWeekday(Int, TimeOfDay)
    /// So long before (negative: `isBefore`) or after a moment or date, at a time of that day.
    case offset(CalendarDuration, isBefore: Bool, from: Expression, at: TimeOfDay?)
    /// A moment, or the start of a date.
    case value(Expression)
  }

  /// The form.
  public var form: Form
  /// The zone of its calendar words; `nil` is the journey's.
  public var zone: ZoneReference?

  /// Creates a moment.
  public init(_ form: Form, zone: ZoneReference? = nil) {
    self.form = form
    self.zone = zone
  }
}
