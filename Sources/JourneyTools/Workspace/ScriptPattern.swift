internal import Foundation

/// A pattern of scripts that no shell has written out: `*` and `?` stand for parts of a name, `**`
/// for folders in any depth.
struct ScriptPattern {
  /// The folder before the first name that is a pattern.
  let folder: String
  /// The names of the pattern behind it.
  private let names: [Substring]

  /// Reads a pattern; `nil` for a path that is none.
  init?(_ path: String) {
    let names = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let first = names.firstIndex(where: { $0.contains { "*?[".contains($0) } }) else {
      return nil
    }
    let before = names[..<first].joined(separator: "/")
    let start = path.hasPrefix("/") ? "/" : ""
    folder = before.isEmpty && start.isEmpty ? "." : start + before
    self.names = Array(names[first...])
  }

  /// `true` if a path below the folder fits the pattern.
  func fits(_ path: String) -> Bool {
    let known = folder == "." ? 0 : folder.split(separator: "/").count
    return Self.fit(path.split(separator: "/").dropFirst(known), names[...])
  }

  /// `true` if names fit patterns, one for one; `**` fits any number of them.
  private static func fit(_ names: ArraySlice<Substring>, _ patterns: ArraySlice<Substring>)
    -> Bool
  {
    guard let pattern = patterns.first else { return names.isEmpty }
    let rest = patterns.dropFirst()
    if pattern == "**" {
      return fit(names, rest) || (!names.isEmpty && fit(names.dropFirst(), patterns))
    }
    guard let name = names.first, fnmatch(String(pattern), String(name), 0) == 0 else {
      return false
    }
    return fit(names.dropFirst(), rest)
  }
}
