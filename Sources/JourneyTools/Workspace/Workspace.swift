internal import Foundation

/// A folder with a `journey.yaml`, and the scripts in it.
public struct Workspace: Equatable, Sendable {
  /// The name of the file that makes a folder a workspace.
  public static let catalogName = "journey.yaml"

  /// The path of the folder.
  public let folder: String

  /// Creates the workspace of a folder.
  public init(folder: String) {
    self.folder = folder
  }

  /// The path of the catalog.
  public var catalogPath: String {
    folder == "/" ? "/\(Self.catalogName)" : "\(folder)/\(Self.catalogName)"
  }

  /// Returns what the workspace of a folder is called if nobody says otherwise.
  static func name(of folder: String) -> String {
    let name = URL(filePath: folder).standardizedFileURL.lastPathComponent
    return name == "/" || name.isEmpty ? "workspace" : name
  }

  /// Returns the workspace that a file or folder belongs to: the nearest `journey.yaml` above it.
  public static func find(above path: String) -> Workspace? {
    var folder = URL(filePath: path).standardizedFileURL
    while true {
      let workspace = Workspace(folder: folder.path)
      if FileManager.default.fileExists(atPath: workspace.catalogPath) { return workspace }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path || folder.path == "/" { return nil }
      folder = parent
    }
  }
}
