/// The bytes that terminals send for keys: those of xterm, which all others follow, and those of
/// the Linux console.
enum KeySequence {
  /// The byte that begins what is no text.
  private static let escape: UInt8 = 0x1B

  /// Returns the key of some bytes; `nil` if more must come.
  static func key(for bytes: [UInt8]) -> Key? {
    guard let first = bytes.first else { return nil }
    if first == escape { return escaped(bytes.dropFirst()) }
    if first < 0x20 || first == 0x7F { return control(first) }
    return text(bytes, first: first)
  }

  /// The text of some bytes; `nil` if its last character is not whole.
  private static func text(_ bytes: [UInt8], first: UInt8) -> Key? {
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if bytes.count < length { return nil }
    return String(validating: bytes, as: UTF8.self).map(Key.text) ?? .unknown
  }

  /// The key of a control character.
  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x01: .home
    case 0x02: .left
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x05: .end
    case 0x06: .right
    case 0x07: .cancel
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x0B: .deleteToEnd
    case 0x0C: .clearScreen
    case 0x0E: .down
    case 0x10: .up
    case 0x12: .search
    case 0x14: .swap
    case 0x15: .deleteToStart
    case 0x17: .deleteWordBefore
    case 0x19: .putBack
    case 0x1A: .suspend
    default: .unknown
    }
  }

  /// The key of what follows an Escape; `nil` if more must come.
  private static func escaped(_ bytes: ArraySlice<UInt8>) -> Key? {
    guard let first = bytes.first else { return nil }
    switch first {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      guard let last = bytes.dropFirst().last, (0x40...0x7E).contains(last),
        !(bytes.count == 2 && last == UInt8(ascii: "["))
      else { return nil }
      return sequence(String(decoding: bytes.dropFirst(), as: UTF8.self))
    case 0x0A, 0x0D: return .lineBreak
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return .wordLeft
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return .wordRight
    case UInt8(ascii: "d"), UInt8(ascii: "D"): return .deleteWordBehind
    case 0x08, 0x7F: return .deleteWordBefore
    default: return .unknown
    }
  }

  /// The key of a sequence behind its first two bytes.
  private static func sequence(_ text: String) -> Key {
    switch text {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H", "1~", "7~": .home
    case "F", "4~", "8~": .end
    case "3~": .delete
    case "1;5C", "1;3C", "5C": .wordRight
    case "1;5D", "1;3D", "5D": .wordLeft
    case "3;5~", "3;3~": .deleteWordBehind
    default: .unknown
    }
  }
}
