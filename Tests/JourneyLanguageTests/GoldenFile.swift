import Foundation
import Testing

/// A file beside a script that pins what comes out for it.
///
/// What differs is left as `name.kind.observed`; `UPDATE_SNAPSHOTS=1` rewrites the golden files.
struct GoldenFile {
  /// What a golden file pins: how its name ends.
  enum Kind: String, CaseIterable {
    /// The findings, as text.
    case diagnostics
    /// The definitions.
    case definition = "definition.json"
  }

  /// `true` if golden files are to be rewritten.
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"

  /// Where it is.
  let url: URL

  /// The golden file of one kind beside a script.
  init(_ kind: Kind, beside script: URL) {
    url = script.deletingPathExtension().appendingPathExtension(kind.rawValue)
  }

  /// Where a differing text is left.
  private var observed: URL { url.appendingPathExtension("observed") }

  /// Holds a text against the golden file.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try? FileManager.default.removeItem(at: observed)
    let golden = try? String(contentsOf: url, encoding: .utf8)
    if golden == text { return }
    if Self.isUpdating { return try text.write(to: url, atomically: true, encoding: .utf8) }
    try text.write(to: observed, atomically: true, encoding: .utf8)
    let place = Self.firstDifference(between: golden ?? "", and: text)
    Issue.record(
      """
      \(url.lastPathComponent) is another from line \(place.line) on:
        golden:   \(place.golden)
        observed: \(place.observed)
      """, sourceLocation: sourceLocation)
  }

  /// The first line in which two texts differ.
  private static func firstDifference(
    between golden: String, and observed: String
  ) -> (line: Int, golden: String, observed: String) {
    let left = golden.components(separatedBy: "\n")
    let right = observed.components(separatedBy: "\n")
    let same = zip(left, right).prefix { $0 == $1 }.count
    let rest = "(nothing)"
    return (
      same + 1, same < left.count ? left[same] : rest, same < right.count ? right[same] : rest
    )
  }

  /// The golden files of a folder that stand beside no script.
  static func orphans(in folder: URL) -> [String] {
    Fixtures.files(in: folder).filter { file in
      guard
        let kind = Kind.allCases.first(where: {
          file.lastPathComponent.hasSuffix(".\($0.rawValue)")
        })
      else { return false }
      let name = file.lastPathComponent.dropLast(kind.rawValue.count + 1)
      let script = folder.appending(path: "\(name).journey")
      return !FileManager.default.fileExists(atPath: script.path)
    }.map(\.lastPathComponent)
  }
}
