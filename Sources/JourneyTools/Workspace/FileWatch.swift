internal import Foundation

/// Checks files again whenever one of them, or a catalog of theirs, changes.
public struct FileWatch {
  /// The files and folders to check.
  private let arguments: [String]
  /// How they are loaded.
  private let loader: WorkspaceLoader
  /// What the files were like before they were read last.
  private var seen: [String: Stamp]

  /// How long to wait between two looks, in microseconds: soon enough to seem at once, and seldom
  /// enough to cost nothing.
  private static let pauseMicroseconds: UInt32 = 200_000

  /// What tells one state of a file from another.
  private struct Stamp: Equatable {
    /// The number that the disk gives it; another one once it was replaced.
    var number: UInt64
    /// The size in bytes.
    var size: Int64
    /// The seconds of the last change.
    var seconds: Int
    /// The nanoseconds beyond.
    var nanoseconds: Int
  }

  /// Begins to watch; what cannot be read at all is an error now, and a message later.
  public init(_ arguments: [String], loader: WorkspaceLoader) throws(RunError) {
    self.arguments = arguments
    self.loader = loader
    seen = [:]
    _ = try loader.check(ScriptFinder.files(for: arguments))
  }

  /// Returns what is to be found now, and how many files are watched.
  public mutating func check(format: FindingsFormat, hasColor: Bool) -> String {
    look { checkup, _ throws(RunError) in
      checkup.report(areWarningsDenied: false).text(format: format, hasColor: hasColor)
        + checkup.summary
    }
  }

  /// Returns what is told of the files as they are now, and that they are watched.
  mutating func look(
    _ tell: (Checkup, WorkspaceLoader) throws(RunError) -> String
  ) -> String {
    // Looked at before the files are read: a change in between is seen the next time.
    seen = stamps()
    let end = "; watching for changes, ctrl-C ends\n"
    do throws(RunError) {
      return try tell(loader.check(ScriptFinder.files(for: arguments)), loader) + end
    } catch {
      return error.message + end
    }
  }

  /// Returns once a file has changed, has come or has gone.
  public func waitForChange() {
    while stamps() == seen { usleep(Self.pauseMicroseconds) }
  }

  /// What the files and their catalogs are like; a file that is not there has none.
  private func stamps() -> [String: Stamp] {
    guard let files = try? ScriptFinder.files(for: arguments) else { return [:] }
    let catalogs = Set(files.compactMap { loader.catalogPath(for: [$0]) })
    let stamped = (files + catalogs).compactMap { path in Self.stamp(of: path).map { (path, $0) } }
    return Dictionary(stamped) { first, _ in first }
  }

  /// What a file is like.
  private static func stamp(of path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      number: UInt64(status.st_ino), size: Int64(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }
}
