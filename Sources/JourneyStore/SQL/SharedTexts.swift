/// The texts that many rows have in common, each kept once under a number.
///
/// A row keeps `#` and the number in place of the text. A text that begins with the sign itself is
/// kept with another one before it, so that nothing is taken for a number that is none.
struct SharedTexts {
  /// The most texts that are kept so: names of what is published, far fewer, in some megabytes of
  /// memory at most; a text behind them is spelled out.
  static let most = 50_000
  /// What a row begins with that keeps a number, or a text that begins with it.
  private static let sign = UInt8(ascii: "#")

  /// The numbers by text.
  private var numbers: [[UInt8]: Int64] = [:]
  /// The texts by number.
  private var texts: [Int64: [UInt8]] = [:]

  /// `true` if no other text may be kept.
  var isFull: Bool { numbers.count >= Self.most }

  /// Learns a text.
  mutating func add(_ text: [UInt8], number: Int64) {
    numbers[text] = number
    texts[number] = text
  }

  /// `true` if a text has a number.
  func knows(_ text: [UInt8]) -> Bool { numbers[text] != nil }

  /// What a row keeps in place of a text.
  func stored(_ text: [UInt8]) -> [UInt8] {
    if let number = numbers[text] { return [Self.sign] + String(number).utf8 }
    return Self.spelled(text)
  }

  /// What a row keeps of a text that has no number.
  static func spelled(_ text: [UInt8]) -> [UInt8] {
    text.first == sign ? [sign] + text : text
  }

  /// The text that a row keeps; `nil` if its number is not known.
  func text(_ stored: [UInt8]) -> [UInt8]? {
    guard stored.first == Self.sign else { return stored }
    if stored.dropFirst().first == Self.sign { return Array(stored.dropFirst()) }
    return Int64(String(decoding: stored.dropFirst(), as: UTF8.self)).flatMap { texts[$0] }
  }
}
