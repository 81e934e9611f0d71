public import JourneyModel

/// What a token says of its bearer, and for how long.
public struct TokenClaims: Equatable, Sendable {
  /// Whom every token is for: this service and no other.
  public static let audience = "journey"

  /// Who asks.
  public var caller: Caller
  /// Who made the token.
  public var issuer: String
  /// When it was made, in seconds since 1970.
  public var issuedAt: Int64
  /// Until when it counts.
  public var expiresAt: Int64
  /// From when it counts; `nil` if that is when it was made.
  public var notBefore: Int64?

  /// Creates claims.
  public init(
    caller: Caller, issuer: String, issuedAt: Int64, expiresAt: Int64, notBefore: Int64? = nil
  ) {
    self.caller = caller
    self.issuer = issuer
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
    self.notBefore = notBefore
  }

  /// The claims as JSON.
  public var node: JSONNode {
    .object([
      "iss": .text(issuer), "aud": .text(Self.audience), "iat": .integer(Int(issuedAt)),
      "nbf": notBefore.map { .integer(Int($0)) }, "exp": .integer(Int(expiresAt)),
      "client_id": .text(caller.name), "sub": caller.userID.map(JSONNode.text),
      "scope": .text(caller.scopes.map(\.rawValue).sorted().joined(separator: " ")),
    ])
  }

  /// Reads the claims of a token of a kind; refuses those that lack what every token has.
  ///
  /// Scopes that this server does not know allow nothing, and are passed over.
  public init(_ node: JSONNode, kind: Caller.Kind) throws(TokenRefusal) {
    guard let issuer = node.member("iss")?.text,
      let issuedAt = node.member("iat")?.integer, let expiresAt = node.member("exp")?.integer
    else { throw .malformed }
    guard Self.isForUs(node.member("aud")) else { throw .notForUs }
    notBefore = try Self.optional(node.member("nbf"), \.integer).map(Int64.init)
    self.issuer = issuer
    self.issuedAt = Int64(issuedAt)
    self.expiresAt = Int64(expiresAt)
    let userID = try Self.optional(node.member("sub"), \.text)
    let name = try Self.optional(node.member("client_id"), \.text) ?? kind.rawValue
    let scopes = try Self.optional(node.member("scope"), \.text) ?? ""
    guard [userID, name].compactMap(\.self).allSatisfy(Self.isName) else { throw .malformed }
    caller = Caller(
      kind: kind, name: name,
      scopes: Set(scopes.split(separator: " ").compactMap { Scope(rawValue: String($0)) }),
      userID: kind == .clientInfo ? userID : nil)
  }

  /// `true` if an `aud` names this service, alone or among others.
  private static func isForUs(_ node: JSONNode?) -> Bool {
    node?.text == audience || (node?.elements ?? []).contains { $0.text == audience }
  }

  /// A claim that may be missing, but not be of another type.
  private static func optional<Value>(
    _ node: JSONNode?, _ read: (JSONNode) -> Value?
  ) throws(TokenRefusal) -> Value? {
    guard let node else { return nil }
    guard let value = read(node) else { throw .malformed }
    return value
  }

  /// `true` if a text can be a name or an id.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.count <= TokenLimits.nameLengthMax
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }
}
