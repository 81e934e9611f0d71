internal import Foundation

/// A file that is written in large pieces.
///
/// `-` is standard output. What cannot be written is an error.
final class OutputFile {
  /// The name as the user gave it.
  private let name: String
  /// The file.
  private let handle: FileHandle
  /// What has not been written yet.
  private var buffer: [UInt8] = []

  /// How much is written at once, in bytes.
  private static let pieceBytes = 1 << 16

  /// `true` if there is a folder of this name.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// `true` if there is anything of this name.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Creates or empties a file.
  init(_ name: String) throws(RunError) {
    self.name = name
    if name == "-" {
      handle = .standardOutput
      return
    }
    let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.notOpened(name) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes bytes, sooner or later.
  func write(_ bytes: [UInt8]) throws(RunError) {
    buffer += bytes
    if buffer.count >= Self.pieceBytes { try flush() }
  }

  /// Writes what has not been written yet.
  func flush() throws(RunError) {
    guard !buffer.isEmpty else { return }
    do {
      try handle.write(contentsOf: Data(buffer))
    } catch {
      throw Self.notWritten(name == "-" ? "standard output" : "`\(name)`")
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Why a run could not be done, in words.
public struct RunError: Error, Equatable, Sendable {
  /// What happened and what to do.
  public var message: String

  /// Creates an error.
  public init(_ message: String) {
    self.message = message
  }
}
