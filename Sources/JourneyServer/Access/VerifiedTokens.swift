internal import Synchronization

/// The tokens that were found to be signed rightly, so that one that comes again is not read anew.
///
/// A caller sends the same token with every request, and to read one and check its signature took
/// eight per cent of the time of an event. Only the signature is taken for granted: times are
/// compared each time, and what was signed with keys of before is checked again once the keys are
/// read anew.
final class VerifiedTokens: Sendable {
  /// A token that was found to be right.
  struct Entry: Sendable {
    /// The id of the key that signed it.
    var keyID: String
    /// Which reading of the keys that was.
    var revision: Int
    /// What it says.
    var claims: TokenClaims
  }

  /// The tokens as they were sent.
  private let entries = Mutex<[String: Entry]>([:])

  /// The token as it was found before; `nil` if it was not.
  func entry(of token: String) -> Entry? { entries.withLock { $0[token] } }

  /// Remembers a token; where too many are remembered, all of them are forgotten first.
  func remember(_ token: String, _ entry: Entry) {
    entries.withLock { entries in
      if entries.count >= TokenLimits.rememberedMax { entries.removeAll(keepingCapacity: true) }
      entries[token] = entry
    }
  }
}
