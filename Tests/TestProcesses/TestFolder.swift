public import Foundation
internal import Synchronization

/// A folder of a test's own, which is gone with this object, and with the process at the latest.
public final class TestFolder: Sendable {
  /// Where it lies.
  public let path: String

  /// The folders that are there still.
  private static let all = Mutex<Set<String>>([])
  /// Removes those that nobody has let go when the process ends.
  private static let isSwept: Void = {
    atexit { for path in TestFolder.all.withLock(\.self) { TestFolder.remove(path) } }
  }()

  /// Makes a folder with nothing in it.
  public convenience init() throws {
    self.init(
      adopting: FileManager.default.temporaryDirectory.appending(path: "journey-\(UUID())").path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Takes a folder that somebody has made, or will make.
  public init(adopting path: String) {
    self.path = path
    Self.isSwept
    Self.all.withLock { _ = $0.insert(path) }
  }

  deinit {
    Self.all.withLock { _ = $0.remove(path) }
    Self.remove(path)
  }

  /// The same as a URL.
  public var url: URL { URL(filePath: path) }

  /// Writes a file; returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  /// How often it is tried to remove a folder into which somebody still writes who is about to end.
  private static let attemptsMax = 100

  /// Removes a folder with all that is in it.
  private static func remove(_ path: String) {
    for _ in 0..<attemptsMax where FileManager.default.fileExists(atPath: path) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
