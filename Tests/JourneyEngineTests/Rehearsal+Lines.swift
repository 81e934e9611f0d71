import JourneyEngine
import JourneyModel
import Testing

/// Rehearsals told in lines. Days are those of January 2030, whose 7th is a Monday, in UTC.
extension Rehearsal {
  /// Lives a journey `j` of these lines, or whole journeys, with what happens.
  ///
  /// - `7 09:00 order_placed {"total": 5}`: an event;
  /// - `7 09:00 > 8 09:00 order_placed`: one that arrives late;
  /// - `7 09:00 user {"attributes": {"plan": "pro"}}`: a user who is created or changed;
  /// - `7 09:00 request j {"code": "x"}`: somebody asks for a journey.
  convenience init(
    _ lines: String, user: String? = willing, catalog: Catalog? = nil,
    settings: EngineSettings = EngineSettings(), host: EffectHost = .dryRun,
    after earlier: Rehearsal? = nil, until: String = "2031-01-01T00:00:00Z",
    living happenings: String
  ) throws {
    let isWhole = ["journey ", "audience ", "constant "].contains { lines.hasPrefix($0) }
    try self.init(
      isWhole ? lines : "journey j\n\(lines)\nend", catalog: catalog, settings: settings,
      after: earlier)
    self.host = host
    if let user { try self.user("u", user) }
    try happen(happenings)
    try run(until: Self.moment(until))
  }

  /// Takes in what happens, a line each.
  func happen(_ happenings: String, to user: String = "u") throws {
    for line in happenings.split(separator: "\n") {
      var words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      let at = try Self.takeMoment(&words)
      var arrivesAt: String?
      if words.first == ">" {
        words.removeFirst()
        arrivesAt = try Self.takeMoment(&words)
      }
      let name = words.removeFirst()
      let json = words.isEmpty ? "{}" : words.joined(separator: " ")
      if name == "user" {
        try self.user(user, json, at: at)
      } else if name == "request" {
        let given = words.count == 1 ? "{}" : words.dropFirst().joined(separator: " ")
        try request(words[0], at: at, given, user: user)
      } else {
        try event(name, at: at, json, user: user, arrivesAt: arrivesAt)
      }
    }
  }

  /// Takes a moment off the words of a line: `7 09:00`, or ISO 8601.
  private static func takeMoment(_ words: inout [String]) throws -> String {
    let first = words.removeFirst()
    return first.contains("T") ? first : moment("\(first) \(words.removeFirst())")
  }

  /// A moment in ISO 8601: `7 09:00` is in January 2030.
  private static func moment(_ text: String) -> String {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = Int(parts[0]) else { return text }
    let time = parts[1].count == 5 ? "\(parts[1]):00" : "\(parts[1])"
    return "2030-01-\(day < 10 ? "0" : "")\(day)T\(time)Z"
  }

  /// A moment as these tests write it.
  private static func short(_ text: Substring) -> String {
    guard text.hasPrefix("2030-01-"), text.hasSuffix(":00Z") else { return String(text) }
    let day = Int(text.dropFirst(8).prefix(2)) ?? 0
    return "\(day) \(text.dropFirst(11).prefix(5))"
  }

  /// The messages, a line each: `7 10:00 welcome email sent`.
  var lines: [String] {
    get throws {
      try sends().map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        return "\(Self.short(parts[0])) \(parts[1])"
      }
    }
  }

  /// The moments of the messages that were sent.
  var sentAt: [String] {
    get throws {
      try lines.filter { $0.hasSuffix(" sent") }.map { line in
        line.split(separator: " ").dropLast(3).joined(separator: " ")
      }
    }
  }

  /// What became of the messages: `hi email sent`, without their moments.
  var outcomes: [String] {
    get throws {
      try sends().map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
    }
  }
}
