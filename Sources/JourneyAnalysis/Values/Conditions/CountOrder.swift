import JourneyModel

/// Compares questions of how many past events there are: of a longer time and under fewer
/// conditions there are no fewer.
enum CountOrder {
  /// How many past events there can be.
  struct Bounds {
    /// What is counted.
    var query: HistoryQuery
    /// The least number.
    var least: Int64
    /// The greatest number; `nil` if there is none.
    var most: Int64?
  }

  /// `true` if some counts cannot all be as they must.
  static func isBroken(_ counts: [Bounds]) -> Bool {
    counts.contains { wide in
      guard let most = wide.most else { return false }
      return counts.contains { $0.least > most && covers(wide.query, $0.query) }
    }
  }

  /// `true` if every event that one question counts is counted by another too.
  private static func covers(_ wide: HistoryQuery, _ narrow: HistoryQuery) -> Bool {
    guard wide.event == narrow.event,
      wide.condition == nil || wide.condition == narrow.condition
    else { return false }
    switch (wide.span, narrow.span) {
    case (.always, _), (.sinceEntry, .sinceEntry): return true
    case (.within(let long), .within(let short)):
      return short.isForward && long.isForward && HalfLine.Edge.isShorter(short, long)
    case (.within, _), (.sinceEntry, _): return false
    }
  }
}
