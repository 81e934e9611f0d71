internal import JourneyModel

/// What is known of users, for those who ask and decide nothing.
extension SQLStore {
  /// What is known of a user over one state of the data, with the changes that wait.
  public func knowledge(of userID: String) throws(StoreError) -> UserKnowledge {
    let key = UserKey(part: Part.of(userID), userID: userID)
    return try connection.reading { () throws(StoreError) in
      UserKnowledge(
        userID: userID, profile: try profile(of: key), preferences: try preferences(of: key),
        waiting: try waitingChanges(of: key))
    }
  }

  /// The changes of a user's profile that wait to be handled, in their order.
  private func waitingChanges(
    of key: UserKey
  ) throws(StoreError) -> [UserKnowledge.WaitingChange] {
    let select = try connection.statement(
      """
      select i.arrives_at, o.content from inbox i join other_input o
        on o.part = i.part and o.user_id = i.user_id and o.number = i.number
      where i.part = ? and i.user_id = ? and i.event_name is null
        and o.requested_journey is null
      order by i.arrives_at, i.number
      """
    )
    .with(key.part).with(key.userID)
    var changes: [UserKnowledge.WaitingChange] = []
    while try select.step() {
      changes.append(
        UserKnowledge.WaitingChange(arrivesAt: select.moment(), json: select.utf8()))
    }
    return changes
  }
}
