@_spi(_Unicode) import Swift

import JourneyModel

extension Lexer {
  /// Returns the character at a place and its length in bytes, or `nil` if the bytes are no UTF-8.
  func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard place < bytes.count else { return nil }
    let length = Self.length(ofLead: bytes[place])
    guard length > 0, place + length <= bytes.count else { return nil }
    guard let text = String(validating: bytes[place..<place + length], as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return nil }
    return (scalar, length)
  }

  /// The length of a character by its first byte; 0 if none begins so.
  private static func length(ofLead byte: UInt8) -> Int {
    switch byte {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  }

  /// Reports what is not text in UTF-8, and the NUL character, once for each run of them.
  mutating func reportInvalidBytes() {
    if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil { return }
    var place = 0
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] == 0 || scalar(at: place) == nil { place += 1 }
      if place > start { reportInvalidBytes(SourceSpan(start, place)) }
      if place < bytes.count { place += scalar(at: place)?.length ?? 1 }
    }
  }

  /// Reports one run of bytes that are no text.
  private mutating func reportInvalidBytes(_ span: SourceSpan) {
    let isZero = bytes[span.start] == 0
    result.diagnostics.append(
      Diagnostic(
        SyntaxCode.invalidBytes, at: span,
        isZero ? "a NUL character stands here" : "this is not text in UTF-8",
        help: "save the script as UTF-8 text"))
  }

  /// Returns `true` for the ASCII letters and `_`.
  func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  /// Returns `true` for the ASCII digits.
  func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
  }

  /// Returns text in normal form C, in which names and texts are compared.
  static func normalized(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }
}
