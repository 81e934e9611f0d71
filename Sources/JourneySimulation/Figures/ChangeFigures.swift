/// What another script changes for a population.
public struct ChangeFigures: Equatable, Sendable {
  /// The messages, by journey and name.
  public internal(set) var messages: [MessageChange] = []
  /// People who get more messages.
  public internal(set) var peopleWithMore = 0
  /// People who get fewer.
  public internal(set) var peopleWithFewer = 0
  /// People who get as many, but others or at other times.
  public internal(set) var peopleWithOthers = 0
  /// People for whom nothing changes.
  public internal(set) var peopleUnchanged = 0

  /// What changes for one message.
  public struct MessageChange: Equatable, Sendable {
    /// The journey.
    public let journeyID: String
    /// The message.
    public let message: String
    /// How often it left by the old script.
    public internal(set) var old = 0
    /// How often it leaves by the new one.
    public internal(set) var new = 0
    /// How often it leaves as it did.
    public internal(set) var same = 0
    /// How often it leaves at another time or by another channel.
    public internal(set) var moved = 0
    /// How often it leaves no longer.
    public internal(set) var gone = 0
    /// How often it leaves in addition.
    public internal(set) var added = 0

    /// Begins with nothing.
    init(journeyID: String, message: String) {
      self.journeyID = journeyID
      self.message = message
    }
  }

  /// Creates figures of nothing.
  public init() {}

  /// `true` if anything changes for anybody.
  public var hasChanged: Bool { peopleWithMore + peopleWithFewer + peopleWithOthers > 0 }
}
