internal import Foundation

/// The files that a command reads and writes: keeps it from writing over one of them.
struct DistinctFiles {
  /// What is known of each file: the words that name its part.
  private var parts: [Identity: String] = [:]

  /// What makes two paths one file.
  enum Identity: Hashable {
    /// Standard output.
    case standardOutput
    /// A file that is there, under whatever name.
    case existing(device: UInt64, number: UInt64)
    /// A file that is not there yet.
    case named(String)
  }

  /// Remembers a file that is read, or kept otherwise.
  mutating func keep(_ path: String?, as part: String) {
    guard let path, path != "-", let identity = Self.identity(of: path) else { return }
    parts[identity] = part
  }

  /// Remembers a file that is to be written, unless that would write over another.
  mutating func write(_ path: String?, as part: String) throws(RunError) {
    guard let path, let identity = path == "-" ? .standardOutput : Self.identity(of: path)
    else { return }
    if let other = parts[identity] {
      let name = path == "-" ? "standard output" : "`\(path)`"
      throw RunError("\(part) would write over \(name), \(other); choose another file")
    }
    parts[identity] = "the file of \(part)"
  }

  /// What file a path means; `nil` for devices and pipes, which nothing is lost in.
  static func identity(of path: String) -> Identity? {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      return .existing(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }
    return .named(URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path)
  }
}
