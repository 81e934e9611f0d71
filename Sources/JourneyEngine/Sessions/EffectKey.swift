internal import JourneyModel

/// The idempotency key of an effect: the same for every attempt, different for every other effect.
enum EffectKey {
  /// Returns the key as a UUID (version 8, RFC 9562) of a hash of run, step number, place among
  /// the effects of the step, and index among the messages of the effect.
  static func uuid(part: Int, run: Int64, step: Int64, call: Int, index: Int) -> String {
    let seed = "\(part)/\(run)/\(step)/\(call)/\(index)"
    let high = StableHash.of("a/\(seed)".utf8) & 0xffff_ffff_ffff_0fff | 0x8000
    let low = StableHash.of("b/\(seed)".utf8) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
    let digits = hexadecimal(high) + hexadecimal(low)
    let parts = [
      digits.prefix(8), digits.dropFirst(8).prefix(4), digits.dropFirst(12).prefix(4),
      digits.dropFirst(16).prefix(4), digits.dropFirst(20),
    ]
    return parts.joined(separator: "-")
  }

  /// Sixteen hexadecimal digits.
  private static func hexadecimal(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
