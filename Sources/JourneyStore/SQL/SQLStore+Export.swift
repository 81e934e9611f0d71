internal import JourneyModel

/// All that is kept of a person, row by row, for those who ask what is kept of them.
extension SQLStore {
  /// Begins to read all that is kept of a user.
  public func export(of userID: String) throws(StoreError) -> ExportReading {
    try ExportReading(self, of: userID)
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
      select number,
        case when from_outside = 0 and user_event_id = '' then part || '-' || number
          else user_event_id end as "eventId",
        event_name as "eventName", event_at as "eventTime:moment",
        case from_outside when 0 then event_at else arrives_at end as "arrivedAt:moment",
        from_outside as "isFromOutside:flag", attributes as "attributes:shared"
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
        is_suspended as "isSuspended:flag", registers as "registers:hex"
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
      select number, run, journey_id as "journeyId",
        part || ' ' || run || ' ' || effect_key as "idempotencyKey:key", kind, name,
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

extension SQLStore {
  /// A row as one JSON object, by the names of its columns; what is not there is left out.
  func objectJSON(_ row: any Statement) throws(StoreError) -> [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.beginObject()
    for _ in 0..<row.columnCount {
      if row.isNothing { row.skip() } else { try write(row, to: &writer) }
    }
    writer.endObject()
    return writer.bytes
  }

  /// Writes the next column of a row as a field; behind its name may stand how.
  private func write(_ row: any Statement, to writer: inout JSONWriter) throws(StoreError) {
    let parts = row.columnName.split(separator: ":", maxSplits: 1)
    writer.key(String(parts.first ?? ""))
    switch parts.count > 1 ? parts[1] : "" {
    case "moment": writer.text(row.moment().description)
    case "flag": writer.boolean(row.bool())
    case "json": writer.verbatim(row.utf8())
    case "shared": writer.verbatim(try sharedText(row.utf8()))
    case "hex": writer.text(Self.hexadecimal(row.blob()))
    case "key": writer.text(Self.key(row.text()).text)
    default:
      if row.isNumber { writer.integer(row.int()) } else { writer.text(row.text()) }
    }
  }

  /// The key of an effect from its part, its run and what is kept of it.
  private static func key(_ text: String) -> EffectKey {
    let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, let part = Int(parts[0]), let run = Int64(parts[1])
    else { return .spelled(text) }
    return EffectKey(stored: parts[2], part: part, run: run)
  }

  /// The bytes as pairs of digits.
  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }.joined()
  }
}
