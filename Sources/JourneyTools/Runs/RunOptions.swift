public import JourneyModel

/// The files of a run.
public struct RunOptions: Sendable {
  /// The users; `nil` for none.
  public var users: String?
  /// The events; `nil` for none.
  public var events: String?
  /// Where the clock stops.
  public var until: Moment?
  /// Where the messages are written.
  public var sends: String?
  /// Where the steps are written.
  public var trace: String?
  /// The folder of the store; `nil` for a store that is gone afterwards.
  public var data: String?

  /// Creates options.
  public init(
    users: String? = nil, events: String? = nil, until: Moment? = nil, sends: String? = nil,
    trace: String? = nil, data: String? = nil
  ) {
    self.users = users
    self.events = events
    self.until = until
    self.sends = sends
    self.trace = trace
    self.data = data
  }
}
