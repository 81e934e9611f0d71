internal import JourneyModel
internal import JourneyStore

/// Counts marketing messages against a limit.
struct LimitCheck {
  /// The zones.
  let zones: ZoneTable
  /// The marketing messages that were sent to the user, by time.
  let sends: [OutboxRecord]

  /// A message that wants to leave.
  struct Candidate {
    /// When.
    var at: Moment
    /// About what.
    var topic: String?
    /// By which channel.
    var channel: String
  }

  /// `true` if one more message would be beyond the limit.
  ///
  /// `journeyID` is the journey whose messages count; `nil` counts those of all journeys.
  func isReached(
    _ limit: MessageLimit, by candidate: Candidate, journeyID: String?, zone: Int
  ) -> Bool {
    if let topic = limit.topic, topic != candidate.topic { return false }
    if let channel = limit.channel, channel != candidate.channel { return false }
    let back = CalendarDuration(
      months: -limit.per.months, days: -limit.per.days, microseconds: -limit.per.microseconds)
    guard let start = zones.adding(back, to: candidate.at, zone: zone) else { return true }
    let count = sends.reduce(0) { count, send in
      let counts =
        send.at > start && (journeyID == nil || send.journeyID == journeyID)
        && (limit.topic == nil || send.topic == limit.topic)
        && (limit.channel == nil || send.channel == limit.channel)
      return count + (counts ? 1 : 0)
    }
    return count >= limit.messages
  }
}
