internal import JourneyEngine
internal import JourneyModel

/// What was seen in the events and users of a workspace.
struct WorkspaceProfile {
  /// What the workspace is called.
  let name: String
  /// How many more names are kept.
  let budget: NameBudget
  /// The name of the file of events.
  var eventsFile = ""
  /// The name of the file of users, if there was one.
  var usersFile: String?
  /// The events by name.
  private(set) var events: [String: RecordProfile] = [:]
  /// Their names, in the order in which they came.
  private(set) var eventNames: [String] = []
  /// How many events there were, those of the system among them.
  private(set) var eventCount = 0
  /// The time of the earliest event.
  private(set) var earliest: Moment?
  /// The time of the latest event.
  private(set) var latest: Moment?
  /// The attributes of users.
  private(set) var users = RecordProfile()
  /// How many users are in each time zone.
  private(set) var timeZones: [String: Int] = [:]

  /// The most time zones that are counted; there are some six hundred.
  private static let timeZonesMax = 1_000

  /// Begins without anything seen.
  init(name: String, budget: NameBudget) {
    self.name = name
    self.budget = budget
  }

  /// Takes an event; the system's own need no declaration.
  mutating func take(_ event: EventLine) {
    eventCount += 1
    if let at = event.at {
      earliest = min(earliest ?? at, at)
      latest = max(latest ?? at, at)
    }
    guard !IntakeTypes.systemEvents.contains(event.name), let profile = profile(of: event.name),
      let attributes = try? JSONReader.parse(event.attributes)
    else { return }
    profile.take(attributes.members ?? [], budget: budget)
  }

  /// Takes a user.
  mutating func take(_ user: UserLine) {
    guard let json = try? JSONReader.parse(user.json) else { return }
    users.take(json.member("attributes")?.members ?? [], budget: budget)
    guard let zone = json.member("timezone")?.text else { return }
    if timeZones[zone] != nil || timeZones.count < Self.timeZonesMax {
      timeZones[zone, default: 0] += 1
    }
  }

  /// What was seen of an event; `nil` if there is no room for one more.
  private mutating func profile(of name: String) -> RecordProfile? {
    if let profile = events[name] { return profile }
    guard budget.take(name) else { return nil }
    let profile = RecordProfile()
    events[name] = profile
    eventNames.append(name)
    return profile
  }
}
