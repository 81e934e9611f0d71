/// Writes JSON piece by piece: commas and colons come by themselves.
public struct JSONWriter {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  /// `true` if the next piece is the first of its array or object, or follows a key.
  private var isFirst = true

  /// Creates a writer; `capacity` is how many bytes are expected.
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Begins an object.
  public mutating func beginObject() { open(0x7B) }

  /// Ends the object begun last.
  public mutating func endObject() { close(0x7D) }

  /// Begins an array.
  public mutating func beginArray() { open(0x5B) }

  /// Ends the array begun last.
  public mutating func endArray() { close(0x5D) }

  /// Writes the key of the member that comes next.
  public mutating func key(_ key: String) {
    separate()
    Self.append(key, to: &bytes)
    bytes.append(0x3A)
    isFirst = true
  }

  /// Writes a text.
  public mutating func text(_ text: String) {
    separate()
    Self.append(text, to: &bytes)
  }

  /// Writes a number, spelled shortest.
  public mutating func number(_ number: ExactDecimal) {
    separate()
    bytes += number.description.utf8
  }

  /// Writes a whole number.
  public mutating func integer(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// Writes a truth value.
  public mutating func boolean(_ boolean: Bool) {
    separate()
    bytes += (boolean ? "true" : "false").utf8
  }

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes += "null".utf8
  }

  /// Writes a value that is JSON already.
  public mutating func verbatim(_ json: some Sequence<UInt8>) {
    separate()
    bytes += json
  }

  /// Writes a value with all that is in it.
  public mutating func node(_ node: JSONNode) {
    switch node.value {
    case .null: null()
    case .boolean(let boolean): self.boolean(boolean)
    case .number(let number): self.number(number)
    case .text(let text): self.text(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.node(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        self.node(member.value)
      }
      endObject()
    }
  }

  /// Writes what begins an array or object.
  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    isFirst = true
  }

  /// Writes what ends an array or object.
  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    isFirst = false
  }

  /// Writes the comma between two pieces.
  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }

  /// The digits of a number in base 16.
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// Appends a text in quotes; what JSON does not allow as it is stands escaped.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var text = text
    let isWritten = text.withUTF8 { content in
      guard isPlain(content) else { return false }
      bytes.append(contentsOf: content)
      return true
    }
    if !isWritten { appendEscaped(text, to: &bytes) }
    bytes.append(0x22)
  }

  /// `true` if a text stands as it is, as most do.
  static func isPlain(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = content.count
    if count < 8 {
      return content.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    }
    // Eight at a time; the last eight may have been looked at in part.
    let bytes = UnsafeRawBufferPointer(content)
    var specials: UInt64 = 0
    for start in stride(from: 0, to: count - 7, by: 8) {
      specials |= Self.specials(in: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    specials |= Self.specials(in: bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    return specials == 0
  }

  /// Not zero if one of eight bytes is a control character, a quote or a backslash: a byte that is
  /// less than another one borrows from its highest bit.
  @inline(__always)
  private static func specials(in bytes: UInt64) -> UInt64 {
    let each: UInt64 = 0x0101_0101_0101_0101
    let quotes = bytes ^ each &* 0x22
    let slashes = bytes ^ each &* 0x5C
    let found =
      (bytes &- each &* 0x20) & ~bytes | (quotes &- each) & ~quotes | (slashes &- each) & ~slashes
    return found & (each &* 0x80)
  }

  /// Appends a text, its special characters escaped.
  private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x20...: bytes.append(byte)
      case 0x08: bytes += [0x5C, 0x62]
      case 0x09: bytes += [0x5C, 0x74]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0C: bytes += [0x5C, 0x66]
      case 0x0D: bytes += [0x5C, 0x72]
      default:
        bytes += "\\u00".utf8
        bytes += [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
  }
}
