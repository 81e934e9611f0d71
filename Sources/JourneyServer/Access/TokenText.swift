internal import Foundation
internal import JourneyModel

/// A token as it is sent: a header, claims and a signature, read but not believed yet.
///
/// The header is read strictly, and only for which key and which kind it names: no address and no
/// key in it is ever looked at.
struct TokenText {
  /// The id of the key.
  var keyID: String
  /// The way in which it says that it is signed.
  var algorithmName: String
  /// The kind of the bearer.
  var kind: Caller.Kind
  /// What is signed.
  var signed: [UInt8]
  /// The claims.
  var claims: JSONNode
  /// The signature.
  var signature: [UInt8]

  /// What the `typ` of a token of a kind says.
  static func typeName(of kind: Caller.Kind) -> String { "\(kind.rawValue)+jwt" }

  /// The members that a header may have; one that asks for something else to be understood or
  /// fetched is refused.
  private static let headerNames: Set<String> = ["alg", "kid", "typ", "x5t", "x5t#S256", "cty"]

  /// Reads a token.
  init(_ text: String) throws(TokenRefusal) {
    guard text.utf8.count <= TokenLimits.bytesMax else { throw .malformed }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed }
    let header = try Self.node(parts[0])
    claims = try Self.node(parts[1])
    guard let signature = TokenLetters.bytes(parts[2]), !signature.isEmpty,
      (header.members ?? []).allSatisfy({ Self.headerNames.contains($0.key) }),
      let algorithm = header.member("alg")?.text, let keyID = header.member("kid")?.text,
      let type = header.member("typ")?.text,
      let kind = Caller.Kind.allCases.first(where: { Self.typeName(of: $0) == type })
    else { throw .malformed }
    (self.keyID, algorithmName, self.kind, self.signature) = (keyID, algorithm, kind, signature)
    signed = Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1])
  }

  /// The JSON of a part.
  private static func node(_ part: Substring.UTF8View) throws(TokenRefusal) -> JSONNode {
    guard let bytes = TokenLetters.bytes(part),
      let node = try? JSONReader.parse(bytes, depthMax: depthMax)
    else { throw .malformed }
    return node
  }

  /// The deepest nesting of a token: none of ours nests at all.
  private static let depthMax = 8
}
