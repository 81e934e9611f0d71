public import JourneyModel

/// A row of `user_events`.
public struct EventRecord: Equatable, Sendable {
  /// Its number within the part: the order of arrival.
  public var number: Int64
  /// The id that the caller gave, or one made for it.
  public var eventID: String
  /// The name.
  public var name: String
  /// When it happened.
  public var at: Moment
  /// The attributes, as one JSON object in UTF-8.
  public var attributes: [UInt8]
  /// `false` if the caller did not say when it happened, so that a repeat, which arrives later, is
  /// the same event.
  public var isTimeGiven = true
  /// `true` if the attributes are nothing but names of what is published, so that the events of
  /// many people have the same ones.
  public var hasSharedAttributes = false

  /// Creates a row.
  public init(
    number: Int64 = 0, eventID: String, name: String, at: Moment, attributes: [UInt8]
  ) {
    self.number = number
    self.eventID = eventID
    self.name = name
    self.at = at
    self.attributes = attributes
  }
}

/// An input on its way in: an event, a change of the profile, or a request.
public struct IncomingInput: Sendable {
  /// Whose it is.
  public var userID: String
  /// When the engine is to handle it: on arrival, or at the event's own time on a simulated clock.
  public var arrivesAt: Moment
  /// What it is.
  public var content: Content

  /// What comes in.
  public enum Content: Sendable {
    /// An event; its number is given by the store.
    case event(EventRecord)
    /// A user who is created or changed: the fields that are given, as the JSON that the endpoint
    /// takes. `changeID` makes a repeat harmless.
    case user(changeID: String, json: [UInt8])
    /// Somebody asks for a journey, with its parameters. `requestID` makes a repeat harmless.
    case request(requestID: String, JourneyRequest)
  }

  /// Creates an input.
  public init(userID: String, arrivesAt: Moment, content: Content) {
    self.userID = userID
    self.arrivesAt = arrivesAt
    self.content = content
  }
}

/// What became of an input at the door.
public enum IntakeOutcome: Equatable, Sendable {
  /// It is durable and will be handled once.
  case taken
  /// It had been taken before.
  case duplicate
  /// Its id had been taken before, with another content.
  case conflict
  /// Its user was erased, and nobody has created them again; nothing of it is kept.
  case erased
}

/// A row of the inbox: an input that is durable and not handled yet.
public struct InboxRecord: Sendable {
  /// Its number within the part: the order of arrival.
  public var number: Int64
  /// When it is to be handled.
  public var arrivesAt: Moment
  /// What it is.
  public var content: Content

  /// What waits to be handled.
  public enum Content: Sendable {
    /// An event; it stands in `user_events` under the row's number.
    case event(EventRecord)
    /// A change of the profile, as the JSON that the endpoint takes.
    case user(json: [UInt8])
    /// A journey that is asked for.
    case request(JourneyRequest)
    /// What has become of an effect of the user.
    case answer(OutboxRecord)

    /// `true` if it came in by no door: it tells what became of an effect.
    public var isAnswer: Bool {
      if case .answer = self { true } else { false }
    }
  }

  /// Creates a row.
  public init(number: Int64, arrivesAt: Moment, content: Content) {
    self.number = number
    self.arrivesAt = arrivesAt
    self.content = content
  }
}
