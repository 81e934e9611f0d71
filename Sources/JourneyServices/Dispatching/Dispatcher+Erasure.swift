internal import JourneyModel
internal import JourneyStore

extension Dispatcher {
  /// Erases all that is kept of a user, what has just come in with it.
  func erase(_ userID: String, salt: String) async throws(StoreError) {
    commitGathered()
    try settleAllLogged()
    door.handled(try store.erase(userID, salt: salt, at: clock.now))
    profiles.forget([userID])
    // What was taken in meanwhile finds nobody, and then nothing of it stays in the log either.
    try settleAllLogged()
    try await recorder?.noteErasure()
  }

  /// Lets a user be created again who was erased; `false` for one who was not.
  func readmit(_ userID: String) async throws(StoreError) -> Bool {
    let isReadmitted = try store.readmit(userID)
    if isReadmitted { await recorder?.forgetErasures() }
    return isReadmitted
  }
}
