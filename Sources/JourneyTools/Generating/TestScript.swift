internal import JourneyModel

/// A test that is being written.
struct TestScript {
  /// When it begins.
  var start: Moment
  /// Its lines.
  var lines: [Line] = []

  /// A line.
  enum Line: Equatable {
    /// A line in its words.
    case says(String)
    /// The clock goes on to a moment.
    case advance(to: Moment)
  }

  /// How a test is headed, and where its calendar is.
  struct Frame {
    /// The name.
    var name: String
    /// The journey under test.
    var journeyID: String
    /// The zones.
    var zones: ZoneTable
    /// The zone of the workspace, by its name.
    var workspaceZone: String
    /// The zone of the journey, as a number of the table.
    var zone: Int
  }

  /// The words of the lines; those by which the clock stands still are `nil`.
  func words(in frame: Frame) -> [String?] {
    var now = start
    return lines.map { line in
      switch line {
      case .says(let words): return words
      case .advance(let moment):
        defer { now = max(now, moment) }
        return moment > now ? "advance \(Self.span(from: now, to: moment, in: frame))" : nil
      }
    }
  }

  /// The whole test.
  func text(in frame: Frame) -> String {
    let body = words(in: frame).compactMap { $0 }.map { "  \($0)\n" }.joined()
    return "test \(NameSpelling.quoted(frame.name)) for \(NameSpelling.spelled(frame.journeyID))"
      + "\(now(in: frame))\n\(body)end\n"
  }

  /// The words that set the clock; none where a test begins anyway.
  private func now(in frame: Frame) -> String {
    let workspace = frame.zones.index(named: frame.workspaceZone) ?? ZoneTable.utc
    let ordinary = frame.zones.moment(
      date: TestSession.firstDay, time: TestSession.firstTime, zone: workspace)
    if start == ordinary { return "" }
    let local = frame.zones.local(of: start, zone: workspace)
    return " now \(local.date) at \(local.time) in \(NameSpelling.quoted(frame.workspaceZone))"
  }

  /// The time between two moments: in days of the calendar where that hits the later one.
  private static func span(from: Moment, to: Moment, in frame: Frame) -> CalendarDuration {
    let length = to.microseconds - from.microseconds
    let day = 86_400 * Moment.perSecond
    let inDays = CalendarDuration(days: Int(length / day), microseconds: length % day)
    if frame.zones.adding(inDays, to: from, zone: frame.zone) == to { return inDays }
    return CalendarDuration(microseconds: length)
  }

  /// The same test without the stops of the clock behind which another one follows at once.
  var withoutIdleStops: TestScript {
    var script = self
    script.lines = lines.enumerated().filter { index, line in
      guard case .advance = line, index + 1 < lines.count, case .advance = lines[index + 1]
      else { return true }
      return false
    }.map(\.element)
    return script
  }
}
