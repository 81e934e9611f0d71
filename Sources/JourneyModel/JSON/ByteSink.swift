/// Bytes that are put together piece by piece.
///
/// An array is asked for room, and whether it is shared, at every piece, which takes some seventy
/// instructions for the few bytes of a key; this takes ten. It belongs to one writer alone.
struct ByteSink: ~Copyable {
  /// The room.
  private var room: UnsafeMutablePointer<UInt8>
  /// How many bytes it has room for.
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count = 0

  /// The least room: two pages hold most definitions on one line.
  private static let capacityMin = 8192

  /// Creates an empty one with room for as many bytes as are expected.
  init(capacity: Int = 0) {
    self.capacity = max(capacity, Self.capacityMin)
    room = .allocate(capacity: self.capacity)
  }

  deinit { room.deallocate() }

  /// What was put together, as an array.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: room, count: count)) }

  /// Makes room for more.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(by: more) }
  }

  /// Moves to a place with at least twice the room.
  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: room, count: count)
    room.deallocate()
    room = larger
  }

  /// Appends a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    room[count] = byte
    count += 1
  }

  /// Appends two bytes.
  @inline(__always)
  mutating func append(_ first: UInt8, _ second: UInt8) {
    reserve(2)
    room[count] = first
    room[count + 1] = second
    count += 2
  }

  /// Appends a byte so many times.
  mutating func append(repeating byte: UInt8, count times: Int) {
    reserve(times)
    (room + count).update(repeating: byte, count: times)
    count += times
  }

  /// Appends bytes.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (room + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// Appends a stretch of what another one holds.
  mutating func append(_ range: Range<Int>, of other: borrowing ByteSink) {
    append(UnsafeBufferPointer(start: other.room + range.lowerBound, count: range.count))
  }

  /// Appends a text.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a text of ours.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends the digits of a whole number.
  mutating func append(decimal number: Int) {
    if number < 0 { append(0x2D) }
    var rest = number.magnitude
    var digits = 1
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    reserve(digits)
    rest = number.magnitude
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      room[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    count += digits
  }
}

extension ByteSink {
  /// Appends a text of ours in quotes, which needs no escapes.
  @inline(__always)
  mutating func appendQuoted(_ text: StaticString) {
    append(0x22)
    append(text)
    append(0x22)
  }

  /// Appends a text in quotes; what JSON does not allow as it is stands escaped.
  mutating func appendQuoted(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { content in
      guard JSONWriter.isPlain(content) else { return false }
      reserve(content.count + 2)
      append(0x22)
      append(content)
      append(0x22)
      return true
    }
    if isPlain { return }
    var escaped: [UInt8] = []
    JSONWriter.append(text, to: &escaped)
    escaped.withUnsafeBufferPointer { append($0) }
  }
}
