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
    guard applies(limit, to: candidate) else { return false }
    guard let start = start(of: limit, candidate, zone: zone) else { return true }
    let count = sends.reduce(0) {
      $0 + (counts($1, under: limit, from: start, journeyID: journeyID) ? 1 : 0)
    }
    return count >= limit.messages
  }

  /// Returns the messages that a limit counts; `nil` where it says nothing about the message.
  func counted(
    _ limit: MessageLimit, by candidate: Candidate, journeyID: String?, zone: Int
  ) -> [OutboxRecord]? {
    guard applies(limit, to: candidate) else { return nil }
    guard let start = start(of: limit, candidate, zone: zone) else { return sends }
    return sends.filter { counts($0, under: limit, from: start, journeyID: journeyID) }
  }

  /// `true` if a limit is about such a message.
  private func applies(_ limit: MessageLimit, to candidate: Candidate) -> Bool {
    (limit.topic == nil || limit.topic == candidate.topic)
      && (limit.channel == nil || limit.channel == candidate.channel)
  }

  /// The moment behind which a limit counts; `nil` where no calendar has it.
  private func start(of limit: MessageLimit, _ candidate: Candidate, zone: Int) -> Moment? {
    let back = CalendarDuration(
      months: -limit.per.months, days: -limit.per.days, microseconds: -limit.per.microseconds)
    return zones.adding(back, to: candidate.at, zone: zone)
  }

  /// `true` if a limit counts a message.
  private func counts(
    _ send: OutboxRecord, under limit: MessageLimit, from start: Moment, journeyID: String?
  ) -> Bool {
    send.at > start && (journeyID == nil || send.journeyID == journeyID)
      && (limit.topic == nil || send.topic == limit.topic)
      && (limit.channel == nil || send.channel == limit.channel)
  }
}
