public import JourneyModel
public import JourneyStore

/// The files of a run.
public struct RunOptions: Sendable {
  /// The scripts and the catalog, which no output may write over.
  public var sources: [String]
  /// The users; `nil` for none.
  public var users: String?
  /// The events; `nil` for none.
  public var events: String?
  /// Where the clock begins, unless an event comes before.
  public var from: Moment?
  /// Where the clock stops.
  public var until: Moment?
  /// Where the messages are written.
  public var sends: String?
  /// Where the steps are written.
  public var trace: String?
  /// The folder of the store; `nil` for a store that is gone afterwards.
  public var data: String?
  /// The database that holds the store, in place of a folder.
  public var store: (any StorePlace)?

  /// Creates options.
  public init(
    sources: [String] = [], users: String? = nil, events: String? = nil, from: Moment? = nil,
    until: Moment? = nil, sends: String? = nil, trace: String? = nil, data: String? = nil,
    store: (any StorePlace)? = nil
  ) {
    self.sources = sources
    self.users = users
    self.events = events
    self.from = from
    self.until = until
    self.sends = sends
    self.trace = trace
    self.data = data
    self.store = store
  }

  /// Where the store is kept, in words; `nil` for one that is gone afterwards.
  var keptPlace: String? { store.map { "\($0)" } ?? data.map { "`\($0)`" } }

  /// Reads the moment that an option gives, with or without a time.
  public static func moment(_ text: String, of option: String) throws(RunError) -> Moment {
    if let moment = Moment(text) { return moment }
    if CivilDate(text) != nil, let moment = Moment(text + "T00:00:00Z") { return moment }
    throw RunError(
      "`\(option) \(text)` is no moment; write it like 2026-12-31T00:00:00Z or 2026-12-31")
  }

  /// Refuses outputs that would write over an input, over the store, or over each other.
  func refuseLosses() throws(RunError) {
    var files = DistinctFiles()
    for source in sources { files.keep(source, as: "which is read") }
    files.keep(users, as: "the file of --users")
    files.keep(events, as: "the file of --events")
    if let data { files.keep("\(data)/journey.db", as: "which holds the store") }
    try files.write(sends, as: "--sends")
    try files.write(trace, as: "--trace")
  }

  /// `true` if lines for programs go to standard output, where nothing else may stand then.
  public var writesToStandardOutput: Bool { sends == "-" || trace == "-" }
}
