public import JourneyModel

/// What a simulation is to do.
public struct SimulationOptions: Sendable {
  /// The scripts and the catalog, which no output may write over.
  public var sources: [String]
  /// The users; `nil` for people who are made up.
  public var users: String?
  /// The events that were recorded; `nil` for such as are made up.
  public var events: String?
  /// How many people are made up or sampled; `nil` for the usual number, or for each user once.
  public var people: Int?
  /// For how many days events are made up.
  public var days: Int
  /// What everything that is made up follows from.
  public var seed: UInt64
  /// How often events happen that are made up, by name.
  public var paces: [String: EventPace]
  /// Where counting begins.
  public var from: Moment?
  /// Where the clock stops.
  public var to: Moment?
  /// Where the messages are written.
  public var sends: String?
  /// Where the messages that change are written.
  public var changes: String?
  /// Where the page is written.
  public var page: String?

  /// The most bytes of recorded inputs that lie in memory; tests lower it.
  package var bytesInMemoryMax = 512 << 20

  /// How many people are made up unless the user says otherwise.
  public static let usualPeople = 10_000
  /// The most people: what one core lives in an hour.
  public static let peopleMax = 100_000_000
  /// For how many days events are made up unless the user says otherwise: a year.
  public static let usualDays = 365
  /// When made-up time begins unless the user says otherwise: the first of a year yet to come.
  static let usualFirstDay = CivilDate(daysSince1970: CivilDate.days(year: 2030, month: 1, day: 1))

  /// Creates options.
  public init(
    sources: [String] = [], users: String? = nil, events: String? = nil, people: Int? = nil,
    days: Int = usualDays, seed: UInt64 = 1, paces: [String: EventPace] = [:],
    from: Moment? = nil, to: Moment? = nil, sends: String? = nil, changes: String? = nil,
    page: String? = nil
  ) {
    self.sources = sources
    self.users = users
    self.events = events
    self.people = people
    self.days = days
    self.seed = seed
    self.paces = paces
    self.from = from
    self.to = to
    self.sends = sends
    self.changes = changes
    self.page = page
  }

  /// Refuses outputs that would write over an input or over each other.
  func refuseLosses() throws(RunError) {
    var files = DistinctFiles()
    for source in sources { files.keep(source, as: "which is read") }
    files.keep(users, as: "the file of --users")
    files.keep(events, as: "the file of --events")
    try files.write(sends, as: "--sends")
    try files.write(changes, as: "--changes")
    try files.write(page, as: "--html")
  }

  /// `true` if lines for programs go to standard output, where nothing else may stand then.
  public var writesToStandardOutput: Bool { [sends, changes, page].contains("-") }
}
