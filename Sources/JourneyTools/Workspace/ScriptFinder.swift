internal import Foundation

/// Finds the scripts that arguments mean: files as they are, for a folder every `.journey` below
/// it, and for a pattern those that fit it.
public enum ScriptFinder {
  /// How the name of a script ends.
  static let suffix = ".journey"
  /// The deepest folder that is looked into: far beyond any that people make, and few enough calls
  /// within each other.
  private static let depthMax = 256
  /// The most files and folders that are looked at: more than any workspace has, and few enough to
  /// answer `journey check /` within seconds.
  private static let entriesMax = 200_000

  /// Returns the files that are meant; without arguments the scripts of the workspace that the
  /// current folder is in.
  public static func files(for arguments: [String]) throws(RunError) -> [String] {
    guard arguments.isEmpty else {
      var files: [String] = []
      for argument in arguments { files += try self.files(for: argument) }
      return files
    }
    guard let workspace = Workspace.find(above: ".") else {
      throw RunError(
        "there is no journey.yaml here or in a folder above; name scripts or a folder")
    }
    return try files(below: shown(workspace.folder))
  }

  /// The files that one argument means.
  private static func files(for argument: String) throws(RunError) -> [String] {
    if let pattern = ScriptPattern(argument), !OutputFile.exists(argument) {
      let found = try files(below: pattern.folder).filter(pattern.fits)
      if found.isEmpty { throw RunError("no script fits `\(argument)`") }
      return found
    }
    guard argument != "-", OutputFile.isFolder(argument) else { return [argument] }
    let folder = ReportPath.normalized(argument)
    return try files(below: folder.isEmpty ? "." : folder)
  }

  /// The scripts below a folder, in the order of their names.
  private static func files(below folder: String) throws(RunError) -> [String] {
    var files: [String] = []
    var budget = entriesMax
    try collect(in: folder, depth: 0, &files, &budget)
    if files.isEmpty { throw RunError("there is no script below `\(folder)`") }
    return files
  }

  /// Adds the scripts in a folder and those below; hidden folders hold none, and links to folders
  /// are not followed.
  private static func collect(
    in folder: String, depth: Int, _ files: inout [String], _ budget: inout Int
  ) throws(RunError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw RunError("the folder `\(folder)` cannot be read: may you read it?")
    }
    budget -= names.count
    guard budget >= 0, depth <= depthMax else {
      throw RunError("`\(folder)` has too much in it; name a folder with scripts")
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
      if type as? FileAttributeType == .typeDirectory {
        try collect(in: path, depth: depth + 1, &files, &budget)
      } else if name.hasSuffix(suffix), !OutputFile.isFolder(path) {
        files.append(path)
      }
    }
  }

  /// The folder as seen from the current one.
  private static func shown(_ folder: String) -> String {
    folder == URL(filePath: ".").standardizedFileURL.path ? "." : folder
  }
}
