import JourneyModel

/// Reads a payload once, from left to right, and puts what the program reads into its registers.
///
/// The JSON was validated at the door. Bytes that are none after all end the reading; they never
/// trap, and what was not read stays missing.
struct FactScanner {
  /// The deepest nesting that is read; what lies deeper is missing.
  static let nestingMax = 32
  /// The longest text that there is.
  static let textBytesMax = 65_536

  /// The next byte.
  var at: UnsafePointer<UInt8>
  /// The end of the payload.
  let end: UnsafePointer<UInt8>
  /// Which parts go where.
  let table: FactTable
  /// The registers, or the row, that is written.
  let registers: UnsafeMutablePointer<Value>
  /// Where texts and lists are kept.
  let arena: Arena

  /// Reads an object into the registers of a node and those behind it.
  static func read(
    _ json: [UInt8], node: Int32, table: FactTable, into registers: UnsafeMutablePointer<Value>,
    arena: Arena
  ) {
    json.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var scanner = FactScanner(
        at: start, end: start + bytes.count, table: table, registers: registers, arena: arena)
      _ = scanner.project(node)
    }
  }

  /// Reads a value as a whole.
  static func value(_ json: [UInt8], table: FactTable, arena: Arena) -> Value {
    var spare = Value.missing
    return withUnsafeMutablePointer(to: &spare) { spare in
      json.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return .missing }
        var scanner = FactScanner(
          at: start, end: start + bytes.count, table: table, registers: spare, arena: arena)
        return scanner.value(shape: 0, depth: 0)
      }
    }
  }

  // MARK: Paths

  /// Reads the value that is next into the registers of a node; `false` at the end of sense.
  mutating func project(_ index: Int32) -> Bool {
    let node = table.nodes.start[Int(index)]
    skipSpace()
    let start = at
    if node.register >= 0 {
      registers[Int(node.register)] = value(shape: node.shape, depth: 0)
      if node.childCount == 0 { return true }
      at = start
    }
    guard node.childCount > 0, take(0x7B) else { return skipValue() }
    return projectMembers(node)
  }

  /// Reads the members of an object whose brace has been taken.
  private mutating func projectMembers(_ node: FactNode) -> Bool {
    while true {
      skipSpace()
      if take(0x7D) { return true }
      _ = take(0x2C)
      guard let key = key() else { return false }
      let child = target(of: key, first: node.firstChild, count: node.childCount)
      guard child >= 0 ? project(child) : skipValue() else { return false }
    }
  }

  /// The target of the field of a name, or -1.
  func target(of key: Value, first: Int32, count: Int32) -> Int32 {
    guard let name = UnsafeRawPointer(bitPattern: Int(key.bits)) else { return -1 }
    for index in Int(first)..<Int(first + count) {
      let field = table.fields.start[index]
      if Int(field.keyCount) == key.count,
        Value.areSame(table.keys.start + Int(field.keyStart), name, count: key.count)
      {
        return field.target
      }
    }
    return -1
  }

  /// Takes a member's name and its colon; the name stays where it is, unless it has escapes.
  mutating func key() -> Value? {
    skipSpace()
    guard let text = text(mayStay: true) else { return nil }
    skipSpace()
    return take(0x3A) ? text : nil
  }

  // MARK: Values

  /// Reads the value that is next, by its shape.
  mutating func value(shape index: Int32, depth: Int) -> Value {
    skipSpace()
    let shape = table.shapes.start[Int(index)]
    guard at < end, depth < Self.nestingMax else { return skipped() }
    switch at.pointee {
    case 0x22: return textual(shape.kind)
    case 0x7B where shape.kind == .record || shape.kind == .asWritten:
      return record(shape, depth: depth)
    case 0x5B where shape.kind == .list || shape.kind == .asWritten:
      return list(shape, depth: depth)
    case 0x74, 0x66:
      let isTrue = at.pointee == 0x74
      _ = skipValue()
      return shape.kind == .boolean || shape.kind == .asWritten ? .boolean(isTrue) : .missing
    case 0x2D, 0x30...0x39:
      let number = number()
      return shape.kind == .number || shape.kind == .asWritten ? number : .missing
    default: return skipped()
    }
  }

  /// Skips a value that counts as missing.
  private mutating func skipped() -> Value {
    if !skipValue() { at = end }
    return .missing
  }

  /// Reads text, or what is spelled by text.
  private mutating func textual(_ kind: FactKind) -> Value {
    let isSpelling = kind != .text && kind != .asWritten
    guard let text = text(mayStay: isSpelling) else {
      at = end
      return .missing
    }
    switch kind {
    case .text, .asWritten: return text
    case .moment: return Spelling.moment(text.bytes)
    case .date: return Spelling.date(text.bytes)
    case .time: return Spelling.time(text.bytes)
    case .duration:
      return text.string.flatMap(CalendarDuration.init(iso8601:)).map(Value.duration) ?? .missing
    case .number, .boolean, .list, .record: return .missing
    }
  }

  /// Reads an array.
  private mutating func list(_ shape: FactShape, depth: Int) -> Value {
    guard let count = memberCount(), let values = arena.values(max(1, count)) else {
      return skipped()
    }
    at += 1
    for index in 0..<count {
      skipSpace()
      if index > 0 { _ = take(0x2C) }
      values[index] = value(shape: shape.element, depth: depth + 1)
    }
    skipSpace()
    _ = take(0x5D)
    return .list(values, count: count)
  }

  /// Reads an object; a member that is missing is as if it were not there.
  private mutating func record(_ shape: FactShape, depth: Int) -> Value {
    guard let count = memberCount(), let values = arena.values(max(1, count * 2)) else {
      return skipped()
    }
    at += 1
    var known = 0
    for index in 0..<count {
      skipSpace()
      if index > 0 { _ = take(0x2C) }
      guard let name = key() else { break }
      let target = target(of: name, first: shape.firstField, count: shape.fieldCount)
      let value = value(shape: max(0, target), depth: depth + 1)
      guard !value.isMissing, let kept = kept(name) else { continue }
      values[known * 2] = kept
      values[known * 2 + 1] = value
      known += 1
    }
    skipSpace()
    _ = take(0x7D)
    return .record(values, count: known)
  }

  /// Copies a text into the arena.
  private func kept(_ text: Value) -> Value? {
    guard let copy = arena.bytes(text.count) else { return nil }
    for (index, byte) in text.bytes.enumerated() { copy[index] = byte }
    return .text(copy, count: text.count)
  }
}
