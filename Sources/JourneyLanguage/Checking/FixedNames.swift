package import JourneyModel

/// The names that every workspace has, whatever its catalog says.
package enum FixedNames {
  /// The fields that every user has, with those that are never missing marked required.
  package static let userFields: [ValueType.Field] = [
    .init(name: "id", type: .text, isRequired: true),
    .init(name: "first_name", type: .text, isRequired: false),
    .init(name: "last_name", type: .text, isRequired: false),
    .init(name: "email", type: .text, isRequired: false),
    .init(name: "phone", type: .text, isRequired: false),
    .init(name: "main_device_id", type: .text, isRequired: false),
    .init(name: "dob", type: .date, isRequired: false),
    .init(name: "geolocation", type: .unknown, isRequired: false),
    .init(name: "timezone", type: .text, isRequired: false),
    .init(name: "is_active", type: .boolean, isRequired: true),
    .init(name: "created_at", type: .moment, isRequired: true),
  ]

  /// The fields that no step may set.
  package static let readOnlyFields: Set<String> = ["id", "created_at"]

  /// What is on record for each channel, behind `user.preferences.CHANNEL`.
  package static let preferences = ["reachable", "subscribed", "marketing", "transactional"].map {
    ValueType.Field(name: $0, type: .boolean, isRequired: false)
  }

  /// The attributes of the system's own events, as they apply.
  package static let systemAttributes = ["message", "channel", "journey_id", "reason"].map {
    ValueType.Field(name: $0, type: .text, isRequired: false)
  }

  /// The system's own events.
  package static let systemEvents = [
    "message_sent", "message_delivered", "message_opened", "message_clicked", "message_bounced",
    "user_unsubscribed", "user_changed", "journey_entered", "journey_ended",
  ].map { EventDeclaration(name: $0, attributes: systemAttributes) }

  /// The outcome of a send.
  package static let outcome: [ValueType.Field] = [
    .init(name: "sent", type: .boolean, isRequired: true),
    .init(name: "channel", type: .text, isRequired: false),
    .init(name: "reason", type: .text, isRequired: false),
  ]

  /// The names that the language itself gives, which nothing else can bear.
  package static let roots = ["user", "entry", "event", "now", "today", "journey"]

  /// What stands behind `journey`.
  package static let journeyFields: [ValueType.Field] = [
    .init(name: "id", type: .text, isRequired: true),
    .init(name: "entered_at", type: .moment, isRequired: true),
  ]

  /// The type of such a name.
  package static func rootType(_ name: String) -> ValueType {
    switch name {
    case "now": .moment
    case "today": .date
    default: .record([])
    }
  }
}

extension Catalog {
  /// The declaration of an event, the system's own included.
  package func event(_ name: String) -> EventDeclaration? {
    events?.first { $0.name == name } ?? FixedNames.systemEvents.first { $0.name == name }
  }

  /// The declaration of a message.
  package func message(_ name: String) -> MessageDeclaration? {
    messages?.first { $0.name == name }
  }

  /// The declaration of an operation.
  package func operation(_ service: String, _ operation: String) -> OperationDeclaration? {
    services?.first { $0.service == service && $0.operation == operation }
  }

  /// `true` for a channel that a send can name.
  func hasChannel(_ name: String) -> Bool {
    Self.ownChannels.contains(name) || channels.contains { $0.name == name }
      || messages?.contains { $0.channels.contains(name) } ?? false
  }

  /// The channels that a send can name: those of every workspace, of the catalog and its messages.
  package var channelNames: [String] {
    var names = declaredChannels
    for name in (messages ?? []).flatMap(\.channels) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}
