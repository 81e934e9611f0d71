internal import JourneyModel

/// A user who has something to be done, and since when.
struct DueUser {
  /// The user.
  var userID: String
  /// The earliest moment of it.
  var at: Moment
  /// `false` if it is certain that no input waits for them.
  var mayHaveInputs = true

  /// The users of several lists, each once with the earlier moment, those who wait longest first.
  static func merged(_ users: [DueUser], usersMax: Int) -> [DueUser] {
    // Of most parts there is one at a time.
    guard users.count > 1 else { return Array(users.prefix(usersMax)) }
    var seen: Set<String> = []
    let sorted = users.sorted { ($0.at, $0.userID) < ($1.at, $1.userID) }
    return Array(sorted.filter { seen.insert($0.userID).inserted }.prefix(usersMax))
  }
}
