internal import Foundation

/// The folder of one worker, for data that is kept elsewhere: held by one process at a time, with
/// the name that the worker has in the leases.
///
/// A process that is started again in the same folder is the same worker: it goes on at once, since
/// nobody else can be there who has its word.
public final class WorkerFolder: Sendable {
  /// The name.
  public let name: String
  /// Holds the folder.
  private let folder: DataFolder

  /// The name of the file that holds the name.
  private static let fileName = "journey.worker"
  /// The longest name that is read, in bytes.
  private static let nameBytesMax = 200

  /// Takes the folder at a path, creating it if need be; a worker that is new there gets a name.
  public init(path: String, newName: String) throws(StoreError) {
    folder = try DataFolder(path: path)
    let file = path + "/" + Self.fileName
    let known = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    if !known.isEmpty, known.utf8.count <= Self.nameBytesMax {
      name = known
      return
    }
    guard (try? Data(newName.utf8).write(to: URL(filePath: file), options: .atomic)) != nil else {
      throw StoreError(
        .failed, "the folder `\(path)` cannot be written: \(DataFolder.systemReason)")
    }
    name = newName
  }
}
