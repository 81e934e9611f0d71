public import JWTKit

/// A key that signs tokens or checks them.
public struct TokenKey: Sendable {
  /// Its id, which every token names.
  public var id: String
  /// Who makes tokens with it.
  public var issuer: String
  /// The one way in which it signs.
  public var algorithm: any JWTAlgorithm
  /// Until when it counts, in seconds since 1970; `nil` for one that is in use.
  public var until: Int64?

  /// Creates a key.
  public init(id: String, issuer: String, algorithm: any JWTAlgorithm, until: Int64? = nil) {
    self.id = id
    self.issuer = issuer
    self.algorithm = algorithm
    self.until = until
  }
}
