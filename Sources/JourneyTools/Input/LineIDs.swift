internal import JourneyModel

/// Makes ids for lines that bear none: the hash of all lines of the file so far.
///
/// The same file gives the same ids again, and so does a longer one with the same beginning; two
/// equal lines of one file get different ids.
struct LineIDs {
  /// The hash so far.
  private var hash: UInt64 = 0

  /// Returns the id of the next line.
  mutating func next(_ line: [UInt8]) -> String {
    let lineHash = StableHash.of(line)
    var both: [UInt8] = []
    withUnsafeBytes(of: hash.littleEndian) { both.append(contentsOf: $0) }
    withUnsafeBytes(of: lineHash.littleEndian) { both.append(contentsOf: $0) }
    hash = StableHash.of(both)
    let digits = String(hash, radix: 16)
    return "line-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
