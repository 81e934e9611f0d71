internal import JourneyModel

/// The attributes that journeys read, with what the catalog says of them.
struct FactFields {
  /// Those of users, by name.
  private(set) var user: [ValueType.Field] = []
  /// Those of events, by event.
  private(set) var events: [String: [ValueType.Field]] = [:]

  /// The fields of users that are no attributes.
  private static let fixed: Set<String> = [
    "id", "first_name", "last_name", "email", "phone", "main_device_id", "dob", "geolocation",
    "timezone", "is_active", "created_at", "preferences",
  ]

  /// Collects what some journeys read.
  init(_ definitions: [JourneyDefinition], catalog: Catalog?) {
    var user: [ValueType.Field] = []
    for definition in definitions {
      let types = definition.types
      user += types.user.filter { !Self.fixed.contains($0.name) }
      for event in types.events { events[event.name, default: []] += event.attributes }
    }
    // A required attribute is always there, whether it is read or not.
    user += (catalog?.userAttributes ?? []).filter(\.isRequired)
    self.user = Self.settled(user, declared: catalog?.userAttributes)
    let declared = Dictionary(
      (catalog?.events ?? []).map { ($0.name, $0.attributes) }, uniquingKeysWith: { $1 })
    for (event, attributes) in declared {
      events[event] = Self.settled(
        (events[event] ?? []) + attributes.filter(\.isRequired), declared: attributes)
    }
    for event in events.keys where declared[event] == nil {
      events[event] = Self.settled(events[event] ?? [], declared: nil)
    }
  }

  /// Each field once, by name, as it is declared where it is.
  private static func settled(
    _ fields: [ValueType.Field], declared: [ValueType.Field]?
  ) -> [ValueType.Field] {
    let known = Dictionary((declared ?? []).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var byName: [String: ValueType.Field] = [:]
    for field in fields where byName[field.name].map({ $0.type == .unknown }) ?? true {
      byName[field.name] = known[field.name] ?? field
    }
    return byName.values.sorted { $0.name < $1.name }
  }
}
