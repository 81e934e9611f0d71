public import JourneyModel

/// Which events of a user are asked for.
public struct EventQuery: Equatable, Sendable {
  /// A place in the order of time: behind the event of this moment and number.
  public struct Cursor: Equatable, Sendable {
    /// When the last event of the page before happened.
    public var at: Moment
    /// Its number.
    public var number: Int64

    /// Creates a place.
    public init(at: Moment, number: Int64) {
      self.at = at
      self.number = number
    }
  }

  /// The user.
  public var userID: String
  /// The name; `nil` for events of every name.
  public var name: String?
  /// The caller's id of one event; `nil` for all.
  public var eventID: String?
  /// The earliest moment.
  public var since: Moment
  /// Behind which event to go on; `nil` for the beginning.
  public var after: Cursor?
  /// The most events.
  public var limit: Int

  /// Asks for all events of a user.
  public init(userID: String, limit: Int) {
    self.userID = userID
    self.limit = limit
    since = Moment(microseconds: .min)
  }
}
