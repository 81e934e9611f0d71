public import JourneyModel

/// Somebody who takes a path: who it is, and what happens to them.
public struct PathWitness: Sendable {
  /// Something that happens.
  public struct Event: Sendable {
    /// The name.
    public var name: String
    /// When.
    public var at: Moment
    /// What it brings.
    public var attributes: [String: PathValue]

    /// Creates an event.
    public init(name: String, at: Moment, attributes: [String: PathValue]) {
      self.name = name
      self.at = at
      self.attributes = attributes
    }
  }

  /// What a service answers.
  public struct Answer: Sendable {
    /// The service.
    public var service: String
    /// The operation.
    public var operation: String
    /// The answer; `nil` if the call fails.
    public var value: [String: PathValue]?
  }

  /// The share of a split that the person falls into.
  public struct Share: Equatable, Sendable {
    /// The split.
    public var split: String
    /// The label.
    public var label: String
  }

  /// The id, chosen so that the person falls into the right shares.
  public var userID: String
  /// The attributes and fields; an address that must be missing is there, and missing.
  public var user: [String: PathValue]
  /// The channels that matter.
  public var channels: Set<String>
  /// The channels by which no message reaches the person.
  public var unreachable: Set<String>
  /// What happens, the earliest first.
  public var events: [Event]
  /// What services answer, call by call.
  public var answers: [Answer]
  /// The shares.
  public var shares: [Share]
  /// The parameters of the request that starts the run; `nil` if it starts otherwise.
  public var request: [String: PathValue]?
}
