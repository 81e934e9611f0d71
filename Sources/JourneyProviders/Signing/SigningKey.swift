internal import Crypto
internal import Foundation

/// A key that webhooks are signed with, as Standard Webhooks has it.
public struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// The fewest bytes (the specification: 192 bits).
  public static let bytesMin = 24
  /// The most bytes (the specification: 512 bits).
  public static let bytesMax = 64
  /// What the secret may begin with.
  private static let prefix = "whsec_"

  /// The bytes.
  private let bytes: [UInt8]

  /// Reads the Base64 of a secret, with or without `whsec_` before it.
  public init?(_ secret: Secret) {
    let text = secret.text
    let encoded = text.hasPrefix(Self.prefix) ? String(text.dropFirst(Self.prefix.count)) : text
    guard let data = Data(base64Encoded: encoded),
      (Self.bytesMin...Self.bytesMax).contains(data.count)
    else { return nil }
    bytes = Array(data)
  }

  /// Stars.
  public var description: String { "***" }

  /// Nothing, so that a dump does not show it.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Returns the Base64 of the HMAC-SHA256 of a text.
  func signature(of text: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: bytes))
    return Data(code).base64EncodedString()
  }

  /// `true` if a signature is that of a text; how long it takes tells nothing of it.
  func accepts(_ signature: some StringProtocol, of text: [UInt8]) -> Bool {
    guard let code = Data(base64Encoded: String(signature)) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: text, using: SymmetricKey(data: bytes))
  }
}
