internal import Foundation

/// Names of files, as they are completed.
enum FileNames {
  /// The most names that are looked at in a folder: more than anybody chooses from.
  private static let namesMax = 5_000

  /// Returns the files and folders whose paths begin with a text.
  static func beginning(with typed: String) -> [String] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let shownFolder = folder.isEmpty ? "." : folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shownFolder)) ?? []
    return names.prefix(namesMax).filter { !$0.hasPrefix(".") }.sorted().map { name in
      folder + name + (OutputFile.isFolder(folder + name) ? "/" : "")
    }.filter { $0.hasPrefix(typed) }
  }
}
