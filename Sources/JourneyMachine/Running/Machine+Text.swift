import JourneyModel

extension Machine {
  /// The arena of what is being computed: a condition leaves that of the run alone.
  var arena: Arena { isEvaluating ? conditionArena : runArena }

  /// A list of values that stand in a row.
  func list(_ first: Int, count: Int) -> Value {
    guard let values = arena.values(max(1, count)) else { return .missing }
    values.update(from: frame + first, count: count)
    return .list(values, count: count)
  }

  /// The number of code points or of elements.
  func length(_ value: Value) -> Value {
    switch value.tag {
    case .list: return .number(Int64(value.count) * ExactDecimal.scale)
    case .text:
      var count: Int64 = 0
      for byte in value.bytes where byte & 0xC0 != 0x80 { count += 1 }
      return .number(count * ExactDecimal.scale)
    default: return .missing
    }
  }

  /// Text without white space at its ends.
  func trimmed(_ value: Value) -> Value {
    guard value.tag == .text else { return .missing }
    var scalars = TextScalars(value.bytes)
    var start = 0
    var end = 0
    var isInside = false
    while true {
      let position = scalars.index
      guard let scalar = scalars.next() else { break }
      if scalar.properties.isWhitespace { continue }
      if !isInside { start = position }
      isInside = true
      end = scalars.index
    }
    guard let base = value.bytes.baseAddress else { return value }
    return .text(base + start, count: end - start)
  }

  /// Text in small or capital letters, as Unicode maps each code point.
  func cased(_ value: Value, isUpper: Bool) -> Value {
    guard value.tag == .text else { return .missing }
    // A code point grows to at most three, of at most three times its bytes.
    let room = TextSearch.isASCII(value.bytes) ? value.count : value.count * 3
    guard let copy = arena.bytes(max(1, room)) else { return .missing }
    let count = Self.write(value, isUpper: isUpper, to: copy)
    arena.giveBack(max(1, room) - count)
    return count <= FactScanner.textBytesMax ? .text(copy, count: count) : .missing
  }

  /// Writes text in small or capital letters, and returns how many bytes that took.
  private static func write(
    _ value: Value, isUpper: Bool, to copy: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var written = 0
    var scalars = TextScalars(value.bytes)
    while let scalar = scalars.next() {
      if scalar.isASCII {
        copy[written] = asciiCased(UInt8(scalar.value), isUpper: isUpper)
        written += 1
        continue
      }
      let mapped = isUpper ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
      for byte in mapped.utf8 {
        copy[written] = byte
        written += 1
      }
    }
    return written
  }

  /// An ASCII letter in the other case.
  @inline(__always)
  private static func asciiCased(_ byte: UInt8, isUpper: Bool) -> UInt8 {
    if isUpper { return (0x61...0x7A).contains(byte) ? byte - 0x20 : byte }
    return (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }

  /// A test on text, ignoring case.
  func tested(_ opcode: Opcode, _ text: Value, _ part: Value) -> Value {
    guard text.tag == .text, part.tag == .text else { return .boolean(false) }
    if TextSearch.isASCII(text.bytes), TextSearch.isASCII(part.bytes) {
      return .boolean(Self.test(opcode, text.bytes, part.bytes))
    }
    let (whole, sought) = (cased(text, isUpper: false), cased(part, isUpper: false))
    guard whole.tag == .text, sought.tag == .text else { return .boolean(false) }
    return .boolean(Self.test(opcode, whole.bytes, sought.bytes))
  }

  /// A test on bytes in which case of ASCII letters does not count.
  private static func test(
    _ opcode: Opcode, _ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let last = text.count - part.count
    guard last >= 0 else { return false }
    switch opcode {
    case .startsWith: return TextSearch.holds(text, part, at: 0)
    case .endsWith: return TextSearch.holds(text, part, at: last)
    default: return TextSearch.contains(text, part)
    }
  }

  /// The spelling of values that stand in a row, joined.
  func joined(_ first: Int, count: Int) -> Value {
    var spelling = SpellingBuffer(arena: arena)
    for index in first..<first + count {
      guard spelling.append(frame[index]) else { return .missing }
    }
    return spelling.text
  }

  /// A value with what it points to in the arena of the run.
  @inline(__always)
  func kept(_ value: Value) -> Value {
    switch value.tag {
    case .text, .list, .record: runArena.copy(of: value)
    case .cursor: .missing
    case .missing, .boolean, .number, .moment, .date, .time, .duration: value
    }
  }
}

/// The code points of UTF-8 in memory; bytes that are none are replaced.
struct TextScalars {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next one begins.
  private(set) var index = 0

  /// Creates a reader of text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next code point.
  mutating func next() -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    index += 1
    if first < 0x80 { return Unicode.Scalar(first) }
    let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    guard count > 0, index + count <= bytes.count else { return "\u{FFFD}" }
    var value = UInt32(first) & (0x3F >> UInt32(count))
    for _ in 0..<count {
      guard bytes[index] & 0xC0 == 0x80 else { return "\u{FFFD}" }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
