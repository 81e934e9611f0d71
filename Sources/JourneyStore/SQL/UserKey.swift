/// What leads the key of every row of a user.
struct UserKey {
  /// The part.
  let part: Int
  /// The user.
  let userID: String
}
