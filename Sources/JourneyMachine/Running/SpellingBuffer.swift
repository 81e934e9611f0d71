import JourneyModel

/// Spells values one behind the other, into an arena.
struct SpellingBuffer {
  private let arena: Arena
  private var start: UnsafeMutablePointer<UInt8>?
  private var count = 0
  private var capacity = 0

  /// Creates an empty buffer.
  init(arena: Arena) { self.arena = arena }

  /// What was spelled; missing if it is too long.
  var text: Value {
    guard count <= FactScanner.textBytesMax else { return .missing }
    guard let start else { return .text(("" as StaticString).utf8Start, count: 0) }
    arena.giveBack(capacity - count)
    return .text(start, count: count)
  }

  /// Appends the spelling of a value; `false` if it has none.
  mutating func append(_ value: Value) -> Bool {
    switch value.tag {
    case .text: return append(value.bytes)
    case .boolean: return append(value.isTrue ? "true" : "false")
    case .number: return append(ExactDecimal(millionths: value.bits).description)
    case .date: return append(value.asDate.description)
    case .time: return append(TimeOfDay(seconds: Int(value.bits)).description)
    case .moment: return append(value.asMoment.description)
    case .duration: return append(value.asDuration.iso8601)
    case .missing, .list, .record, .cursor: return false
    }
  }

  /// Appends text of the program.
  mutating func append(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { append($0) }
  }

  /// Appends bytes; `false` if that is more than texts may have.
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count + bytes.count <= FactScanner.textBytesMax, reserve(count + bytes.count),
      let start
    else { return false }
    if let base = bytes.baseAddress { (start + count).update(from: base, count: bytes.count) }
    count += bytes.count
    return true
  }

  /// Makes room for so many bytes.
  private mutating func reserve(_ size: Int) -> Bool {
    if size <= capacity, start != nil { return true }
    let larger = max(64, size * 2)
    guard let memory = arena.bytes(larger) else { return false }
    if let start { memory.update(from: start, count: count) }
    start = memory
    capacity = larger
    return true
  }
}
