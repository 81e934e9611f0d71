import Crypto
import Foundation
import JWTKit
import JourneyModel

/// Makes tokens of any kind, right or wrong.
enum Forge {
  /// The letters of bytes as tokens have them.
  static func text(_ bytes: some DataProtocol) -> String {
    Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The bytes that such letters spell.
  static func bytes(_ text: String) -> Data {
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    let letters = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: letters + padding) ?? Data()
  }

  /// A token of a header and claims, signed with a key.
  static func token(
    _ header: String, _ claims: String, by key: any JWTAlgorithm
  ) throws -> String {
    let signed = "\(text(Data(header.utf8))).\(text(Data(claims.utf8)))"
    return signed + "." + text(try key.sign(Data(signed.utf8)))
  }

  /// A key that signs with a secret.
  static func secret(
    _ bytes: Data, _ digest: DigestAlgorithm = .sha256
  ) async throws -> any JWTAlgorithm {
    let keys = JWTKeyCollection()
    await keys.add(hmac: HMACKey(key: SymmetricKey(data: bytes)), digestAlgorithm: digest)
    return try await keys.getKey()
  }

  /// A key that signs with RSA.
  static func rsa(_ digest: DigestAlgorithm = .sha256) async throws -> any JWTAlgorithm {
    let keys = JWTKeyCollection()
    await keys.add(rsa: try Insecure.RSA.PrivateKey(pem: rsaText), digestAlgorithm: digest)
    return try await keys.getKey()
  }

  /// A key that signs with an elliptic curve.
  static func curve(_ key: ES256PrivateKey) async throws -> any JWTAlgorithm {
    let keys = JWTKeyCollection()
    await keys.add(ecdsa: key)
    return try await keys.getKey()
  }

  /// A key that signs with Ed25519.
  static func edwards(_ key: EdDSA.PrivateKey) async throws -> any JWTAlgorithm {
    let keys = JWTKeyCollection()
    await keys.add(eddsa: key)
    return try await keys.getKey()
  }

  /// The public half of the RSA key, as a set of keys has it.
  static func rsaJWK(_ more: String) throws -> String {
    let (modulus, exponent) = try Insecure.RSA.PrivateKey(pem: rsaText).publicKey.getKeyPrimitives()
    return #"{"kty":"RSA","kid":"r1","n":"\#(text(modulus))","e":"\#(text(exponent))"\#(more)}"#
  }

  /// The public half of a key of an elliptic curve.
  static func curveJWK(_ key: ES256PrivateKey, _ more: String) -> String {
    let point = key.publicKey.parameters
    return #"""
      {"kty":"EC","crv":"P-256","kid":"e1","x":"\#(url(point?.x))","y":"\#(url(point?.y))"\#(more)}
      """#
  }

  /// The letters of a coordinate, which the library gives with signs of another alphabet.
  private static func url(_ text: String?) -> String {
    (text ?? "").replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// A key made for these tests, and used nowhere else.
  static let rsaText = """
    -----BEGIN PRIVATE KEY-----
    MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC5RSxhn7ErIj4p
    lOFgogutsto9lxZqXhnDKj9VN6HwC/vorp6IzwgHCkUQtF+AOhcL3NzWghslGhqq
    zkuCkDm+PsZi4pHgZh/K2J8PHiP0N+X+ZrwcNDv/c7I/A2pfKLYmhXa60kv+W0f/
    Xbt32fEvfejQ6PVR8l5IYilhQDMx4cWKM9iBos1bEGYli9yq31pGb4tZ64xLYM0f
    jm92xo1lM9zEgO2/iwCjWPsTatepGHvx82FRkeZLrqcvNivAMQinQ+8kMe5mpN9G
    dSii3rutFK1zTbWHaCCNE6yEVnEqZLNYu407eWORY9G9b0yefD5AQOL0wsoDs6bw
    9LCFhJgpAgMBAAECggEAJtHbrsjrMoKGS+gqITlTAR5MpEMYK0l0VHRxuMVjZQzd
    x69vAHOA1xjLx+hDanbBhXbNvxSb43ZIyClZoQ3fS4GTx/x5XG+JkdM54M0L84wS
    4O9d0vsO50OywYlRrIa3Q/MLIbIWwkEWIOfe9Anyg2T6d2uYm4cRQlFvIjV1hKnS
    mLq8ZMHgp0sVyV985f3peEy1rqMcOvQAu9b6dz8W/lN04eH5TLyn31ai7KzT8rc+
    UP+IdGZJySVE/9ZcX7VinppKieQZVG5qUIiAIpUl662gvNbXKj1XF4mJD9iTor3T
    g7RcHgJA/zjxiMRVx4cXU8E7YBdyy2nSCDEvYnxH0QKBgQDcYQeeZgaDvFBsP3Bp
    1WNc1GZeOhdRui1KsCs+FkRwJYmbUG4eTlDqdXBrGUGGlvO09rYYp0w8mT4+TY/M
    BgH6U+IhPONLoL0/mtLxC2JorTpYCYPs4Pee0MYmjmwDYaURr6sgWuxH0UPy749f
    Ra8R1Cl6OGCxWCPQ1XTw65+NxwKBgQDXN2QPKi8XHTng6MSbOTUCU2ve1m/g0hK0
    U1q5M+LdY9xOoJ0BIVNayL6JgJ3IsLH+iCSS8D4XLUYpsyFDDb6Pe1Wz4AZRLueS
    kM94CaEA4c83BGFinicaz+czm/QO3mvY0F11tPU6Jc1hpK1SKyXu/26ZG3t4lr7J
    6jj9M9BqjwKBgQCoV35IY0sqqlkMt1EZpyVlreIcrGdPyNX8LaJ6pOvWdvYsrD3R
    7KUm1FrxlLNXKkwzuhnTr0gvKig/02O6yAQOwrEEDszZ4olt4sir1LRxnZHp2irq
    cdb1fClBHp4n3xkG75fa+Vlwasxq8NAmSMa46cZdVF+YWOnTBptzxal11QKBgQC5
    Kl0adw7g8jJUAbD2ZDfpcmDC7vh/E/8nyveplKzCEiMAO0waJtQSrdjRcSlP/EaI
    WhYtnimtwzQ0uHwLtw2XYWQRSNPmkVaIUbNO8enmWmHwUgJ/2NaISQwA6VMIX/Gm
    L0/Z8AF1MAUO16KPqbQPdxFvBagrzncEPlMd9rCAnQKBgGkXEMAwT9/SG604hGWl
    UhJ474ZZlSGl2bz5HXSiKG0oGdCwpCGTGS/uFe/DSnGsx0ltcmm/BDTDKPRaMmwx
    0AlWRSx2eJn4dVVrAMsm79RTaRuDoYY89eYexyYjIW5bwxaJwhTa27mmBrGj9dqm
    nDbMdcr3PX7hEWBUPM0anwXF
    -----END PRIVATE KEY-----
    """
}
