/// An event to look out for: its name, how often, and what must hold for it.
///
/// `matching` of a script stands here as a part of `condition`.
public struct EventPattern: Equatable, Sendable {
  /// The name of the event.
  public var event: String
  /// How many of them there must be, this one included.
  public var times: Int
  /// The span that they are counted in, back from this one.
  public var within: CalendarDuration?
  /// The name that the event is bound to.
  public var binding: String?
  /// What must hold; `event` in it is the candidate.
  public var condition: Expression?

  /// Creates a pattern.
  public init(
    event: String, times: Int = 1, within: CalendarDuration? = nil, binding: String? = nil,
    condition: Expression? = nil
  ) {
    self.event = event
    self.times = times
    self.within = within
    self.binding = binding
    self.condition = condition
  }
}
