/// What kind of thing can be named or written at a place.
///
/// The raw value is what messages call it, so that both are told at one place of the parser.
public enum NameRole: String, CaseIterable, Sendable {
  /// An event.
  case event = "an event"
  /// An attribute of an event.
  case attribute = "an attribute"
  /// A message.
  case message = "a message"
  /// A channel.
  case channel = "a channel"
  /// A topic of messages.
  case topic = "a topic"
  /// A journey.
  case journey = "a journey"
  /// A stage.
  case stage = "a stage"
  /// A fragment.
  case fragment = "a fragment"
  /// An audience.
  case audience = "an audience"
  /// A service.
  case service = "a service"
  /// A group of journeys.
  case group = "a group"
  /// A split.
  case split = "a split"
  /// A label of a split.
  case label = "a label"
  /// A value.
  case value = "a value"
  /// A value that is written out.
  case fixedValue = "a fixed value"
  /// A time zone.
  case timeZone = "a time zone"
  /// A time zone in quotes.
  case quotedTimeZone = "a time zone in quotes"
  /// A length of time.
  case duration = "a duration such as `2 days`"
  /// A day of the calendar.
  case date = "a date such as `2026-12-24`"
  /// A time of the day.
  case time = "a time such as `09:00`"
  /// What stands behind a dot.
  case member = "a name behind a dot"
  /// The name of a value before `=` or `:`.
  case key = "a name before a value"
}
