import JourneyModel

extension FactScanner {
  /// Takes a byte if it is next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard at < end, at.pointee == byte else { return false }
    at += 1
    return true
  }

  /// Skips white space.
  @inline(__always)
  mutating func skipSpace() {
    while at < end, at.pointee <= 0x20 { at += 1 }
  }

  /// Skips the value that is next; `false` if there is none.
  mutating func skipValue() -> Bool {
    skipSpace()
    var depth = 0
    while at < end {
      switch at.pointee {
      case 0x22: if !skipText() { return false }
      case 0x7B, 0x5B:
        depth += 1
        at += 1
      case 0x7D, 0x5D:
        if depth == 0 { return false }
        depth -= 1
        at += 1
      case 0x2C, 0x3A, 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return false }
        at += 1
        continue
      default: skipScalar()
      }
      if depth == 0 { return true }
    }
    return false
  }

  /// Skips a number or a word.
  private mutating func skipScalar() {
    while at < end {
      switch at.pointee {
      case 0x2C, 0x3A, 0x7D, 0x5D, 0x7B, 0x5B, 0x22, 0x20, 0x09, 0x0A, 0x0D: return
      default: at += 1
      }
    }
  }

  /// Skips a text.
  private mutating func skipText() -> Bool {
    at += 1
    while at < end {
      let byte = at.pointee
      at += 1
      if byte == 0x22 { return true }
      if byte == 0x5C, at < end { at += 1 }
    }
    return false
  }

  /// The number of members of the array or object that is next, without taking it.
  mutating func memberCount() -> Int? {
    let start = at
    defer { at = start }
    at += 1
    var count = 0
    while true {
      skipSpace()
      if at >= end { return nil }
      if at.pointee == 0x5D || at.pointee == 0x7D { return count }
      if at.pointee == 0x2C || at.pointee == 0x3A {
        at += 1
        continue
      }
      let isKey = start.pointee == 0x7B
      guard skipValue() else { return nil }
      if isKey {
        skipSpace()
        guard take(0x3A), skipValue() else { return nil }
      }
      count += 1
    }
  }

  /// Takes a text.
  ///
  /// One without escapes may stay in the payload, for what is looked at only now.
  mutating func text(mayStay: Bool) -> Value? {
    guard take(0x22) else { return nil }
    let start = at
    var hasEscape = false
    while at < end, at.pointee != 0x22 {
      if at.pointee == 0x5C {
        hasEscape = true
        at += 1
        if at >= end { return nil }
      }
      at += 1
    }
    guard at < end else { return nil }
    let count = at - start
    at += 1
    if !hasEscape, mayStay { return .text(start, count: count) }
    guard count <= Self.textBytesMax * 6, let copy = arena.bytes(count) else { return .missing }
    if hasEscape { return unescape(start, count, into: copy) }
    guard count <= Self.textBytesMax else { return .missing }
    copy.update(from: start, count: count)
    return .text(copy, count: count)
  }

  /// Copies text with its escapes resolved.
  private func unescape(
    _ start: UnsafePointer<UInt8>, _ count: Int, into copy: UnsafeMutablePointer<UInt8>
  ) -> Value {
    var index = 0
    var written = 0
    while index < count {
      guard start[index] == 0x5C, index + 1 < count else {
        copy[written] = start[index]
        written += 1
        index += 1
        continue
      }
      let escape = start[index + 1]
      index += 2
      if escape == 0x75 {
        let scalar = scalar(start, count, at: &index)
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          copy[written] = byte
          written += 1
        }
      } else {
        copy[written] = Self.meaning(of: escape)
        written += 1
      }
    }
    return written <= Self.textBytesMax ? .text(copy, count: written) : .missing
  }

  /// The byte that a short escape stands for.
  private static func meaning(of escape: UInt8) -> UInt8 {
    switch escape {
    case 0x62: 0x08
    case 0x66: 0x0C
    case 0x6E: 0x0A
    case 0x72: 0x0D
    case 0x74: 0x09
    default: escape
    }
  }

  /// The code point of `\uNNNN` behind its `u`, or of two of them; a lone half is replaced.
  private func scalar(
    _ start: UnsafePointer<UInt8>, _ count: Int, at index: inout Int
  ) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    guard let first = unit(start, count, at: &index) else { return replacement }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? replacement }
    var next = index + 2
    guard index + 1 < count, start[index] == 0x5C, start[index + 1] == 0x75,
      let second = unit(start, count, at: &next), (0xDC00..<0xE000).contains(second)
    else { return replacement }
    index = next
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
  }

  /// The number of four hexadecimal digits.
  private func unit(
    _ start: UnsafePointer<UInt8>, _ count: Int, at index: inout Int
  ) -> UInt32? {
    guard index + 4 <= count else {
      index = count
      return nil
    }
    var value: UInt32 = 0
    for place in index..<index + 4 {
      guard let digit = Character(Unicode.Scalar(start[place])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }

  /// Takes a number: the usual ones digit by digit, the others as the model reads them.
  mutating func number() -> Value {
    let start = at
    let isNegative = take(0x2D)
    var value: Int64 = 0
    var digits = 0
    while at < end, (0x30...0x39).contains(at.pointee), digits < 13 {
      value = value * 10 + Int64(at.pointee - 0x30)
      digits += 1
      at += 1
    }
    var fraction = 0
    if take(0x2E) {
      while at < end, (0x30...0x39).contains(at.pointee), fraction < 6 {
        value = value &* 10 &+ Int64(at.pointee - 0x30)
        fraction += 1
        at += 1
      }
    }
    if digits > 12 || (at < end && isNumeric(at.pointee)) { return longNumber(from: start) }
    for _ in fraction..<6 { value *= 10 }
    return .number(isNegative ? -value : value)
  }

  /// Takes a number with an exponent or with many digits.
  private mutating func longNumber(from start: UnsafePointer<UInt8>) -> Value {
    at = start
    while at < end, isNumeric(at.pointee) { at += 1 }
    let spelling = UnsafeBufferPointer(start: start, count: at - start)
    return .number(ExactDecimal(String(decoding: spelling, as: UTF8.self))?.millionths)
  }

  /// `true` for the bytes of numbers.
  private func isNumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
  }
}
