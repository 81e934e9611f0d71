internal import JourneyModel

/// The idempotency key of an effect: the same for every attempt, different for every other effect.
///
/// It follows from the place of the effect, so that it is made when it is asked for, and only the
/// place is kept.
public enum EffectKey: Equatable, Sendable {
  /// The key of a place: the part, the run, its step, the place among the effects of the step, and
  /// the index among the messages of the effect.
  case place(part: Int, run: Int64, step: Int64, call: Int, index: Int)
  /// A key that is spelled out, as stores of before have it.
  case spelled(String)

  /// The key as it is told: a UUID (version 8, RFC 9562) of a hash of the place.
  public var text: String {
    switch self {
    case .spelled(let text): text
    case .place(let part, let run, let step, let call, let index):
      Self.uuid(of: "\(part)/\(run)/\(step)/\(call)/\(index)")
    }
  }

  /// The UUID of a place in words.
  private static func uuid(of seed: String) -> String {
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

extension EffectKey {
  /// The most signs of a place: a number of a run's step, and two that are small.
  private static let storedMax = 18

  /// The key as it is kept beside its run: step, call and index, without the last ones that are 0,
  /// such as `3` or `3.0.1`.
  var stored: String {
    switch self {
    case .spelled(let text): text
    case .place(_, _, let step, let call, let index):
      switch (call, index) {
      case (0, 0): "\(step)"
      case (_, 0): "\(step).\(call)"
      default: "\(step).\(call).\(index)"
      }
    }
  }

  /// Reads a key that is kept beside the run of a part.
  init(stored text: String, part: Int, run: Int64) {
    guard let (step, call, index) = Self.numbers(in: text.utf8) else {
      self = .spelled(text)
      return
    }
    self = .place(part: part, run: run, step: step, call: call, index: index)
  }

  /// The numbers of a place that is kept; `nil` of a key that is spelled out, which has other signs
  /// than digits.
  private static func numbers(
    in text: String.UTF8View
  ) -> (step: Int64, call: Int, index: Int)? {
    // Of a few numbers with a few digits each nothing overflows.
    guard (1...storedMax).contains(text.count) else { return nil }
    var (numbers, count) = ((0 as Int64, 0 as Int64, 0 as Int64), 0)
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        numbers.2 = numbers.2 * 10 + Int64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "."):
        numbers = (numbers.1, numbers.2, 0)
        count += 1
      default: return nil
      }
    }
    switch count {
    case 0: return (numbers.2, 0, 0)
    case 1: return (numbers.1, Int(numbers.2), 0)
    case 2: return (numbers.0, Int(numbers.1), Int(numbers.2))
    default: return nil
    }
  }
}

extension EffectKey: ExpressibleByStringInterpolation {
  /// Takes a key that is spelled out.
  public init(stringLiteral text: String) { self = .spelled(text) }
}
