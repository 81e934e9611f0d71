public import JourneyModel

/// What a provider reports back of a message, and what it means here.
public struct ProviderCallback: Equatable, Sendable {
  /// What can be reported.
  public enum Kind: String, CaseIterable, Sendable {
    /// It has arrived.
    case delivered
    /// It cannot be delivered.
    case bounced
    /// The person called it spam.
    case complained
    /// The person wants no more of this channel.
    case unsubscribed
    /// The person opened it.
    case opened
    /// The person followed a link in it.
    case clicked
  }

  /// A preference that the report changes.
  public struct PreferenceChange: Equatable, Sendable {
    /// The channel.
    public let channel: String
    /// `reachable` or `subscribed`.
    public let preference: String
    /// What it is from now on.
    public let value: Bool
  }

  /// What is reported.
  public let kind: Kind
  /// The person.
  public let userID: String
  /// The id of the event: that of the report, so that a repeat is none.
  public let eventID: String
  /// When it happened.
  public let at: Moment
  /// The attributes of the event, as JSON: what the provider told of message, journey and run.
  public let attributes: [UInt8]
  /// The preferences that it changes.
  public let changes: [PreferenceChange]

  /// The name of the event, such as `message_delivered`; who complains wants no more, as who
  /// unsubscribes.
  public var eventName: String {
    switch kind {
    case .delivered, .bounced, .opened, .clicked: "message_\(kind.rawValue)"
    case .complained, .unsubscribed: "user_unsubscribed"
    }
  }
}
