internal import JourneyModel
internal import JourneyStore

extension Dispatcher {
  /// Erases all that is kept of a user, what has just come in with it.
  func erase(_ userID: String, salt: String) throws(StoreError) {
    commitGathered()
    door.handled(try store.erase(userID, salt: salt, at: clock.now))
    profiles.forget([userID])
  }

  /// Lets a user be created again who was erased; `false` for one who was not.
  func readmit(_ userID: String) throws(StoreError) -> Bool {
    try store.readmit(userID)
  }
}
