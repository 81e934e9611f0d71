internal import Foundation

/// A workspace that has just been made: one to run at once, and to change into one's own.
public struct NewWorkspace: Sendable {
  /// The folder as the user gave it.
  private let folder: String
  /// The name of the workspace: that of its folder.
  private let name: String

  /// Makes a workspace in a folder, which is made too; whatever is there already stays.
  public init(in folder: String) throws(RunError) {
    self.folder = folder.isEmpty ? "." : folder
    name = Workspace.name(of: self.folder)
    let files = WorkspaceTemplate(name: name).files
    let taken = files.map { path(of: $0.name) }.filter(Self.isThere)
    if let first = taken.first {
      throw RunError("`\(first)` is there already; nothing was written")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: self.folder, withIntermediateDirectories: true)
    } catch {
      throw RunError("the folder `\(folder)` cannot be made: may you write there?")
    }
    for file in files { try write(file) }
  }

  /// What was made, and what to do next.
  public var nextSteps: String {
    let files = WorkspaceTemplate(name: name).files.map { "  \(path(of: $0.name))\n" }.joined()
    let change = folder == "." ? "" : "  cd \(Self.quoted(folder))\n"
    let commands = WorkspaceTemplate.commands.map { "  \($0)\n" }.joined()
    return "made the workspace `\(name)`:\n\(files)\nnext:\n\(change)\(commands)"
  }

  /// The path of a file of the workspace.
  private func path(of name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Writes a file, unless somebody else has just done so.
  private func write(_ file: WorkspaceTemplate.File) throws(RunError) {
    let path = path(of: file.name)
    do {
      try Data(file.text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw RunError("`\(path)` cannot be written: may you write there, and is there room?")
    }
  }

  /// `true` if there is something of this name, be it a link that leads nowhere.
  private static func isThere(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }

  /// The path as a word of the shell.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      byte >= 0x80 || "-_./".utf8.contains(byte)
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    return isPlain ? path : "'\(path.replacing("'", with: #"'\''"#))'"
  }
}
