/// Reads JSON strictly as RFC 8259 has it, keeping the place of every value.
///
/// Beyond the RFC it refuses what would be read differently elsewhere: a key that comes twice, half
/// a surrogate pair, `\u0000`, a byte order mark. Numbers are exact to six fractional digits.
public struct JSONReader {
  /// The most bytes of one text: a hundred times the largest definition that we know of.
  public static let bytesMax = 64 << 20
  /// The deepest nesting: no real payload comes near, and each level costs stack.
  public static let depthMax = 128

  /// The text.
  let bytes: [UInt8]
  /// The offset of the next byte to read.
  var index = 0
  /// How many arrays and objects are open.
  private var depth = 0
  /// How many may be open.
  private let depthMax: Int

  /// Creates a reader of bytes.
  private init(bytes: [UInt8], depthMax: Int) {
    self.bytes = bytes
    self.depthMax = depthMax
  }

  /// Returns the one value that the bytes spell; an error says what is wrong, and at which byte.
  public static func parse(
    _ bytes: [UInt8], bytesMax: Int = JSONReader.bytesMax, depthMax: Int = JSONReader.depthMax
  ) throws(JSONError) -> JSONNode {
    if bytes.count > bytesMax {
      throw JSONError(
        offset: bytesMax, message: "there are more than \(bytesMax) bytes of JSON",
        reason: .tooLarge)
    }
    var reader = JSONReader(bytes: bytes, depthMax: depthMax)
    reader.skipSpace()
    let node = try reader.value()
    reader.skipSpace()
    if reader.index < bytes.count {
      throw reader.failure("expected nothing behind the value, found \(reader.found)")
    }
    return node
  }

  /// Reads a value.
  private mutating func value() throws(JSONError) -> JSONNode {
    let start = index
    guard index < bytes.count else { throw failure("expected a value, found the end") }
    let value: JSONNode.Value
    switch bytes[index] {
    case 0x7B: value = try .object(object())
    case 0x5B: value = try .array(array())
    case 0x22: value = try .text(text())
    case 0x2D, 0x30...0x39: value = try .number(number())
    case 0x74 where takeWord("true"): value = .boolean(true)
    case 0x66 where takeWord("false"): value = .boolean(false)
    case 0x6E where takeWord("null"): value = .null
    default: throw failure("expected a value, found \(found)")
    }
    return JSONNode(value, span: SourceSpan(start, index))
  }

  /// Reads an array.
  private mutating func array() throws(JSONError) -> [JSONNode] {
    try open()
    var elements: [JSONNode] = []
    if takeEnd(0x5D) { return elements }
    repeat {
      skipSpace()
      do throws(JSONError) {
        elements.append(try value())
      } catch {
        throw error.inside(.element(elements.count))
      }
      skipSpace()
    } while take(0x2C)
    try close(0x5D, "`,` or `]`")
    return elements
  }

  /// Reads an object.
  private mutating func object() throws(JSONError) -> [JSONNode.Member] {
    try open()
    var members: [JSONNode.Member] = []
    var keys = KeySet()
    if takeEnd(0x7D) { return members }
    repeat {
      skipSpace()
      members.append(try member(&keys, behind: members))
      skipSpace()
    } while take(0x2C)
    try close(0x7D, "`,` or `}`")
    return members
  }

  /// Reads a member of an object.
  private mutating func member(
    _ keys: inout KeySet, behind members: [JSONNode.Member]
  ) throws(JSONError) -> JSONNode.Member {
    let start = index
    guard index < bytes.count, bytes[index] == 0x22 else {
      throw failure("expected a key in double quotes, found \(found)")
    }
    let key = try text()
    let span = SourceSpan(start, index)
    if !keys.insert(key, behind: members) {
      throw JSONError(
        offset: start, message: "the key `\(key)` stands here twice", reason: .duplicateKey
      ).inside(.member(key))
    }
    skipSpace()
    if !take(0x3A) { throw failure("expected `:` behind the key, found \(found)") }
    skipSpace()
    do throws(JSONError) {
      return JSONNode.Member(key: key, keySpan: span, value: try value())
    } catch {
      throw error.inside(.member(key))
    }
  }

  /// Enters an array or object.
  private mutating func open() throws(JSONError) {
    depth += 1
    if depth > depthMax {
      throw JSONError(
        offset: index, message: "more than \(depthMax) lists and objects within each other",
        reason: .tooDeep)
    }
    index += 1
    skipSpace()
  }

  /// Leaves an array or object.
  private mutating func close(_ byte: UInt8, _ expected: String) throws(JSONError) {
    if !takeEnd(byte) { throw failure("expected \(expected), found \(found)") }
  }

  /// Consumes the end of an array or object if it is next.
  private mutating func takeEnd(_ byte: UInt8) -> Bool {
    guard take(byte) else { return false }
    depth -= 1
    return true
  }

  /// Skips white space.
  private mutating func skipSpace() {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      index += 1
    }
  }

  /// Consumes a byte if it is next.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Consumes a word if it is next.
  private mutating func takeWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - index >= count else { return false }
    for place in 0..<count where bytes[index + place] != word.utf8Start[place] { return false }
    index += count
    return true
  }

  /// What stands at the next byte, for messages.
  var found: String {
    guard index < bytes.count else { return "the end" }
    if bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]) { return "a byte order mark" }
    let rest = String(decoding: bytes[index..<min(bytes.count, index + 8)], as: UTF8.self)
    guard let first = rest.unicodeScalars.first, first.value >= 0x20 else {
      return "a control character"
    }
    return "`\(first)`"
  }

  /// An error at the next byte.
  func failure(_ message: String) -> JSONError { JSONError(offset: index, message: message) }

  /// The keys of one object: a few are compared one by one, many are hashed.
  private struct KeySet {
    private var many: Set<String> = []

    /// The most keys that are compared one by one.
    private static let fewMax = 8

    /// Adds a key to those of the members so far; `false` if it is there.
    mutating func insert(_ key: String, behind members: [JSONNode.Member]) -> Bool {
      if members.count <= Self.fewMax { return !members.contains { $0.key == key } }
      if many.isEmpty { many = Set(members.lazy.map(\.key)) }
      return many.insert(key).inserted
    }
  }
}
