internal import JourneyModel

/// Where a user stands in the holdout of a journey: the same for ever.
enum HoldoutPoint {
  /// The points of a holdout: millionths of a per cent.
  private static let points: UInt64 = 100_000_000
  /// What stands for the name of the split: no split has a name that begins with a zero byte.
  private static let salt = "\0holdout"

  /// The way a run ends that was held out.
  static let endReason = "holdout"
  /// The state of such a run: it stands nowhere.
  static let stateID = ""

  /// Returns the point, from 0 up to 100 per cent: of user, journey and salt, each ended by a zero
  /// byte but the last, as in a split.
  static func of(_ userID: String, journeyID: String) -> Int64 {
    let seed = "\(userID)\0\(journeyID)\0\(salt)"
    return Int64(StableHash.of(seed.utf8) % points)
  }
}
