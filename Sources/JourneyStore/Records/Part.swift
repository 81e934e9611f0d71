internal import JourneyModel

/// The partition of a user: the first column of every key of user data.
public enum Part {
  /// The number of parts.
  ///
  /// Fixed for ever: a row's part never changes.
  public static let count = 1024

  /// Returns the part of a user.
  ///
  /// The test vectors are frozen.
  public static func of(_ userID: String) -> Int {
    Int(StableHash.of(userID.utf8) % UInt64(count))
  }
}
