public import JourneyModel

/// A row of `user_profile`.
///
/// The texts are as they were given; an attribute keeps its JSON.
public struct UserProfile: Equatable, Sendable {
  /// The id that the caller chose.
  public var userID: String
  /// Given name.
  public var firstName: String?
  /// Family name.
  public var lastName: String?
  /// E-mail address.
  public var email: String?
  /// Telephone number.
  public var phone: String?
  /// The device that push messages go to.
  public var mainDeviceID: String?
  /// Day of birth.
  public var dob: String?
  /// Place, as JSON.
  public var geolocation: String?
  /// IANA name of the zone.
  public var timezone: String?
  /// `false` for an account that is closed or asleep.
  public var isActive: Bool
  /// When the user was created.
  public var createdAt: Moment
  /// Everything else, as one JSON object in UTF-8.
  public var attributes: [UInt8]

  /// Creates a profile of which only the id is known.
  public init(userID: String, createdAt: Moment) {
    self.userID = userID
    self.createdAt = createdAt
    isActive = true
    attributes = Array("{}".utf8)
  }
}

/// What a user has allowed on one channel; `nil` is not on record.
public struct ChannelPreferences: Equatable, Sendable {
  /// Messages arrive there.
  public var reachable: Bool?
  /// The channel as a whole is subscribed to.
  public var subscribed: Bool?
  /// Marketing is allowed.
  public var marketing: Bool?
  /// Transactional messages are allowed.
  public var transactional: Bool?

  /// Creates preferences of which nothing is on record.
  public init(
    reachable: Bool? = nil, subscribed: Bool? = nil, marketing: Bool? = nil,
    transactional: Bool? = nil
  ) {
    self.reachable = reachable
    self.subscribed = subscribed
    self.marketing = marketing
    self.transactional = transactional
  }
}

/// A row of `notification_preferences`, by channel.
public typealias NotificationPreferences = [String: ChannelPreferences]
