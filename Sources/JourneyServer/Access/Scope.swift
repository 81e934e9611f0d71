/// What a token allows.
public enum Scope: String, CaseIterable, Codable, Sendable {
  /// To send events.
  case eventsWrite = "events:write"
  /// To read events.
  case eventsRead = "events:read"
  /// To create and change users and their preferences.
  case usersWrite = "users:write"
  /// To read users, and where they are in journeys.
  case usersRead = "users:read"
  /// To erase users.
  case usersErase = "users:erase"
  /// To publish journeys.
  case journeysPublish = "journeys:publish"
  /// To pause, resume, drain and archive journeys, and to handle dead letters.
  case journeysOperate = "journeys:operate"
  /// To read journeys, their reports and dead letters.
  case journeysRead = "journeys:read"
  /// To start journeys for users.
  case journeysStart = "journeys:start"
  /// To read metrics.
  case metricsRead = "metrics:read"
}
