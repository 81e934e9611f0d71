import Foundation
import JourneyModel
import JourneyServer
import Testing

/// Who is let in by a token, and which games with tokens are refused.
@Suite struct TokenVerifierTests {
  @Test(arguments: Caller.Kind.allCases)
  func `a token tells who bears it, and what it allows`(kind: Caller.Kind) async throws {
    let bench = try await TokenBench()
    let token = try await bench.token(bench.claims(kind, scopes: [.usersRead, .eventsWrite]))
    let caller = try await bench.verifier.caller(of: token)
    #expect(caller == Caller(kind: kind, name: "tests", scopes: [.usersRead, .eventsWrite]))
  }

  @Test func `only a token of an application can be for one user`() async throws {
    let bench = try await TokenBench()
    let token = try await bench.token(bench.claims(.clientInfo, userID: "u01"))
    #expect(try await bench.verifier.caller(of: token).userID == "u01")
    let service = try await bench.token(bench.claims(.serviceId, userID: "u01"))
    #expect(try await bench.verifier.caller(of: service).userID == nil)
  }

  @Test func `a token counts until it expires, and not a moment longer`() async throws {
    let bench = try await TokenBench()
    let token = try await bench.token(bench.claims(life: 900))
    bench.clock.pass(seconds: 899)
    #expect(await bench.verdict(token) == .success(bench.claims().caller))
    bench.clock.pass(seconds: 1)
    #expect(await bench.verdict(token) == .failure(.expired))
  }

  @Test func `the clocks may be a minute apart`() async throws {
    let bench = try await TokenBench()
    #expect(await bench.verdict(try await bench.token(bench.claims(age: -60))).isAccepted)
    #expect(
      await bench.verdict(try await bench.token(bench.claims(age: -61))) == .failure(.tooEarly))
  }

  @Test func `a token that would count for longer than a month is refused`() async throws {
    let bench = try await TokenBench()
    let most = TokenLimits.lifeSecondsMax
    #expect(await bench.verdict(try await bench.token(bench.claims(life: most))).isAccepted)
    #expect(
      await bench.verdict(try await bench.token(bench.claims(life: most + 1)))
        == .failure(.tooLong))
  }

  @Test(arguments: [
    ("iss", nil, TokenRefusal.malformed), ("iss", #""other""#, .notForUs), ("iss", "1", .malformed),
    ("aud", nil, .notForUs), ("aud", #""other""#, .notForUs), ("aud", #"["other"]"#, .notForUs),
    ("aud", "{}", .notForUs), ("exp", nil, .malformed), ("exp", #""9999999999""#, .malformed),
    ("exp", "1e300", .malformed), ("exp", "1800000000", .expired), ("exp", "-1", .expired),
    ("exp", "1800000900.5", .malformed), ("exp", "true", .malformed), ("iat", nil, .malformed),
    ("iat", #""1""#, .malformed), ("iat", "0", .tooLong), ("nbf", "1800000061", .tooEarly),
    ("nbf", #""1""#, .malformed), ("scope", "[]", .malformed), ("scope", "null", .malformed),
    ("sub", "5", .malformed), ("sub", #""""#, .malformed), ("sub", #""a\u0007b""#, .malformed),
    ("client_id", "{}", .malformed),
  ])
  func `claims that do not count are refused`(
    name: String, value: String?, refusal: TokenRefusal
  ) async throws {
    let bench = try await TokenBench()
    let verdict = try await bench.verdict(
      header: try await bench.header(), claims: bench.text([name: value]))
    #expect(verdict == .failure(refusal), "\(name): \(value ?? "missing")")
  }

  @Test(arguments: [#"["other","journey"]"#, #""journey""#])
  func `a token may be for others too`(audience: String) async throws {
    let bench = try await TokenBench()
    let verdict = try await bench.verdict(
      header: try await bench.header(), claims: bench.text(["aud": audience]))
    #expect(verdict.isAccepted)
  }

  @Test func `scopes that nobody knows allow nothing`() async throws {
    let bench = try await TokenBench()
    let verdict = try await bench.verdict(
      header: try await bench.header(),
      claims: bench.text(["scope": #""admin events:write * events:*""#]))
    #expect(try verdict.get().scopes == [.eventsWrite])
  }

  @Test(arguments: ["", "JWT", "clientInfo", "serviceid+jwt", "serviceId+JWT "])
  func `a token of no known kind is refused`(type: String) async throws {
    let bench = try await TokenBench()
    let verdict = try await bench.verdict(
      header: try await bench.header(typ: type), claims: bench.text())
    #expect(verdict == .failure(.malformed))
  }

  @Test(arguments: [
    "none", "None", "NONE", "nOnE", "HS384", "HS512", "RS256", "ES256", "", "hs256",
  ])
  func `a key signs in one way only, whatever a token says`(algorithm: String) async throws {
    let bench = try await TokenBench()
    let header = try await bench.header(alg: algorithm)
    #expect(
      try await bench.verdict(header: header, claims: bench.text()) == .failure(.unknownKey))
    let bare = "\(Forge.text(Data(header.utf8))).\(Forge.text(Data(bench.text().utf8)))."
    #expect(await bench.verdict(bare) == .failure(.malformed))
  }

  @Test(arguments: ["k0", "", "../../dev/null", "default"])
  func `a token that names no known key is refused`(id: String) async throws {
    let bench = try await TokenBench()
    let verdict = try await bench.verdict(
      header: try await bench.header(kid: id), claims: bench.text())
    #expect(verdict == .failure(.unknownKey))
  }

  @Test func `a token that names no key is refused`() async throws {
    let bench = try await TokenBench()
    let header = #"{"alg":"HS256","typ":"serviceId+jwt"}"#
    #expect(
      try await bench.verdict(header: header, claims: bench.text()) == .failure(.malformed))
  }

  @Test(arguments: [
    #","jku":"https://evil.example/keys.json""#, #","x5u":"https://evil.example/c.pem""#,
    #","jwk":{"kty":"oct","k":"AAAA"}"#, #","x5c":["AAAA"]"#, #","crit":["exp"]"#,
    #","b64":false"#, #","zip":"DEF""#, #","alg":"none""#, #","kid":"k2""#,
  ])
  func `a header that brings its own key, or asks for more, is refused`(
    more: String
  ) async throws {
    let bench = try await TokenBench()
    let verdict = try await bench.verdict(
      header: try await bench.header(more: more), claims: bench.text())
    #expect(verdict == .failure(.malformed))
  }

  @Test func `a header of twenty kilobytes is refused unread`() async throws {
    let bench = try await TokenBench()
    let more = #","cty":"\#(String(repeating: "a", count: 20_000))""#
    let verdict = try await bench.verdict(
      header: try await bench.header(more: more), claims: bench.text())
    #expect(verdict == .failure(.malformed))
  }

  @Test(arguments: [
    "", ".", "..", "...", "a.b.c", "e30.e30.e30", "a.b.c.d", "e30.e30.", "ey", "\u{0}", "é.é.é",
    "e30=.e30=.AA==", "W10.W10.AA", "bnVsbA.bnVsbA.AA",
  ])
  func `what is no token is refused`(text: String) async throws {
    #expect(try await TokenBench().verdict(text) == .failure(.malformed))
  }

  @Test func `no byte of a token can be changed`() async throws {
    let bench = try await TokenBench()
    let token = Array(try await bench.token(bench.claims()).utf8)
    for index in token.indices {
      var changed = token
      changed[index] ^= 1
      #expect(!(await bench.verdict(String(decoding: changed, as: UTF8.self)).isAccepted))
    }
  }

  @Test func `a signature by another secret is refused`() async throws {
    let bench = try await TokenBench()
    for bytes in [Data(repeating: 0, count: 32), Data("shop".utf8) + Data(count: 60)] {
      let token = try Forge.token(
        try await bench.header(), bench.text(), by: try await Forge.secret(bytes))
      #expect(await bench.verdict(token) == .failure(.wrongSignature))
    }
  }

  @Test func `a refusal tells nobody how to make a token`() {
    let refusals: [TokenRefusal] = [.malformed, .unknownKey, .wrongSignature]
    #expect(Set(refusals.map(\.message)).count == 1)
  }
}

extension Result {
  /// `true` if it is a success.
  var isAccepted: Bool {
    if case .success = self { true } else { false }
  }
}
