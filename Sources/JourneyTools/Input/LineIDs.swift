internal import JourneyModel

/// Makes ids for lines that bear none: the hash of all lines of the file so far.
///
/// The same file gives the same ids again, and so does a longer one with the same beginning; two
/// equal lines of one file get different ids.
struct LineIDs {
  /// The hash so far.
  private var hash: UInt64 = 0

  /// Goes on to the next line.
  mutating func take(_ line: [UInt8]) {
    let both = (hash.littleEndian, StableHash.of(line).littleEndian)
    hash = withUnsafeBytes(of: both) { StableHash.of($0) }
  }

  /// The id of the line that was taken last.
  var latest: String {
    let digits = String(hash, radix: 16)
    return "line-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
