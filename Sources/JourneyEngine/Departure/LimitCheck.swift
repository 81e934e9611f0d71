internal import JourneyModel
internal import JourneyStore

/// Counts marketing messages against a limit.
///
/// A message counts until the window is over that begins with it, as a promise about such windows
/// has it: where clocks leave out an hour, a window that ends now begins at another moment.
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
    let count = sends.reduce(0) {
      $0 + (counts($1, under: limit, at: candidate.at, journeyID: journeyID, zone: zone) ? 1 : 0)
    }
    return count >= limit.messages
  }

  /// Returns the messages that a limit counts; `nil` where it says nothing about the message.
  func counted(
    _ limit: MessageLimit, by candidate: Candidate, journeyID: String?, zone: Int
  ) -> [OutboxRecord]? {
    guard applies(limit, to: candidate) else { return nil }
    return sends.filter {
      counts($0, under: limit, at: candidate.at, journeyID: journeyID, zone: zone)
    }
  }

  /// `true` if a limit is about such a message.
  private func applies(_ limit: MessageLimit, to candidate: Candidate) -> Bool {
    (limit.topic == nil || limit.topic == candidate.topic)
      && (limit.channel == nil || limit.channel == candidate.channel)
  }

  /// `true` if a limit counts a message at a moment, as it does where no calendar has the end of
  /// its window.
  private func counts(
    _ send: OutboxRecord, under limit: MessageLimit, at moment: Moment, journeyID: String?,
    zone: Int
  ) -> Bool {
    guard journeyID == nil || send.journeyID == journeyID,
      limit.topic == nil || send.topic == limit.topic,
      limit.channel == nil || send.channel == limit.channel
    else { return false }
    guard let end = zones.adding(limit.per, to: send.at, zone: zone) else { return true }
    return end > moment
  }
}
