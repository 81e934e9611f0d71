import JourneyModel

/// An event of the user as it arrived.
struct PastEvent: Equatable {
  /// The name.
  var name: String
  /// The event's own time.
  var at: Moment
  /// Its number in the order of arrival.
  var number: Int64
  /// The attributes, a JSON object.
  var attributes: Payload
}

/// All that lies outside a run: what the services and the clock say.
struct ReferenceWorld {
  /// The user, a JSON object.
  var user: Payload
  /// The channels that reach the user for marketing.
  var reachable: Set<String>
  /// The user's own zone; `nil` if it is missing or unknown.
  var userZone: Int?
  /// The moment of the input.
  var now: Moment
  /// The number of the input in the order of arrival.
  var number: Int64
  /// The user's events that have arrived, the candidate included.
  var past: [PastEvent]
  /// The event that is being handled.
  var candidate: PastEvent?
}

/// One person's passage, its registers by name.
struct ReferenceRun {
  /// The payload that started it.
  var entry: ReferenceValue
  /// The moment that it began at, in event time.
  var enteredAt: Moment
  /// The number of the input that started it.
  var entryNumber: Int64
  /// What `as` and `let` have bound.
  var bindings: [String: ReferenceValue] = [:]
  /// The names that have been given since the run, or the branch, began.
  var given: Set<String> = []
  /// The rounds that loops have begun, by loop.
  var rounds: [String: Int] = [:]
  /// When the newest round of a loop began.
  var roundStarts: [String: Moment] = [:]
  /// When the present wait ends by itself.
  var deadline: Moment?
  /// How many candidates the arms of the present wait have seen.
  var counters: [Int: Int] = [:]
  /// How often `wait D without` has seen its event.
  var sightings = 0
}

/// What the reference answers.
enum ReferenceOutcome: Equatable {
  /// The host has to do something.
  case effect(state: String, ReferenceEffect)
  /// The run waits.
  case parked(state: String, wakeAt: Moment?)
  /// The input is nothing to this wait.
  case unchanged
  /// The run stands where branches begin.
  case forked(state: String)
  /// The branch has come to its end.
  case joined(state: String)
  /// The run is over.
  case ended(reason: String?, isStop: Bool)
}

/// What the host has to do, with its arguments.
enum ReferenceEffect: Equatable {
  /// A message or a call or an event: named values, and the address of a message.
  case arguments(Payload, to: Payload)
  /// A value to be set.
  case value(Payload)
}

/// What wakes a run.
enum ReferenceInput: String, CaseIterable {
  /// An event of the user.
  case event
  /// Another input of the user.
  case change
  /// The wait's time is up.
  case timer
  /// A held send has left.
  case released
}
