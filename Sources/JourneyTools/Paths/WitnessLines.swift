internal import JourneyAnalysis
internal import JourneyModel

/// Writes somebody who takes a path in the lines that `journey run` reads.
struct WitnessLines {
  /// The journey.
  let definition: JourneyDefinition
  /// The catalog, which asks for more than the journey reads; `nil` where there is none.
  let catalog: Catalog?

  /// An event that means nothing to a journey: it sets the clock.
  private static let clockEvent = "message_delivered"
  /// The event at which a helping journey makes a request.
  static let requestEvent = "message_clicked"
  /// The fields of a user that are no attributes, by their name in the language.
  private static let fields = [
    "first_name": "firstName", "last_name": "lastName", "email": "email", "phone": "phone",
    "main_device_id": "mainDeviceId", "dob": "dob", "timezone": "timezone",
    "geolocation": "geolocation", "is_active": "isActive", "created_at": "createdAt",
    "preferences": "preferences",
  ]

  /// Returns the line of the person.
  func user(_ witness: PathWitness) -> [UInt8] {
    var members: [(String, JSONNode)] = [("userId", .text(witness.userID))]
    var attributes: [(String, JSONNode)] = []
    let values = addressed(witness).sorted { $0.key < $1.key }
    for (name, value) in values where value != .missing {
      if let field = Self.fields[name] {
        members.append((field, value.json))
      } else {
        attributes.append((name, value.json))
      }
    }
    for field in catalog?.userAttributes ?? []
    where field.isRequired && witness.user[field.name] == nil {
      attributes.append((field.name, PathValue.example(of: field.type).json))
    }
    if !attributes.isEmpty { members.append(("attributes", .object(members: attributes))) }
    return Self.line(members)
  }

  /// The values of a person with addresses and preferences by which messages reach them, or not.
  private func addressed(_ witness: PathWitness) -> [String: PathValue] {
    let addresses: [String: PathValue] = [
      "email": .text("\(witness.userID)@example.com"), "phone": .text("+1 555 0100"),
      "main_device_id": .text("device"),
    ]
    var values = witness.user.merging(addresses) { own, _ in own }
    var preferences: [String: PathValue] = [:]
    for channel in channels(of: witness) {
      let flags = ["reachable", "subscribed", "marketing", "transactional"].map {
        ($0, PathValue.boolean(!witness.unreachable.contains(channel)))
      }
      preferences[channel] = .record(Dictionary(uniqueKeysWithValues: flags))
    }
    if case .record(let own)? = values["preferences"] {
      for (channel, value) in own {
        preferences[channel] = Self.merged(preferences[channel], value)
      }
    }
    values["preferences"] = .record(preferences)
    return values
  }

  /// Two records in one; what the second says holds.
  private static func merged(_ one: PathValue?, _ other: PathValue) -> PathValue {
    guard case .record(let first)? = one, case .record(let second) = other else { return other }
    return .record(first.merging(second) { $1 })
  }

  /// The channels that matter to a person, as far as there are such.
  private func channels(of witness: PathWitness) -> Set<String> {
    Set(catalog?.declaredChannels ?? Catalog.ownChannels + witness.channels)
  }

  /// Returns the lines of what happens, the earliest first.
  func events(_ path: JourneyPath, _ witness: PathWitness) -> [[UInt8]] {
    var events = witness.events
    if isStartedOtherwise {
      let at = Moment(microseconds: path.enteredAt.microseconds - leadTime)
      let name = witness.request == nil ? Self.clockEvent : Self.requestEvent
      events.insert(.init(name: name, at: at, attributes: [:]), at: 0)
      events.sort { $0.at < $1.at }
    }
    return events.enumerated().map { number, event in
      let declared = catalog?.events?.first { $0.name == event.name }?.attributes ?? []
      var attributes = event.attributes.mapValues(\.json)
      for field in declared where field.isRequired && attributes[field.name] == nil {
        attributes[field.name] = PathValue.example(of: field.type).json
      }
      return Self.line([
        ("eventId", .text("\(witness.userID)-event-\(number + 1)")),
        ("userId", .text(witness.userID)), ("eventName", .text(event.name)),
        ("eventTime", .text("\(event.at)")),
        (
          "attributes",
          .object(members: attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        ),
      ])
    }
  }

  /// `true` if no event of the person starts the run.
  private var isStartedOtherwise: Bool {
    !definition.triggers.contains { if case .event = $0.kind { true } else { false } }
  }

  /// How long before the start the clock begins: what the calendar starts must be waited for.
  private var leadTime: Int64 {
    let isByCalendar = definition.triggers.contains { trigger in
      switch trigger.kind {
      case .schedule, .once, .userDate: true
      case .event, .turnsTrue, .request: false
      }
    }
    return isByCalendar ? 3_600 * Moment.perSecond : 0
  }

  /// Returns the journey that makes the request; `nil` where none is made.
  func starter(_ path: JourneyPath, _ witness: PathWitness) -> JourneyDefinition? {
    guard let request = witness.request else { return nil }
    let arguments = request.sorted { $0.key < $1.key }.compactMap { name, value in
      value.literal.map { Argument(name: name, value: .literal($0)) }
    }
    return JourneyDefinition(
      journeyID: "start_\(definition.journeyID)",
      triggers: [
        Trigger(id: "on_request", kind: .event(EventPattern(event: Self.requestEvent)))
      ],
      settings: JourneySettings(entry: EntryRule(kind: .unlimited)), start: "start_it",
      states: [
        JourneyState(
          id: "start_it",
          kind: .start(journey: definition.journeyID, arguments, next: "completed")),
        JourneyState(id: "completed", kind: .end),
      ])
  }

  /// A line with its line break.
  private static func line(_ members: [(String, JSONNode)]) -> [UInt8] {
    JSONWriter.compact(.object(members: members)) + [0x0A]
  }
}

extension PathValue {
  /// The value as a script could write it; `nil` for one that it could not.
  fileprivate var literal: Literal? {
    switch self {
    case .missing: .missing
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .boolean(let flag): .boolean(flag)
    case .duration(let duration): .duration(duration)
    case .date(let date): .date(date)
    case .time(let time): .time(time)
    case .moment, .list, .record: nil
    }
  }
}
