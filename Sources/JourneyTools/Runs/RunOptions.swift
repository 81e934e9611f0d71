public import JourneyModel

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

  /// Creates options.
  public init(
    sources: [String] = [], users: String? = nil, events: String? = nil, from: Moment? = nil,
    until: Moment? = nil, sends: String? = nil, trace: String? = nil, data: String? = nil
  ) {
    self.sources = sources
    self.users = users
    self.events = events
    self.from = from
    self.until = until
    self.sends = sends
    self.trace = trace
    self.data = data
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
