internal import JourneyModel
internal import JourneyStore

/// The input that a session is handling.
struct SessionInput {
  /// Its own count, so that a machine can tell whether it knows of it.
  var stamp: Int
  /// Its number in the order of arrival.
  var number: Int64
  /// The event, if it is one.
  var event: EventRecord?
  /// How many events in a row led to it, each caused by the one before at one instant.
  var depth: Int
}

/// What the engine itself made and has yet to handle.
enum DerivedInput {
  /// An event.
  case event(DerivedEvent)
  /// A request that a run made.
  case request(DerivedRequest)
}

/// A journey that a run has asked to start for its user.
struct DerivedRequest {
  /// The journey.
  var journeyID: String
  /// What it is given, as one JSON object.
  var payload: [UInt8]
  /// How many inputs in a row led to it.
  var depth: Int
  /// The run that asked.
  var run: SessionRun
}

/// An event that the engine itself made and has yet to handle.
struct DerivedEvent {
  /// The event.
  var record: EventRecord
  /// How many events in a row led to it.
  var depth: Int
  /// The predicates of triggers that were turned true by what it tells of.
  var turned: [Bool]
}
