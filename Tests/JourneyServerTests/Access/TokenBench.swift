import Foundation
import JWTKit
import JourneyModel
import JourneyServer
import TestProcesses

/// A folder with keys, a clock, and a verifier that goes by them.
struct TokenBench {
  private let ownFolder: TestFolder
  let clock = FixedClock()
  let keyring: Keyring
  let keys: TokenKeys
  let verifier: TokenVerifier

  init(keySet: String? = nil) async throws {
    ownFolder = try TestFolder()
    let folder = ownFolder.url
    let file = KeyFile(keyringIn: folder.path)
    keyring = try file.keyring(issuer: "shop")
    let setPath = folder.appending(path: "keys.json")
    if let keySet { try keySet.write(to: setPath, atomically: true, encoding: .utf8) }
    keys = try await TokenKeys(
      keyring: file, set: keySet.map { _ in (KeyFile(path: setPath.path), "elsewhere") },
      clock: clock)
    verifier = TokenVerifier(keys: keys, clock: clock)
  }

  /// Where the keys lie.
  var folder: URL { ownFolder.url }

  /// The seconds that the clock shows.
  var now: Int64 { clock.now.seconds }

  /// Writes another set of keys.
  func replaceKeySet(_ text: String) throws {
    try text.write(to: folder.appending(path: "keys.json"), atomically: true, encoding: .utf8)
  }

  /// The claims of a caller who may send events.
  func claims(
    _ kind: Caller.Kind = .serviceId, scopes: Set<Scope> = [.eventsWrite], userID: String? = nil,
    issuer: String = "shop", age: Int64 = 0, life: Int64 = 900
  ) -> TokenClaims {
    TokenClaims(
      caller: Caller(kind: kind, name: "tests", scopes: scopes, userID: userID), issuer: issuer,
      issuedAt: now - age, expiresAt: now - age + life)
  }

  /// A token of the server's own.
  func token(_ claims: TokenClaims) async throws -> String {
    try TokenMaker.token(claims, signedWith: try await keyring.signingKey())
  }

  /// The header of a token of the server's own.
  func header(
    alg: String = "HS256", kid: String? = nil, typ: String = "serviceId+jwt", more: String = ""
  ) async throws -> String {
    let own = try await keyring.signingKey().id
    let id = kid ?? own
    return #"{"alg":"\#(alg)","kid":"\#(id)","typ":"\#(typ)"\#(more)}"#
  }

  /// Claims that are right but for what is added or replaced.
  func text(_ changes: [String: String?] = [:]) -> String {
    var claims: [String: String] = [
      "iss": #""shop""#, "aud": #""journey""#, "iat": "\(now)", "exp": "\(now + 900)",
      "scope": #""events:write""#,
    ]
    for (name, value) in changes { claims[name] = value }
    return "{" + claims.map { "\"\($0)\":\($1)" }.sorted().joined(separator: ",") + "}"
  }

  /// What becomes of a token.
  func verdict(_ token: String) async -> Result<Caller, TokenRefusal> {
    do throws(TokenRefusal) {
      return .success(try await verifier.caller(of: token))
    } catch {
      return .failure(error)
    }
  }

  /// What becomes of a token of this header and these claims, signed with the right key.
  func verdict(
    header: String, claims: String
  ) async throws -> Result<Caller, TokenRefusal> {
    let key = try await keyring.signingKey().algorithm
    return await verdict(try Forge.token(header, claims, by: key))
  }
}
