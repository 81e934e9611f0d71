public import JourneyModel

/// Signs and verifies webhooks as Standard Webhooks has it (standardwebhooks.com).
public enum WebhookSignature {
  /// How far the clocks of sender and receiver may be apart, so that a signature that was
  /// overheard is soon worth nothing.
  public static let toleranceSeconds: Int64 = 300

  /// Why a webhook is not believed.
  public enum Rejection: Error, Equatable, Sendable {
    /// A header is missing or malformed.
    case malformed
    /// It was signed too long ago, or in the future.
    case outOfTime
    /// No key signed it.
    case notSigned
  }

  /// Returns the header `webhook-signature`: one signature for each key, with blanks between.
  public static func header(
    id: String, seconds: Int64, body: [UInt8], keys: [SigningKey]
  ) -> String {
    let text = signedText(id: id, timestamp: String(seconds), body: body)
    return keys.map { "v1,\($0.signature(of: text))" }.joined(separator: " ")
  }

  /// Checks that one of the keys signed a webhook just now.
  public static func verify(
    id: String, timestamp: String, signature: String, body: [UInt8], keys: [SigningKey],
    at now: Moment
  ) throws(Rejection) {
    let digits = timestamp.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard !id.isEmpty, digits, timestamp.utf8.count <= 12, let seconds = Int64(timestamp) else {
      throw .malformed
    }
    guard abs(now.seconds - seconds) <= toleranceSeconds else { throw .outOfTime }
    let text = signedText(id: id, timestamp: timestamp, body: body)
    let offered = signature.split(separator: " ").prefix(signaturesMax)
      .filter { $0.hasPrefix("v1,") }.map { $0.dropFirst(3) }
    let isSigned = offered.contains { offer in keys.contains { $0.accepts(offer, of: text) } }
    if !isSigned { throw .notSigned }
  }

  /// The most signatures in a header that are looked at: each costs a pass over the body.
  private static let signaturesMax = 8

  /// What is signed.
  private static func signedText(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
    Array("\(id).\(timestamp).".utf8) + body
  }
}
