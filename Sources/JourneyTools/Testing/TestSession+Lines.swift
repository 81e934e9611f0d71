internal import JourneyModel
internal import JourneyStore

/// The lines of tests.
extension TestSession {
  /// Does a line; an expectation that does not hold is thrown like a line that cannot be done.
  func perform(_ line: JourneyTest.Kind, types: FactTypes) throws(TestMistake) {
    if case .expect(let expectation) = line { return try check(expectation, types: types) }
    mark = journal.entries.count
    if line.needsPerson, !isKnown { try makeKnown() }
    switch line {
    case .user(let fields): try user(json(of: fields, types))
    case .preferences(let fields):
      try change([("preferences", .object(members: json(of: fields, types)))])
    case .request(let fields): try request(json(of: fields, types))
    case .event(let name, let fields, let ago):
      try event(name, json(of: fields, types), at: moment(ago, before: true))
    case .advance(let duration): try live(until: moment(duration, before: false))
    case .advanceTo(let moment): try advance(to: moment, types: types)
    case .respond(let service, let operation, let fields):
      let answer = JSONWriter.compact(.object(members: try json(of: fields, types)))
      answers.set("\(service).\(operation)", to: answer)
    case .fail(let service, let operation): answers.set("\(service).\(operation)", to: nil)
    case .force(let split, let label): try force(split, label)
    case .expect: return
    }
  }

  /// Changes the person, or makes them known with these fields.
  private func user(_ members: [(String, JSONNode)]) throws(TestMistake) {
    let fields = Self.userFields(members)
    let isNew = !isKnown
    try beKnown(as: members.first { $0.0 == "id" }?.1.text)
    if isNew { try makeKnown(fields) } else { try change(fields) }
  }

  /// Makes the person known, who agrees to everything unless the test says otherwise.
  private func makeKnown(_ fields: [(String, JSONNode)] = []) throws(TestMistake) {
    try beKnown(as: nil)
    let channels =
      (catalog?.declaredChannels ?? Catalog.ownChannels)
      + (catalog?.messages ?? []).flatMap(\.channels)
    let all = JSONNode.object([
      "reachable": .boolean(true), "subscribed": .boolean(true), "marketing": .boolean(true),
      "transactional": .boolean(true),
    ])
    var members: [(String, JSONNode)] = []
    for channel in channels where !members.contains(where: { $0.0 == channel }) {
      members.append((channel, all))
    }
    try change(fields + [("preferences", .object(members: members))])
  }

  /// Changes the person.
  private func change(_ members: [(String, JSONNode)]) throws(TestMistake) {
    let json = JSONWriter.compact(.object(members: members))
    let now = now
    try take { number in
      IncomingInput(
        userID: userID, arrivesAt: now,
        content: .user(changeID: "line \(number)", json: json))
    }
  }

  /// Lets an event come now, that happened at a moment.
  private func event(
    _ name: String, _ members: [(String, JSONNode)], at moment: Moment
  ) throws(TestMistake) {
    let json = JSONWriter.compact(.object(members: members))
    let now = now
    try take { number in
      IncomingInput(
        userID: userID, arrivesAt: now,
        content: .event(
          EventRecord(eventID: "line \(number)", name: name, at: moment, attributes: json)))
    }
  }

  /// Asks for the first journey.
  private func request(_ members: [(String, JSONNode)]) throws(TestMistake) {
    guard let journey = journeys.first?.definition else { return }
    guard journey.triggers.contains(where: \.isRequest) else {
      throw TestMistake(
        "nobody can ask for `\(journey.journeyID)`",
        help: "give it `trigger by request`, or send it its event")
    }
    let request = JourneyRequest(
      journeyID: journey.journeyID, parameters: JSONWriter.compact(.object(members: members)))
    let now = now
    try take { number in
      IncomingInput(
        userID: userID, arrivesAt: now,
        content: .request(requestID: "line \(number)", request))
    }
  }

  /// Lets the clock go on to a moment that is told.
  private func advance(
    to moment: MomentExpression, types: FactTypes
  ) throws(TestMistake) {
    guard let moment = try self.moment(moment, types: types) else {
      throw TestMistake(
        "the clock goes forward only: it stands at \(now) already",
        help: "advance to a later moment")
    }
    try live(until: moment)
  }

  /// The moment so long before or after now, in the journey's calendar.
  private func moment(
    _ duration: CalendarDuration?, before isBefore: Bool
  ) throws(TestMistake) -> Moment {
    guard let duration else { return now }
    let sign = isBefore ? -1 : 1
    let step = CalendarDuration(
      months: sign * duration.months, days: sign * duration.days,
      microseconds: Int64(sign) * duration.microseconds)
    guard let moment = zones.adding(step, to: now, zone: zone) else {
      throw TestMistake("that is too far away from \(now)")
    }
    return moment
  }

  /// The values of a record as JSON; a field that is missing is `null`.
  func json(
    of fields: [TestValue.Field], _ types: FactTypes
  ) throws(TestMistake) -> [(String, JSONNode)] {
    var members: [(String, JSONNode)] = []
    for field in fields { members.append((field.name, try json(of: field.value, types))) }
    return members
  }

  /// A value as JSON.
  private func json(of value: TestValue, _ types: FactTypes) throws(TestMistake) -> JSONNode {
    switch value {
    case .record(let fields): return .object(members: try json(of: fields, types))
    case .list(let elements):
      var nodes: [JSONNode] = []
      for element in elements { nodes.append(try json(of: element, types)) }
      return .array(nodes)
    case .expression(let expression):
      return try values(of: [expression], types: types).first ?? JSONNode(.null)
    }
  }

  /// The fields that every user has, by their names in the language and in JSON.
  private static let fixedFields = [
    "first_name": "firstName", "last_name": "lastName", "email": "email", "phone": "phone",
    "main_device_id": "mainDeviceId", "dob": "dob", "geolocation": "geolocation",
    "timezone": "timezone", "is_active": "isActive", "created_at": "createdAt",
  ]

  /// The line of a user: fixed fields at the top, the others under `attributes`.
  private static func userFields(_ members: [(String, JSONNode)]) -> [(String, JSONNode)] {
    var fields: [(String, JSONNode)] = []
    var attributes: [(String, JSONNode)] = []
    for (name, value) in members where name != "id" {
      if let fixed = fixedFields[name] {
        fields.append((fixed, value))
      } else {
        attributes.append((name, value))
      }
    }
    return attributes.isEmpty ? fields : fields + [("attributes", .object(members: attributes))]
  }
}

extension JourneyTest.Kind {
  /// `true` for a line that happens to somebody, who is made known if nothing was said of them.
  fileprivate var needsPerson: Bool {
    switch self {
    case .preferences, .request, .event, .advance, .advanceTo: true
    case .user, .respond, .fail, .force, .expect: false
    }
  }
}

extension Trigger {
  /// `true` for one by request.
  fileprivate var isRequest: Bool {
    if case .request = kind { return true }
    return false
  }
}
