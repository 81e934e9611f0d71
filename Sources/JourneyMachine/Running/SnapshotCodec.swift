import JourneyModel

/// Writes the registers of a run as bytes.
struct SnapshotWriter {
  /// The form; one is never used again for another.
  static let version: UInt8 = 1

  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Room for the registers of most runs, so that one snapshot takes memory once.
  private static let usualBytes = 64

  /// Begins a snapshot of a program's run.
  init(fingerprint: UInt32) {
    bytes.reserveCapacity(Self.usualBytes)
    bytes.append(Self.version)
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: fingerprint >> UInt32(shift)))
    }
  }

  /// Writes a value: its kind, and what there is to it.
  mutating func write(_ value: Value) {
    bytes.append(value.tag == .cursor ? Value.Tag.missing.rawValue : value.tag.rawValue)
    switch value.tag {
    case .missing, .cursor: break
    case .boolean: bytes.append(value.isTrue ? 1 : 0)
    case .number, .moment, .date, .time: write(signed: value.bits)
    case .duration:
      write(unsigned: UInt64(value.size))
      write(signed: value.bits)
    case .text:
      write(unsigned: UInt64(value.count))
      bytes += value.bytes
    case .list, .record:
      write(unsigned: UInt64(value.count))
      for part in value.elements { write(part) }
    }
  }

  /// Writes a number, seven bits to a byte.
  private mutating func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a signed number, small ones of either sign in few bytes.
  private mutating func write(signed number: Int64) {
    write(unsigned: UInt64(bitPattern: number << 1 ^ number >> 63))
  }
}

/// Reads the registers of a run, trusting nothing.
struct SnapshotReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let arena: Arena
  private var index = 0

  /// Begins to read; the head has to be that of a program's run.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, fingerprint: UInt32, arena: Arena
  ) throws(SnapshotError) {
    self.bytes = bytes
    self.arena = arena
    guard try byte() == SnapshotWriter.version else { throw .unknownVersion }
    var found: UInt32 = 0
    for shift in stride(from: 0, to: 32, by: 8) { found |= UInt32(try byte()) << UInt32(shift) }
    guard found == fingerprint else { throw .otherProgram }
  }

  /// Checks that everything has been read.
  func finish() throws(SnapshotError) {
    guard index == bytes.count else { throw .wrongLength }
  }

  /// Reads a value.
  mutating func value(depth: Int = 0) throws(SnapshotError) -> Value {
    guard let tag = Value.Tag(rawValue: try byte()), depth <= FactScanner.nestingMax else {
      throw .damaged
    }
    switch tag {
    case .missing: return .missing
    case .boolean:
      let value = try byte()
      guard value < 2 else { throw .damaged }
      return .boolean(value == 1)
    case .number: return .number(try signed())
    case .moment, .date, .time: return try inRange(tag, try signed())
    case .duration: return try duration()
    case .text: return try text()
    case .list: return .list(try parts(depth, perItem: 1), count: partCount)
    case .record:
      let parts = try parts(depth, perItem: 2)
      for part in 0..<partCount where parts[part * 2].tag != .text { throw .damaged }
      return .record(parts, count: partCount)
    case .cursor: throw .damaged
    }
  }

  /// How many items the newest list or record has.
  private var partCount = 0

  /// Reads the parts of a list or record.
  private mutating func parts(
    _ depth: Int, perItem: Int
  ) throws(SnapshotError) -> UnsafeMutablePointer<Value> {
    let count = try unsigned()
    guard count <= UInt64(bytes.count - index) else { throw .wrongLength }
    let total = Int(count) * perItem
    guard let values = arena.values(max(1, total)) else { throw .damaged }
    for part in 0..<total { values[part] = try value(depth: depth + 1) }
    partCount = Int(count)
    return values
  }

  /// Reads text.
  private mutating func text() throws(SnapshotError) -> Value {
    let count = try unsigned()
    guard count <= UInt64(bytes.count - index), count <= FactScanner.textBytesMax else {
      throw .wrongLength
    }
    guard let copy = arena.bytes(max(1, Int(count))), let base = bytes.baseAddress else {
      throw .damaged
    }
    copy.update(from: base + index, count: Int(count))
    index += Int(count)
    return .text(copy, count: Int(count))
  }

  /// Reads a duration.
  private mutating func duration() throws(SnapshotError) -> Value {
    let packed = try unsigned()
    guard let size = UInt32(exactly: packed) else { throw .damaged }
    let value = Value(.duration, size: size, bits: try signed())
    let again = Value.duration(value.asDuration)
    guard again.tag == .duration, again.size == size else { throw .damaged }
    return value
  }

  /// A moment, date or time that the calendar has, a century of centuries either way.
  private func inRange(_ tag: Value.Tag, _ number: Int64) throws(SnapshotError) -> Value {
    let daysMax: Int64 = 4_000_000
    let isInRange =
      switch tag {
      case .date: number.magnitude < daysMax.magnitude
      case .time: (0..<86_400).contains(number)
      default: number.magnitude < UInt64(daysMax) * 86_400_000_000
      }
    guard isInRange else { throw .damaged }
    return Value(tag, bits: number)
  }

  /// Reads a byte.
  private mutating func byte() throws(SnapshotError) -> UInt8 {
    guard index < bytes.count else { throw .wrongLength }
    defer { index += 1 }
    return bytes[index]
  }

  /// Reads a number.
  private mutating func unsigned() throws(SnapshotError) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw .damaged
  }

  /// Reads a signed number.
  private mutating func signed() throws(SnapshotError) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }
}
