internal import Foundation

/// A file of the user that is replaced whole or not at all, so that a full disk takes nothing away.
struct WholeFile {
  /// The path as the user gave it.
  let path: String

  /// Replaces what stands in the file; its permissions and the link that leads to it stay.
  func replace(with bytes: [UInt8]) throws(RunError) {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    let mode = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.posixPermissions]
    do {
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw RunError("`\(path)` cannot be written: may you write there, and is there room?")
    }
    guard let mode else { return }
    try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }
}
