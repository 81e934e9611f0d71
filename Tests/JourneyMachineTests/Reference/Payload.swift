import JourneyModel

/// JSON as the generator makes it and the reference reads it: the machine gets only its text.
indirect enum Payload: Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number.
  case number(ExactDecimal)
  /// A string.
  case text(String)
  /// An array.
  case array([Payload])
  /// An object; no key stands twice.
  case object([Member])

  /// A member of an object.
  struct Member: Equatable {
    /// The key.
    var key: String
    /// The value.
    var value: Payload
  }

  /// The member of this name, or `nil`.
  subscript(key: String) -> Payload? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The JSON text.
  var text: String { String(decoding: bytes(.compact), as: UTF8.self) }

  /// The ways to write the same JSON.
  enum Style: Int, CaseIterable {
    /// Without a needless byte.
    case compact
    /// White space wherever it may stand.
    case spaced
    /// Every character as `\u` with its code.
    case escaped
    /// Numbers in millionths with an exponent.
    case exponential
  }

  /// The JSON in a style.
  func bytes(_ style: Style) -> [UInt8] {
    var bytes: [UInt8] = []
    write(style, to: &bytes)
    return bytes
  }

  /// Writes the JSON in a style.
  private func write(_ style: Style, to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += Array("null".utf8)
    case .boolean(let value): bytes += Array((value ? "true" : "false").utf8)
    case .number(let value):
      bytes += Array((style == .exponential ? "\(value.millionths)e-6" : "\(value)").utf8)
    case .text(let value): Self.write(value, style, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      Self.separate(items, style, &bytes) { $0.write(style, to: &$1) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      Self.separate(members, style, &bytes) { member, bytes in
        Self.write(member.key, style, to: &bytes)
        Self.writeGap(style, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.writeGap(style, to: &bytes)
        member.value.write(style, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Writes white space where the style has some.
  private static func writeGap(_ style: Style, to bytes: inout [UInt8]) {
    if style == .spaced { bytes += [0x20, 0x0A, 0x09] }
  }

  /// Writes items with commas between them.
  private static func separate<Item>(
    _ items: [Item], _ style: Style, _ bytes: inout [UInt8],
    _ write: (Item, inout [UInt8]) -> Void
  ) {
    writeGap(style, to: &bytes)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      writeGap(style, to: &bytes)
      write(item, &bytes)
      writeGap(style, to: &bytes)
    }
  }

  /// Writes a JSON string.
  private static func write(_ text: String, _ style: Style, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if style == .escaped {
      for unit in text.utf16 { writeEscape(unit, to: &bytes) }
    } else {
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0..<0x20: writeEscape(UInt16(byte), to: &bytes)
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a unit of UTF-16 by its code.
  private static func writeEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> shift & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  /// The same with the value at `path` replaced or added; an object is made where there is none.
  func setting(_ path: ArraySlice<String>, to value: Payload) -> Payload {
    guard let name = path.first else { return value }
    var members: [Member] = []
    if case .object(let existing) = self { members = existing }
    let inner = (self[name] ?? .null).setting(path.dropFirst(), to: value)
    if let index = members.firstIndex(where: { $0.key == name }) {
      members[index].value = inner
    } else {
      members.append(Member(key: name, value: inner))
    }
    return .object(members)
  }
}
