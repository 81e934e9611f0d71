internal import JWTKit
internal import JourneyModel

/// Makes tokens.
public enum TokenMaker {
  /// Returns the token of some claims, signed with a key.
  public static func token(_ claims: TokenClaims, signedWith key: TokenKey) throws -> String {
    let header = JSONNode.object([
      "alg": .text(key.algorithm.name), "kid": .text(key.id),
      "typ": .text(TokenText.typeName(of: claims.caller.kind)),
    ])
    let signed = [header, claims.node]
      .map { TokenLetters.text(JSONWriter.compact($0)) }.joined(separator: ".")
    return signed + "." + TokenLetters.text(try key.algorithm.sign(Array(signed.utf8)))
  }
}
