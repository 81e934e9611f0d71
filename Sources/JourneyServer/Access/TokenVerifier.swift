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

  /// Creates a verifier.
  public init(keys: TokenKeys, clock: any ServiceClock) {
    self.keys = keys
    self.clock = clock
  }

  /// Returns who bears a token.
  public func caller(of token: String) async throws(TokenRefusal) -> Caller {
    let text = try TokenText(token)
    let now = clock.now.seconds
    guard let key = await keys.key(text.keyID), key.algorithm.name == text.algorithmName,
      key.until.map({ now < $0 }) ?? true
    else { throw .unknownKey }
    guard (try? key.algorithm.verify(text.signature, signs: text.signed)) == true else {
      throw .wrongSignature
    }
    let claims = try TokenClaims(text.claims, kind: text.kind)
    guard claims.issuer == key.issuer else { throw .notForUs }
    try check(claims, at: now)
    return claims.caller
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
