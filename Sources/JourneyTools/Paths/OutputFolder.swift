internal import Foundation

/// Makes folders for files that a command writes.
enum OutputFolder {
  /// Makes a folder and those around it; one that is there is fine.
  static func create(_ path: String) throws(RunError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RunError("`\(path)` cannot be made: may you write there?")
    }
  }
}
