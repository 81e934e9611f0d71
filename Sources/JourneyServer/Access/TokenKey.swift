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
  /// Which reading of the files of keys it comes from: what was signed with another key of this id
  /// is told apart by it.
  var revision = 0

  /// Creates a key.
  public init(id: String, issuer: String, algorithm: any JWTAlgorithm, until: Int64? = nil) {
    self.id = id
    self.issuer = issuer
    self.algorithm = algorithm
    self.until = until
  }

  /// The key as one that comes from a reading of the files.
  func read(as revision: Int) -> TokenKey {
    var key = self
    key.revision = revision
    return key
  }
}
