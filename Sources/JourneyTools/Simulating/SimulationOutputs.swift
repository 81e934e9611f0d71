internal import JourneyModel
internal import JourneySimulation
internal import JourneyStore

/// The files that a simulation writes lines to while it goes on.
struct SimulationOutputs {
  /// Where the messages go; `nil` where nobody asked.
  let sends: OutputFile?
  /// Where the changes go; `nil` where nobody asked.
  let changes: OutputFile?

  /// `true` if messages have to be kept for a line.
  var needsSends: Bool { sends != nil }

  /// Writes the messages of a person, in order of time.
  func write(_ rows: [OutboxRecord], of userID: String) throws(RunError) {
    guard let sends else { return }
    for row in rows {
      try sends.write(SendsWriter.line(of: SendLine(userID: userID, effect: row)))
    }
  }

  /// Writes what changes for a person.
  func write(_ changed: [ChangeTally.Change], of userID: String) throws(RunError) {
    guard let changes else { return }
    for change in changed {
      guard let either = change.new ?? change.old else { continue }
      var members: [(String, JSONNode)] = [
        ("userId", .text(userID)), ("journeyId", .text(either.journeyID)),
        ("message", .text(either.name)),
      ]
      if let old = change.old { members.append(("was", Self.node(old))) }
      if let new = change.new { members.append(("becomes", Self.node(new))) }
      try changes.write(JSONWriter.compact(.object(members: members)) + [0x0A])
    }
  }

  /// When and by which channel a message left.
  private static func node(_ row: OutboxRecord) -> JSONNode {
    .object(members: [("at", .text(row.at.description)), ("channel", .text(row.channel))])
  }

  /// Writes what has not been written yet.
  func flush() throws(RunError) {
    try sends?.flush()
    try changes?.flush()
  }
}
