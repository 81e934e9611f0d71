internal import JourneyModel
internal import JourneyStore

/// What has happened, as a test would expect it.
extension TestSession {
  /// The expectations that tell what was done since the last line that was none.
  var observed: [String] {
    Self.counted(sent.map { "sent \(NameSpelling.spelled($0.name)) by \($0.channel)" })
      + Self.distinct(effects("call").map { "called \(Self.operation($0.name))" })
      + Self.distinct(emitted.map { "emitted \(NameSpelling.spelled($0.name))" })
  }

  /// The expectations that tell where the newest run stands, or how it ended; none where that could
  /// not be said.
  var observedRun: [String] {
    guard let run = journal.latestRun else { return ["expect not entered"] }
    let converted = run.convertedAt == nil ? [] : ["expect converted"]
    guard run.endedAt != nil, let reason = run.endReason else {
      let stage = state(of: run)?.stages.last.map { " at \(NameSpelling.spelled($0))" } ?? ""
      return ["expect waiting\(stage)"] + converted
    }
    switch reason {
    case "completed", "exited": return ["expect \(reason)"] + converted
    case "stopped": return ["expect stopped"] + converted
    default: return ["expect stopped \(NameSpelling.quoted(reason))"] + converted
    }
  }

  /// An operation as a script spells it.
  private static func operation(_ name: String) -> String {
    name.split(separator: ".", maxSplits: 1).map { NameSpelling.spelled(String($0)) }
      .joined(separator: ".")
  }

  /// An expectation for each of some things, with how often it happened.
  private static func counted(_ all: [String]) -> [String] {
    distinctNames(all).map { one in
      let count = all.count { $0 == one }
      return "expect \(one)" + (count > 1 ? " \(count) times" : "")
    }
  }

  /// An expectation for each of some things.
  private static func distinct(_ all: [String]) -> [String] {
    distinctNames(all).map { "expect \($0)" }
  }

  /// Each thing once, in the order in which they first happened.
  private static func distinctNames(_ all: [String]) -> [String] {
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}
