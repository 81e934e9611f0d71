/// Which tables hold something of a user.
///
/// Most of those whom an event is about are in few of them, and one question is cheaper than one
/// for each table. What is not asked may hold something.
struct UserHoldings {
  /// `true` if there is a profile.
  var hasProfile = true
  /// `true` if something is known of channels.
  var hasPreferences = true
  /// `true` if time alone may start a run.
  var hasTurn = true
  /// `true` if there are runs, be they over.
  var hasRuns = true
  /// `true` if there are entries.
  var hasEntries = true
  /// `true` if there are effects or dead letters.
  var hasEffects = true
}

extension SQLStore {
  /// Tells which tables hold something of a user of a part that is leased.
  func holdings(of key: UserKey) throws(StoreError) -> UserHoldings {
    let select = try connection.statement(
      """
      select
        (select 1 from user_profile where part = ?1 and user_id = ?2),
        (select 1 from notification_preferences where part = ?1 and user_id = ?2 limit 1),
        (select 1 from user_turn where part = ?1 and user_id = ?2),
        (select 1 from journey_state where part = ?1 and user_id = ?2 limit 1),
        (select 1 from journey_entry where part = ?1 and user_id = ?2 limit 1),
        coalesce(
          (select 1 from outbox where part = ?1 and user_id = ?2 limit 1),
          (select 1 from dead_letter where part = ?1 and user_id = ?2 limit 1))
      from part_lease where part = ?1
      """
    )
    .with(key.part).with(key.userID)
    defer { select.reset() }
    var holdings = UserHoldings()
    guard try select.step() else { return holdings }
    holdings.hasProfile = select.optionalInt64() != nil
    holdings.hasPreferences = select.optionalInt64() != nil
    holdings.hasTurn = select.optionalInt64() != nil
    holdings.hasRuns = select.optionalInt64() != nil
    holdings.hasEntries = select.optionalInt64() != nil
    holdings.hasEffects = select.optionalInt64() != nil
    return holdings
  }
}
