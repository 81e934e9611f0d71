internal import Foundation

/// A file of keys on the disk.
public struct KeyFile: Sendable {
  /// What tells one content of the file from another.
  struct Stamp: Equatable, Sendable {
    /// The number of the file.
    var number: UInt64
    /// The bytes.
    var size: Int64
    /// When it was written, in seconds and their fraction.
    var writtenAt: [Int]
  }

  /// The name of the keyring in a folder of data.
  public static let keyringName = "token-keys.json"
  /// Only its owner may read or write it.
  private static let mode: mode_t = 0o600

  /// Where it lies.
  public let path: String

  /// Creates a file at a path.
  public init(path: String) {
    self.path = path
  }

  /// The keyring of a folder of data.
  public init(keyringIn folder: String) {
    path = URL(filePath: folder).appending(path: Self.keyringName).path
  }

  /// What tells its content; `nil` if it is not there.
  var stamp: Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      number: UInt64(status.st_ino), size: Int64(status.st_size),
      writtenAt: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec])
  }

  /// The content; `nil` if the file is not there.
  func read() throws -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw KeyFileError("nothing that can be read") }
      return nil
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return Array(try handle.read(upToCount: TokenLimits.keyFileBytesMax + 1) ?? Data())
  }

  /// Writes the content in one go; `false` if `isNew` and the file is there already.
  func write(_ bytes: [UInt8], isNew: Bool) throws -> Bool {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: nil)
    let (draft, handle) = try makeDraft()
    defer { unlink(draft) }
    try handle.write(contentsOf: Data(bytes))
    try handle.synchronize()
    if isNew {
      guard link(draft, path) != 0 else { return true }
      guard errno == EEXIST else { throw KeyFileError("no room in `\(folder)`") }
      return false
    }
    guard rename(draft, path) == 0 else { throw KeyFileError("no room for a new version") }
    return true
  }

  /// Opens a file beside this one that nobody else has, in this process or another, and that only
  /// its owner may read.
  private func makeDraft() throws -> (path: String, handle: FileHandle) {
    // Six letters for the system to choose.
    var name = Array("\(path).\(String(repeating: "X", count: 6))".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      throw KeyFileError("no room: `\(folder)` cannot be written to")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    fchmod(descriptor, Self.mode)
    let draft = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return (draft, FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
  }
}

extension KeyFile {
  /// The keyring in this file; makes one if there is none.
  ///
  /// Of two who make one at a time, both get the one that was there first.
  public func keyring(issuer: @autoclosure () -> String) throws -> Keyring {
    if let bytes = try read() { return try Keyring(bytes) }
    let keyring = Keyring(issuer: issuer())
    if try write(keyring.bytes, isNew: true) { return keyring }
    guard let bytes = try read() else { throw KeyFileError("nothing that stays there") }
    return try Keyring(bytes)
  }

  /// Keeps a keyring in this file.
  public func keep(_ keyring: Keyring) throws {
    _ = try write(keyring.bytes, isNew: false)
  }
}
