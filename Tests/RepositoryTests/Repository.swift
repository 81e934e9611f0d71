import Foundation
import Testing

/// The files of this repository.
enum Repository {
  /// Its folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A source file.
  struct File: CustomTestStringConvertible, Sendable {
    /// The path from the root.
    let path: String
    /// The lines.
    let lines: [String]

    var testDescription: String { path }
  }

  /// All Swift files under some folders.
  static func swiftFiles(in folders: String...) -> [File] {
    folders.flatMap { folder -> [File] in
      let base = root.appending(path: folder)
      let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
        guard let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8) else {
          return nil
        }
        return File(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
      }
    }
  }
}
