extension JSONReader {
  /// Reads a string, the opening quote being next.
  mutating func text() throws(JSONError) -> String {
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        return try string(bytes[start..<index - 1], offset: start)
      }
      if byte == 0x5C { return try textWithEscapes(from: start) }
      if byte < 0x20 { throw failure("a control character in a text must be written as `\\u…`") }
      index += 1
    }
    throw JSONError(offset: start - 1, message: "the text that begins here does not end")
  }

  /// Reads on from the first backslash of a string.
  private mutating func textWithEscapes(from start: Int) throws(JSONError) -> String {
    var content = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        return try string(content[...], offset: start)
      }
      if byte < 0x20 { throw failure("a control character in a text must be written as `\\u…`") }
      if byte == 0x5C {
        try escape(into: &content)
      } else {
        content.append(byte)
        index += 1
      }
    }
    throw JSONError(offset: start - 1, message: "the text that begins here does not end")
  }

  /// The string of bytes, which must be UTF-8.
  private func string(_ content: ArraySlice<UInt8>, offset: Int) throws(JSONError) -> String {
    // A span is checked by code that is made for bytes; `String(validating:)` is not.
    guard let text = try? UTF8Span(validating: content.span) else {
      throw JSONError(offset: offset, message: "the text that begins here is not UTF-8")
    }
    return String(copying: text)
  }

  /// Reads what stands behind a backslash.
  private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    let start = index
    index += 1
    guard index < bytes.count else { throw failure("the text does not end") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: content.append(byte)
    case 0x62: content.append(0x08)
    case 0x66: content.append(0x0C)
    case 0x6E: content.append(0x0A)
    case 0x72: content.append(0x0D)
    case 0x74: content.append(0x09)
    case 0x75: content += try Array(String(codePoint(from: start)).utf8)
    default:
      throw JSONError(offset: start, message: "there is no such escape in JSON; `\\` is `\\\\`")
    }
  }

  /// Reads a code point behind `\u`: four digits, or a surrogate pair.
  private mutating func codePoint(from start: Int) throws(JSONError) -> Unicode.Scalar {
    var value = try hexadecimal(from: start)
    if value == 0 {
      throw JSONError(offset: start, message: "`\\u0000` is not taken in a text")
    }
    if (0xD800..<0xDC00).contains(value), bytes.count - index >= 6, bytes[index] == 0x5C,
      bytes[index + 1] == 0x75
    {
      index += 2
      let low = try hexadecimal(from: start)
      value =
        (0xDC00..<0xE000).contains(low) ? 0x10000 + (value - 0xD800) << 10 + low - 0xDC00 : value
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw JSONError(offset: start, message: "half a surrogate pair is no character")
    }
    return scalar
  }

  /// Reads four hexadecimal digits.
  private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = index < bytes.count ? bytes[index] : 0
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: throw JSONError(offset: start, message: "four hexadecimal digits follow `\\u`")
      }
      index += 1
    }
    return value
  }

  /// Reads a number.
  mutating func number() throws(JSONError) -> ExactDecimal {
    let start = index
    let isNegative = bytes[index] == 0x2D
    if isNegative { index += 1 }
    var whole: Int64 = 0
    let wholeStart = index
    let wholeCount = try digits(into: &whole)
    if wholeCount > 1, bytes[wholeStart] == 0x30 {
      throw JSONError(offset: start, message: "a number does not begin with 0, unless with `0.`")
    }
    var fraction: Int64 = 0
    var fractionCount = 0
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      fractionCount = try digits(into: &fraction)
    }
    if try skipExponent() || wholeCount > Self.fastDigitsMax || fractionCount > 6 {
      return try longNumber(from: start)
    }
    for _ in fractionCount..<6 { fraction *= 10 }
    let millionths = whole * ExactDecimal.scale + fraction
    return ExactDecimal(millionths: isNegative ? -millionths : millionths)
  }

  /// The most digits before the point with which a number is surely in range.
  private static let fastDigitsMax = 12

  /// Reads one or more digits; the value is right as long as it fits.
  private mutating func digits(into value: inout Int64) throws(JSONError) -> Int {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
      value = value &* 10 &+ Int64(bytes[index] - 0x30)
      index += 1
    }
    if index == start { throw failure("expected a digit, found \(found)") }
    return index - start
  }

  /// Skips an exponent; `false` if there is none.
  private mutating func skipExponent() throws(JSONError) -> Bool {
    guard index < bytes.count, bytes[index] | 0x20 == 0x65 else { return false }
    index += 1
    if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
    var ignored: Int64 = 0
    _ = try digits(into: &ignored)
    return true
  }

  /// The number that begins at `start`, rounded half to even if it has more than six digits.
  private func longNumber(from start: Int) throws(JSONError) -> ExactDecimal {
    var parser = DecimalParser(bytes: Array(bytes[start..<index]))
    guard let millionths = parser.parse() else {
      throw JSONError(offset: start, message: "the number is out of range")
    }
    return ExactDecimal(millionths: millionths)
  }
}
