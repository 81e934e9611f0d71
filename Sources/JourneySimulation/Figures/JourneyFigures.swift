public import JourneyModel
public import JourneyStore

/// What a population came to in one journey.
public struct JourneyFigures: Equatable, Sendable {
  /// The definition.
  public let definition: JourneyDefinition
  /// The counts, as a run over a store reports them.
  public internal(set) var totals = JourneyTotals()
  /// The states, in the order of the definition.
  public internal(set) var steps: [StepFigures]
  /// The messages that its steps send, by name.
  public internal(set) var messages: [MessageFigures]
  /// Runs that began, by day.
  public internal(set) var enteredByDay: [Int]
  /// Runs that ended, by day.
  public internal(set) var endedByDay: [Int]
  /// Runs that converted, by day.
  public internal(set) var convertedByDay: [Int]
  /// Messages that left, by the hour of the clock.
  public internal(set) var sentByHour = Array(repeating: 0, count: 24)
  /// How long runs took that ended.
  public internal(set) var lengths = LengthTally()
  /// How long runs took to convert.
  public internal(set) var lengthsToGoal = LengthTally()
  /// Messages that quiet hours held before they left or were skipped.
  public internal(set) var quietHolds = 0
  /// Messages that were taken back, since their run ended while they were held.
  public internal(set) var takenBack = 0
  /// Entries that were refused, by reason.
  public internal(set) var refusals: [String: Int] = [:]
  /// How many messages one person got within a day, a week and thirty days.
  public internal(set) var crowding = CrowdingTally()

  /// Creates figures of nothing over so many days.
  init(_ definition: JourneyDefinition, days: Int) {
    self.definition = definition
    let zeros = Array(repeating: 0, count: days)
    enteredByDay = zeros
    endedByDay = zeros
    convertedByDay = zeros
    steps = definition.states.map { _ in StepFigures(days: days) }
    messages = Self.messageNames(of: definition).map { MessageFigures($0, days: days) }
  }

  /// The messages of a definition, each once, by name.
  private static func messageNames(of definition: JourneyDefinition) -> [String] {
    let names = definition.states.compactMap { state -> String? in
      if case .send(let action, _) = state.kind { action.message } else { nil }
    }
    return Set(names).sorted()
  }

  /// Messages that left.
  public var sent: Int { messages.reduce(0) { $0 + $1.sent } }

  /// Messages that left, by day.
  public var sentByDay: [Int] {
    enteredByDay.indices.map { day in messages.reduce(0) { $0 + $1.sentByDay[day] } }
  }
}

/// What a population came to at one step.
public struct StepFigures: Equatable, Sendable {
  /// The people who passed it, each once.
  public internal(set) var people = 0
  /// How often it was passed.
  public internal(set) var visits = 0
  /// How often it was passed, by day.
  public internal(set) var visitsByDay: [Int]
  /// How many more runs wait there at the end of each day than at the end of the day before.
  var waitingChanges: [Int]

  /// Creates figures of nothing over so many days.
  init(days: Int) {
    visitsByDay = Array(repeating: 0, count: days)
    waitingChanges = visitsByDay
  }

  /// How many runs wait there at the end of each day.
  public var waitingByDay: [Int] {
    var waiting = 0
    return waitingChanges.map { change in
      waiting += change
      return waiting
    }
  }
}

/// What became of one message.
public struct MessageFigures: Equatable, Sendable {
  /// The message.
  public let name: String
  /// How often it left.
  public internal(set) var sent = 0
  /// The people it left for, each once.
  public internal(set) var people = 0
  /// How often it was skipped, by reason.
  public internal(set) var skippedFor: [String: Int] = [:]
  /// How often it left, by channel.
  public internal(set) var sentBy: [String: Int] = [:]
  /// How often it left, by day.
  public internal(set) var sentByDay: [Int]

  /// Creates figures of nothing over so many days.
  init(_ name: String, days: Int) {
    self.name = name
    sentByDay = Array(repeating: 0, count: days)
  }
}
