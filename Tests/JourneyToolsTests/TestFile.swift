import CZlib
import Foundation

/// A file of a test's own, removed with this object.
final class TestFile {
  /// The path.
  let path: String

  /// Writes a file of these bytes.
  init(_ bytes: [UInt8], suffix: String = ".ndjson") throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("journey-\(UUID().uuidString)\(suffix)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Writes a file of this text.
  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The bytes as one gzip member.
  static func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = try TestFile([], suffix: ".gz")
    let packer = gzopen(file.path, "wb")
    gzwrite(packer, bytes, UInt32(bytes.count))
    gzclose(packer)
    return Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
  }
}
