internal import Foundation
internal import JWTKit
internal import JourneyModel

/// The public keys of somebody else who makes tokens, as a JSON Web Key Set has them.
enum KeySet {
  /// The ways of signing that are taken; none in which a public key could pass for a secret.
  private static let algorithmNames: Set<String> = ["ES256", "EdDSA", "RS256"]

  /// Reads the keys of an issuer.
  ///
  /// A key must say how it signs: of one that does not, the library would let the first token that
  /// comes decide, and refuse all others from then on.
  static func keys(_ bytes: [UInt8], issuer: String) async throws -> [TokenKey] {
    guard let node = try? JSONReader.parse(bytes, bytesMax: TokenLimits.keyFileBytesMax),
      let elements = node.member("keys")?.elements, elements.count <= TokenLimits.keysMax
    else { throw KeyFileError("no set of keys") }
    var keys: [TokenKey] = []
    for element in elements where element.member("use")?.text ?? "sig" == "sig" {
      keys.append(try await key(element, issuer: issuer))
    }
    guard !keys.isEmpty, Set(keys.map(\.id)).count == keys.count else {
      throw KeyFileError(keys.isEmpty ? "no key" : "two keys with one id")
    }
    return keys
  }

  /// Reads one key.
  private static func key(_ node: JSONNode, issuer: String) async throws -> TokenKey {
    guard let id = node.member("kid")?.text, !id.isEmpty else {
      throw KeyFileError("a key without a `kid`")
    }
    guard let name = node.member("alg")?.text, algorithmNames.contains(name) else {
      throw KeyFileError(
        "the key `\(id)` without an `alg` of \(algorithmNames.sorted().joined(separator: ", "))")
    }
    guard node.member("d") == nil else {
      throw KeyFileError("the private half of the key `\(id)`, which belongs to its owner alone")
    }
    let collection = JWTKeyCollection()
    guard let key = try? JSONDecoder().decode(JWK.self, from: Data(JSONWriter.compact(node))),
      (try? await collection.add(jwk: key)) != nil,
      let algorithm = try? await collection.getKey(), algorithm.name == name
    else { throw KeyFileError("the key `\(id)`, which cannot be read") }
    return TokenKey(id: id, issuer: issuer, algorithm: algorithm)
  }
}
