/// The words that a script has said before, each with its roles: most words come again, and to make
/// a string of one and to ask what it may begin takes ten times as long as to find it here.
struct WordTable {
  /// A word.
  struct Entry {
    /// The word.
    var text: String
    /// What it may be or begin.
    var roles: WordRoles
    /// Where the script says it.
    var place: Range<Int>
  }

  /// The words by their hashes, an empty one where there is none; of two in one place the later one
  /// is kept.
  private var entries = [Entry](
    repeating: Entry(text: "", roles: [], place: 0..<0), count: Self.entriesMax)

  /// As many as a script of some hundred lines has words; a power of two.
  private static let entriesMax = 512

  /// Returns where the letters, digits and `_` end that begin at a place, and their hash: FNV-1a.
  static func hash(_ bytes: [UInt8], from start: Int) -> (end: Int, hash: UInt32) {
    var hash: UInt32 = 0x811c_9dc5
    var end = start
    while end < bytes.count, isOfWord(bytes[end]) {
      hash = (hash ^ UInt32(bytes[end])) &* 0x0100_0193
      end += 1
    }
    return (end, hash)
  }

  /// Returns `true` for the ASCII letters and digits, and `_`.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "_")
  }

  /// The place of a hash.
  private static func index(of hash: UInt32) -> Int {
    Int(hash ^ (hash >> 16)) & (entriesMax - 1)
  }

  /// Returns the number of the word that a stretch of the script says, if it was said before: the
  /// words are not copied for that, which would count the references to each.
  func find(_ hash: UInt32, _ place: Range<Int>, in bytes: [UInt8]) -> Int? {
    let index = Self.index(of: hash)
    let known = entries[index].place
    guard known.count == place.count else { return nil }
    var (one, other) = (known.lowerBound, place.lowerBound)
    while other < place.upperBound {
      if bytes[one] != bytes[other] { return nil }
      one += 1
      other += 1
    }
    return index
  }

  /// The word of a number.
  subscript(index: Int) -> Entry { entries[index] }

  /// Keeps the word that a stretch of the script says; returns its roles.
  mutating func note(_ word: String, _ hash: UInt32, _ place: Range<Int>) -> WordRoles {
    let roles = WordRoles(of: word)
    entries[Self.index(of: hash)] = Entry(text: word, roles: roles, place: place)
    return roles
  }
}
