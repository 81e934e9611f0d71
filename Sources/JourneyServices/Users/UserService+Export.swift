internal import JourneyEngine
internal import JourneyModel

extension UserService {
  /// Begins to give all that is kept of a user; `nil` where nothing is.
  ///
  /// It reads for itself, so that nobody else who reads waits for whoever takes it slowly.
  public func export(_ userID: String) async throws -> UserExport? {
    guard let place = exports.take() else {
      throw IntakeRefusal.busy(retryAfterSeconds: ServiceLimits.retryAfterBacklogSeconds)
    }
    await dispatcher.untilSettled()
    let known = try await user(userID)?.json
    return try UserExport(of: userID, user: known, in: data, at: clock.now, place: place)
  }
}
