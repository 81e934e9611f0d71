import Foundation
import Testing

/// A file of `Golden` that pins a text; `UPDATE_SNAPSHOTS=1` rewrites it, and what differs is left
/// beside it as `.observed`.
struct GoldenReport {
  /// The name of the file.
  let name: String

  /// Holds a text against the file.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    let observed = url.appendingPathExtension("observed")
    try? FileManager.default.removeItem(at: observed)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    if try String(contentsOf: url, encoding: .utf8) == text { return }
    try text.write(to: observed, atomically: true, encoding: .utf8)
    Issue.record("what is written differs from Golden/\(name)", sourceLocation: sourceLocation)
  }
}
