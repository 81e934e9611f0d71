internal import JourneyStore
public import JourneyTools

/// A backup of a folder of data, in a file.
public struct DataBackup {
  /// The file.
  private let backup: StoreBackup

  /// Takes the path of the file.
  public init(path: String) { backup = StoreBackup(path: path) }

  /// Copies a folder of data, which may be in use; `pause` is called between two pieces.
  public func make(of folder: String, pause: () -> Void) throws(RunError) {
    do {
      try backup.make(of: folder, pause: pause)
    } catch {
      throw RunError(error.message)
    }
  }

  /// Makes a folder of data from the backup.
  public func restore(into folder: String) throws(RunError) -> Restoration {
    do {
      return try Restoration(backup, into: folder)
    } catch let error as StoreError {
      throw RunError(error.message)
    } catch {
      throw RunError("\(error)")
    }
  }
}
