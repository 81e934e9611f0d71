/// The words of an id as they are put together, byte by byte.
///
/// A string takes some hundred and fifty instructions for each word that is appended to it, and an
/// id has half a dozen of them; bytes take a third of that.
struct WordRow {
  /// What was put together so far: letters, digits and `_`, all of them ASCII.
  private var bytes: [UInt8] = []

  /// As many bytes as most ids have, for which there is room from the beginning.
  private static let usualCount = 96

  /// The sign between words.
  private static let line = UInt8(ascii: "_")

  /// Creates an empty row.
  private init() { bytes.reserveCapacity(Self.usualCount) }

  /// Returns the words that `body` adds to a row.
  static func text(_ body: (inout WordRow) -> Void) -> String {
    var row = WordRow()
    body(&row)
    return row.bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of bytes.
  var count: Int { bytes.count }

  /// Adds words as they are.
  mutating func add(_ words: StaticString) {
    words.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Adds words as they are.
  mutating func add(_ words: String) {
    var words = words
    words.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Adds the letters and digits of a text in small letters, and a `_` for all that is between
  /// them; `false` if some of that has no letter of its own here.
  mutating func add(lettersOf text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = bytes.count
    var isWhole = true
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      default:
        if byte >= 0x80 { isWhole = false }
        if bytes.count > start, bytes.last != Self.line { bytes.append(Self.line) }
      }
    }
    removeLines(from: start)
    return isWhole
  }

  /// Adds a `_` if words were added since the row had so many bytes.
  mutating func separate(since start: Int) {
    if bytes.count > start { bytes.append(Self.line) }
  }

  /// Takes away what was added since the row had so many bytes.
  mutating func remove(from start: Int) { bytes.removeSubrange(start...) }

  /// Shortens what was added since the row had so many bytes: to its beginning and a hash of
  /// `whole`, or of itself, if it is longer than `max`.
  mutating func shorten(from start: Int, of whole: String? = nil, max: Int) {
    guard bytes.count - start > max else { return }
    let hash = whole.map(Slug.hash) ?? Slug.hash(of: bytes[start...])
    remove(from: start + max - 5)
    removeLines(from: start)
    bytes.append(Self.line)
    add(hash)
  }

  /// Takes away each `_` at the end, down to so many bytes.
  private mutating func removeLines(from start: Int) {
    while bytes.count > start, bytes.last == Self.line { bytes.removeLast() }
  }
}
