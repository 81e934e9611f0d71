internal import JWTKit
internal import JourneyModel
public import JourneyServices

/// Tells who bears a token.
///
/// The key that a token names decides how it must be signed, never the token; a key that is not
/// known is refused here, since the library would take the first one that it has instead.
public struct TokenVerifier: Sendable {
  /// The keys.
  private let keys: TokenKeys
  /// Tells the time.
  private let clock: any ServiceClock
  /// The tokens that came before.
  private let verified = VerifiedTokens()

  /// Creates a verifier.
  public init(keys: TokenKeys, clock: any ServiceClock) {
    self.keys = keys
    self.clock = clock
  }

  /// Returns who bears a token.
  public func caller(of token: String) async throws(TokenRefusal) -> Caller {
    let now = clock.now.seconds
    if let entry = verified.entry(of: token) {
      let key = try await key(entry.keyID, at: now)
      if key.revision == entry.revision {
        try check(entry.claims, at: now)
        return entry.claims.caller
      }
    }
    return try await verify(token, at: now).caller
  }

  /// Returns who bears a token that was found right before and counts now; `nil` for any other, and
  /// where the keys are to be looked at.
  func knownCaller(of token: String) -> Caller? {
    let now = clock.now.seconds
    guard let entry = verified.entry(of: token), let key = keys.knownKey(entry.keyID),
      key.revision == entry.revision, key.until.map({ now < $0 }) ?? true,
      (try? check(entry.claims, at: now)) != nil
    else { return nil }
    return entry.claims.caller
  }

  /// Reads a token and checks all of it.
  private func verify(_ token: String, at now: Int64) async throws(TokenRefusal) -> TokenClaims {
    let text = try TokenText(token)
    let key = try await key(text.keyID, at: now)
    guard key.algorithm.name == text.algorithmName else { throw .unknownKey }
    guard (try? key.algorithm.verify(text.signature, signs: text.signed)) == true else {
      throw .wrongSignature
    }
    let claims = try TokenClaims(text.claims, kind: text.kind)
    guard claims.issuer == key.issuer else { throw .notForUs }
    try check(claims, at: now)
    verified.remember(
      token, .init(keyID: key.id, revision: key.revision, claims: claims))
    return claims
  }

  /// The key of an id, if it counts at a time.
  private func key(_ id: String, at now: Int64) async throws(TokenRefusal) -> TokenKey {
    guard let key = await keys.key(id), key.until.map({ now < $0 }) ?? true else {
      throw .unknownKey
    }
    return key
  }

  /// Refuses claims that do not count at a time.
  private func check(_ claims: TokenClaims, at now: Int64) throws(TokenRefusal) {
    let skew = TokenLimits.skewSeconds
    let (life, overflow) = claims.expiresAt.subtractingReportingOverflow(claims.issuedAt)
    guard !overflow, life <= TokenLimits.lifeSecondsMax else { throw .tooLong }
    guard claims.expiresAt > now else { throw .expired }
    guard max(claims.issuedAt, claims.notBefore ?? claims.issuedAt) <= now + skew else {
      throw .tooEarly
    }
  }
}
