import Foundation

/// A log of SQLite's as it lies in its file: frames of a page each, and room behind them.
///
/// The format is that of <https://sqlite.org/fileformat2.html#the_write_ahead_log>.
struct WrittenLog {
  /// How many bytes stand before the first frame.
  private static let headerBytes = 32
  /// How many bytes a frame has: its header, and a page.
  static let frameBytes = 24 + 4_096

  /// All of the file.
  let bytes: [UInt8]

  /// Reads a file.
  init(path: String) throws { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  /// Where the last frame ends that was written since the log began: it bears the salts of the
  /// header.
  var end: Int {
    guard bytes.count > Self.headerBytes else { return 0 }
    var end = Self.headerBytes
    while end + Self.frameBytes <= bytes.count, bytes[end + 8..<end + 16] == bytes[16..<24] {
      end += Self.frameBytes
    }
    return end
  }
}
