/// Requests for journeys, by what they are called outside.
extension SQLStore {
  /// Returns the number that a request of a user was taken under; `nil` of one that was not.
  ///
  /// The run that it starts bears the same number.
  public func number(
    ofRequest requestID: String, of userID: String
  ) throws(StoreError) -> Int64? {
    let select = try connection.statement(
      """
      select number from event_dedupe
      where part = ? and user_id = ? and kind = ? and event_id = ?
      """
    )
    .with(Part.of(userID)).with(userID).with(InputFingerprint.requestKind).with(requestID)
    defer { select.reset() }
    return try select.step() ? select.int64() : nil
  }

  /// Returns the request that a run of this name would come of; `nil` if nobody asked for one.
  public func request(_ id: RunID) throws(StoreError) -> TakenRequest? {
    let select = try connection.statement(
      """
      select o.user_id, o.requested_journey, exists (
        select 1 from inbox i where i.part = o.part and i.user_id = o.user_id
          and i.arrives_at = o.arrives_at and i.number = o.number)
      from other_input o
      where o.part = ? and o.number = ? and o.requested_journey is not null
      """
    )
    .with(id.part).with(id.number)
    defer { select.reset() }
    guard try select.step() else { return nil }
    return TakenRequest(
      userID: select.text(), journeyID: select.text(), isWaiting: select.bool())
  }
}

/// A request for a journey that was taken in.
public struct TakenRequest: Equatable, Sendable {
  /// The user.
  public var userID: String
  /// The journey.
  public var journeyID: String
  /// `true` until it is handled.
  public var isWaiting: Bool
}
