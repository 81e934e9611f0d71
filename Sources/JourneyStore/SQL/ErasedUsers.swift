internal import JourneyModel

/// The people who were erased, by salted hashes of their ids: enough to know one who is named, and
/// of no use to find out who they were.
struct ErasedUsers {
  /// What is hashed before each id; `nil` before the first erasure.
  private(set) var salt: String?
  /// The hashes.
  private var hashes: Set<String> = []

  /// The digits of a hash that are kept: 128 bits, so that no two people share one.
  private static let digits = 32

  /// Reads them.
  init(readFrom store: SQLStore) throws(StoreError) {
    salt = try store.setting(Self.saltSetting)
    // Where others erase as well, each is asked for.
    guard salt != nil, !store.connection.isShared else { return }
    for part in 0..<Part.count {
      let select = try store.connection.statement(
        "select user_hash from erased_user where part = ?"
      )
      .with(part)
      while try select.step() { hashes.insert(select.text()) }
    }
  }

  /// The name of the setting that holds the salt.
  static let saltSetting = "erasure_salt"

  /// `true` if a person was erased.
  func contains(_ userID: String) -> Bool {
    guard !hashes.isEmpty, let hash = hash(of: userID) else { return false }
    return hashes.contains(hash)
  }

  /// The hash of an id; `nil` where there is no salt.
  func hash(of userID: String) -> String? {
    salt.map { salt in
      String(SHA256.hexadecimal(of: Array("\(salt)\0\(userID)".utf8)).prefix(Self.digits))
    }
  }

  /// Takes a salt for all that follows.
  mutating func begin(salt: String) { self.salt = salt }

  /// Notes that somebody was erased.
  mutating func insert(_ hash: String) { hashes.insert(hash) }

  /// Notes that somebody is there again.
  mutating func remove(_ hash: String) { hashes.remove(hash) }
}
