/// Tells an input from others: a hash of whose it is, its kind and its id, seeded anew in each
/// process.
///
/// It has 64 bits: with 40,000 inputs in the log, one in some 10¹⁴ is taken for another one.
struct InputKey: Hashable {
  /// The hash.
  let hash: UInt64

  /// The key of an input.
  init(of userID: String, kind: Int, id: String) {
    var hasher = Hasher()
    hasher.combine(userID)
    hasher.combine(kind)
    hasher.combine(id)
    hash = UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// The key of an input with its fingerprint.
  init(of input: IncomingInput, _ fingerprint: InputFingerprint) {
    self.init(of: input.userID, kind: fingerprint.kind, id: fingerprint.id)
  }
}
