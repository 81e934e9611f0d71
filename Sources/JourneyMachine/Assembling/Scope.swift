/// What names mean at a place of a definition.
struct Scope {
  /// What stands for the name of the event where a request is the candidate; no event has it.
  static let request = ""

  /// Where the parts of an event are found.
  enum Event {
    /// There is no event.
    case none
    /// The candidate, of one of these events or of a request.
    case candidate([String])
    /// A past event, in the registers from a temporary on.
    case row(Place, event: String)
  }

  /// What a name of a pattern or of a quantifier means.
  enum Name {
    /// An event.
    case event(Event)
    /// An element of a list.
    case element(Place)
  }

  /// The event that `event` names.
  var event = Event.none
  /// The event that `entry` names; `nil` where the run knows it.
  var entry: Event?
  /// `true` where there is no run: nothing is bound, and nothing has been entered.
  var isOutsideRun = false
  /// The names that are visible here alone.
  var names: [String: Name] = [:]
}
