internal import JourneyModel

/// Which events start journeys, and which let one go on: for those who look into the data, since
/// the engine has it in memory from the definitions themselves.
extension SQLStore {
  /// Writes the events that a version of a journey hears, in the transaction that publishes it.
  func writeTriggers(
    of journeyID: String, version: Int, _ definition: [UInt8]
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into trigger_events
        (journey_id, version, trigger_id, event_name, conditions, "trigger")
      select ?, ?, json_extract(t.value, '$.trigger_id'), json_extract(t.value, '$.event_name'),
        coalesce(json_extract(t.value, '$.conditions'), '{}'), 1
      from json_each(?, '$.triggers') t
      where json_extract(t.value, '$.event_name') is not null
      """
    )
    .with(journeyID).with(version).with(text: definition).run()
    try connection.statement(
      """
      insert into trigger_events
        (journey_id, version, trigger_id, event_name, conditions, "trigger")
      select ?, ?, s.key || '.' || (a.key + 1), json_extract(a.value, '$.event_name'),
        coalesce(json_extract(a.value, '$.conditions'), '{}'), 0
      from json_each(?, '$.journey_states') s join json_each(s.value, '$.links.arms') a
      where json_extract(a.value, '$.event_name') is not null
      """
    )
    .with(journeyID).with(version).with(text: definition).run()
  }
}
