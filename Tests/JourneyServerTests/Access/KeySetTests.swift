import Foundation
import JWTKit
import JourneyServer
import Testing

/// Tokens that somebody else makes, and the traps of the library that checks their signatures.
@Suite struct KeySetTests {
  /// The claims of a token from elsewhere.
  private func claims(_ bench: TokenBench) -> String { bench.text(["iss": #""elsewhere""#]) }

  /// A set of keys.
  private func set(_ keys: String...) -> String {
    #"{"keys":[\#(keys.joined(separator: ","))]}"#
  }

  @Test func `each way of signing that is taken is checked`() async throws {
    let curve = ES256PrivateKey()
    let edwards = try EdDSA.PrivateKey()
    let point = Forge.text(edwards.publicKey.rawRepresentation)
    let bench = try await TokenBench(
      keySet: set(
        try Forge.rsaJWK(#","alg":"RS256""#), Forge.curveJWK(curve, #","alg":"ES256""#),
        #"{"kty":"OKP","crv":"Ed25519","kid":"d1","x":"\#(point)","alg":"EdDSA"}"#))
    let signers: [(String, String, any JWTAlgorithm)] = [
      ("RS256", "r1", try await Forge.rsa()), ("ES256", "e1", try await Forge.curve(curve)),
      ("EdDSA", "d1", try await Forge.edwards(edwards)),
    ]
    for (name, id, key) in signers {
      let header = try await bench.header(alg: name, kid: id)
      #expect(await bench.verdict(try Forge.token(header, claims(bench), by: key)).isAccepted)
      // A key speaks for its own issuer only.
      #expect(
        await bench.verdict(try Forge.token(header, bench.text(), by: key))
          == .failure(.notForUs))
      for (otherName, otherID, _) in signers where otherID != id {
        let swapped = try await bench.header(alg: otherName, kid: otherID)
        #expect(
          await bench.verdict(try Forge.token(swapped, claims(bench), by: key))
            == .failure(.wrongSignature))
        let mixed = try await bench.header(alg: name, kid: otherID)
        #expect(
          await bench.verdict(try Forge.token(mixed, claims(bench), by: key))
            == .failure(.unknownKey))
      }
    }
  }

  @Test func `the own key does not speak for another issuer`() async throws {
    let bench = try await TokenBench(keySet: set(try Forge.rsaJWK(#","alg":"RS256""#)))
    let verdict = try await bench.verdict(
      header: try await bench.header(), claims: claims(bench))
    #expect(verdict == .failure(.notForUs))
  }

  @Test func `a public key is no secret`() async throws {
    let bench = try await TokenBench(keySet: set(try Forge.rsaJWK(#","alg":"RS256""#)))
    let publicKey = try Insecure.RSA.PrivateKey(pem: Forge.rsaText).publicKey
    let secrets = [
      Data(publicKey.pemRepresentation.utf8), publicKey.derRepresentation,
      try publicKey.getKeyPrimitives().modulus, Data(try Forge.rsaJWK("").utf8),
    ]
    for secret in secrets {
      for (name, digest) in [("HS256", DigestAlgorithm.sha256), ("HS512", .sha512)] {
        let key = try await Forge.secret(secret, digest)
        let header = try await bench.header(alg: name, kid: "r1")
        #expect(
          await bench.verdict(try Forge.token(header, claims(bench), by: key))
            == .failure(.unknownKey))
        let lying = try await bench.header(alg: "RS256", kid: "r1")
        #expect(
          await bench.verdict(try Forge.token(lying, claims(bench), by: key))
            == .failure(.wrongSignature))
      }
    }
  }

  @Test func `one garbage token locks nobody out`() async throws {
    let bench = try await TokenBench(keySet: set(try Forge.rsaJWK(#","alg":"RS256""#)))
    let garbage = try Forge.token(
      try await bench.header(alg: "RS512", kid: "r1"), claims(bench),
      by: try await Forge.rsa(.sha512))
    #expect(await bench.verdict(garbage) == .failure(.unknownKey))
    let valid = try Forge.token(
      try await bench.header(alg: "RS256", kid: "r1"), claims(bench), by: try await Forge.rsa())
    #expect(await bench.verdict(valid).isAccepted)
  }

  @Test(arguments: [
    "", #","alg":"RS512""#, #","alg":"none""#, #","alg":"HS256""#, #","alg":"ES256""#,
    #","alg":"RS256","d":"AQAB""#, #","alg":1"#,
  ])
  func `a key that does not say how it signs, or too much, is refused`(more: String) async throws {
    await #expect(throws: KeyFileError.self) {
      try await TokenBench(keySet: set(try Forge.rsaJWK(more)))
    }
  }

  @Test(arguments: [
    "", "[]", #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","kid":"o1","alg":"HS256","k":"AAAA"}]}"#,
    #"{"keys":[{"kty":"RSA","kid":"r1","alg":"RS256","n":"","e":""}]}"#,
    #"{"keys":[{"kty":"EC","crv":"P-256","kid":"e1","alg":"ES256","x":"AA","y":"AA"}]}"#,
  ])
  func `a set without a key that can be used is refused`(text: String) async throws {
    await #expect(throws: KeyFileError.self) { try await TokenBench(keySet: text) }
  }

  @Test func `two keys with one id are refused`() async throws {
    let key = try Forge.rsaJWK(#","alg":"RS256""#)
    await #expect(throws: KeyFileError.self) { try await TokenBench(keySet: set(key, key)) }
  }

  @Test func `a key that is taken out of the set ends within a second`() async throws {
    let curve = ES256PrivateKey()
    let bench = try await TokenBench(
      keySet: set(
        try Forge.rsaJWK(#","alg":"RS256""#), Forge.curveJWK(curve, #","alg":"ES256""#)))
    let token = try Forge.token(
      try await bench.header(alg: "RS256", kid: "r1"), claims(bench), by: try await Forge.rsa())
    #expect(await bench.verdict(token).isAccepted)
    try bench.replaceKeySet(set(Forge.curveJWK(curve, #","alg":"ES256""#)))
    bench.clock.pass(seconds: 1)
    #expect(await bench.verdict(token) == .failure(.unknownKey))
  }

  @Test func `a token of a key that another of its id has replaced no longer counts`() async throws
  {
    let curve = ES256PrivateKey()
    let bench = try await TokenBench(keySet: set(Forge.curveJWK(curve, #","alg":"ES256""#)))
    let token = try Forge.token(
      try await bench.header(alg: "ES256", kid: "e1"), claims(bench),
      by: try await Forge.curve(curve))
    #expect(await bench.verdict(token).isAccepted)
    try bench.replaceKeySet(set(Forge.curveJWK(ES256PrivateKey(), #","alg":"ES256""#)))
    bench.clock.pass(seconds: 1)
    #expect(await bench.verdict(token) == .failure(.wrongSignature))
  }
}
