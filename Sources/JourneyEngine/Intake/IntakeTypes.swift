public import JourneyModel

/// What a catalog says of events and users, arranged for looking up.
public struct IntakeTypes: Sendable {
  /// The attributes of each event; `nil` where every event is taken.
  let events: [String: FieldTable]?
  /// The attributes of users; `nil` where every one is taken.
  let userAttributes: FieldTable?
  /// The channels; `nil` where every one is taken.
  let channels: [String]?

  /// The system's own events that are told by others; no catalog declares them.
  package static let systemEvents = [
    "message_sent", "message_delivered", "message_opened", "message_clicked", "message_bounced",
    "user_unsubscribed", "user_changed", "journey_entered", "journey_ended",
  ]

  /// Arranges a catalog; without one everything is taken.
  public init(_ catalog: Catalog? = nil) {
    userAttributes = catalog?.userAttributes.map(FieldTable.init)
    channels = catalog?.declaredChannels
    guard let declared = catalog?.events else {
      events = nil
      return
    }
    var events: [String: FieldTable] = [:]
    for name in Self.systemEvents { events[name] = FieldTable([]) }
    for event in declared { events[event.name] = FieldTable(event.attributes) }
    self.events = events
  }
}

/// Declared fields, by name.
struct FieldTable: Sendable {
  /// The fields.
  let byName: [String: ValueType.Field]
  /// The names of those that are never missing, in the order of the catalog.
  let required: [String]

  /// Arranges fields.
  init(_ fields: [ValueType.Field]) {
    byName = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    required = fields.filter(\.isRequired).map(\.name)
  }
}
