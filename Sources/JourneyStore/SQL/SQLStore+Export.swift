internal import JourneyModel

/// All that is kept of a person, row by row, for those who ask what is kept of them.
extension SQLStore {
  /// Begins to read all that is kept of a user.
  public func export(of userID: String) throws(StoreError) -> ExportReading {
    try ExportReading(connection, of: userID)
  }

  /// The names of the lists that an export has, in order.
  public static var exportedLists: [String] { exportLists.map(\.list) }

  /// A statement for each list; a column is named as the field that it becomes, with what its
  /// value is behind a colon where that is no plain text or number.
  static let exportLists: [(list: String, sql: StaticString)] = [
    (
      "preferences",
      """
      select channel, reachable as "reachable:flag", subscribed as "subscribed:flag",
        marketing as "marketing:flag", transactional as "transactional:flag"
      from notification_preferences where part = ? and user_id = ? order by channel
      """
    ),
    (
      "events",
      """
      select number, user_event_id as "eventId", event_name as "eventName",
        event_at as "eventTime:moment", arrives_at as "arrivedAt:moment",
        from_outside as "isFromOutside:flag", attributes as "attributes:json"
      from user_events where part = ? and user_id = ? order by number
      """
    ),
    (
      "changes",
      """
      select number, arrives_at as "arrivedAt:moment", requested_journey as "requestedJourney",
        content as "content:json"
      from other_input where part = ? and user_id = ? order by number
      """
    ),
    (
      "waiting",
      """
      select number, arrives_at as "arrivedAt:moment", event_name as "eventName",
        event_at as "eventTime:moment", change as "change:json",
        requested_journey as "requestedJourney", effect
      from inbox where part = ? and user_id = ? order by arrives_at, number
      """
    ),
    (
      "ids",
      """
      select kind, event_id as "id", number, arrives_at as "arrivedAt:moment",
        cast(content_hash as text) as "contentHash"
      from event_dedupe where part = ? and user_id = ? order by number
      """
    ),
    (
      "runs",
      """
      select run, journey_id as "journeyId", version, trigger_id as "triggerId",
        entry_key as "entryKey", entered_at as "enteredAt:moment",
        entry_event_number as "entryEventNumber", step_number as "stepNumber",
        state_id as "stateId", wake_at as "wakesAt:moment", ended_at as "endedAt:moment",
        end_reason as "endReason", converted_at as "convertedAt:moment",
        goal_until as "goalUntil:moment", held_effect as "heldEffect",
        parent_run as "parentRun", root_run as "rootRun", branch,
        is_suspended as "isSuspended:flag"
      from journey_state where part = ? and user_id = ? order by run
      """
    ),
    (
      "memories",
      """
      select run, registers as "registers:hex"
      from journey_run_data where part = ? and user_id = ? order by run
      """
    ),
    (
      "entries",
      """
      select journey_id as "journeyId", entry_key as "entryKey",
        last_entered_at as "lastEnteredAt:moment"
      from journey_entry where part = ? and user_id = ? order by journey_id, entry_key
      """
    ),
    (
      "timers",
      """
      select run, due_at as "dueAt:moment", step_number as "stepNumber"
      from job_store where part = ? and user_id = ? order by due_at, run
      """
    ),
    (
      "questions",
      """
      select due_at as "dueAt:moment" from user_turn where part = ? and user_id = ?
      """
    ),
    (
      "steps",
      """
      select number, run, at as "at:moment", input, event_number as "eventNumber",
        event_name as "eventName", path as "path:hex", end_reason as "endReason"
      from trace where part = ? and user_id = ? order by number
      """
    ),
    (
      "effects",
      """
      select number, run, journey_id as "journeyId", effect_key as "idempotencyKey", kind, name,
        channel, topic, is_marketing as "isMarketing:flag", arguments as "with:json", status,
        reason, at as "at:moment", answer as "answer:json", state_id as "stateId",
        message_kind as "messageKind", address, sent_to as "sentTo", leader,
        is_awaited as "isAwaited:flag", attempts, attempts_max as "attemptsMax",
        first_attempt_at as "firstAttemptAt:moment", next_at as "nextAt:moment",
        expires_at as "expiresAt:moment", failure, last_error as "lastError",
        is_blocking as "isBlocking:flag", settled_at as "settledAt:moment"
      from outbox where part = ? and user_id = ? order by number
      """
    ),
    (
      "deadLetters",
      """
      select number, run, journey_id as "journeyId", state_id as "stateId", input, reason,
        attempts, failed_at as "failedAt:moment", kind, name, last_error as "lastError"
      from dead_letter where part = ? and user_id = ? order by number
      """
    ),
    (
      "missed",
      """
      select run, number, event_name as "eventName", event_at as "eventTime:moment"
      from missed_input where part = ? and user_id = ? order by run, number
      """
    ),
    (
      "diary",
      """
      select number, at as "at:moment", kind, subject, status, reason, marks
      from diary where part = ? and user_id = ? order by number
      """
    ),
  ]
}

extension Statement {
  /// The row as one JSON object, by the names of its columns; what is not there is left out.
  func objectJSON() -> [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.beginObject()
    for index in 0..<columnCount {
      column = index
      if !isNothing { write(columnName, to: &writer) }
    }
    writer.endObject()
    return writer.bytes
  }

  /// Writes the next column as a field; behind the name may stand how.
  private func write(_ name: String, to writer: inout JSONWriter) {
    let parts = name.split(separator: ":", maxSplits: 1)
    writer.key(String(parts.first ?? ""))
    switch parts.count > 1 ? parts[1] : "" {
    case "moment": writer.text(moment().description)
    case "flag": writer.boolean(bool())
    case "json": writer.verbatim(utf8())
    case "hex": writer.text(hexadecimal(blob()))
    default:
      if isNumber { writer.integer(int()) } else { writer.text(text()) }
    }
  }

  /// The bytes as pairs of digits.
  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }.joined()
  }
}
