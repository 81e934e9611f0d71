internal import Foundation

/// The bytes of a file, or of standard input for `-`, as they are.
final class FileBytes: ByteSource {
  /// The path as messages show it.
  let name: String
  /// The open file.
  private let file: Int32
  /// How many bytes were read.
  private(set) var bytesRead = 0
  /// How many bytes there are; `nil` where that is not known.
  let byteCount: Int?
  /// Bytes that were looked at before the others were asked for.
  private var ahead: [UInt8] = []

  /// Opens a file.
  init(path: String) throws(InputError) {
    let isStandardInput = path == "-"
    name = isStandardInput ? "standard input" : "`\(path)`"
    file = isStandardInput ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.failure(name) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      close(file)
      throw Self.failure(name)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      close(file)
      throw InputError("\(name) is a folder; name a file")
    }
    byteCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Closes the file.
  deinit { close(file) }

  /// Returns the first bytes without taking them.
  func peek(_ count: Int) throws(InputError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    while ahead.count < count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[ahead.count...])
      let read = try readFile(into: rest)
      if read == 0 { break }
      ahead += rest[..<read]
    }
    return ahead
  }

  /// Fills some of `buffer`; returns how many bytes, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if ahead.isEmpty { return try readFile(into: buffer) }
    let count = min(ahead.count, buffer.count)
    buffer.copyBytes(from: ahead[..<count])
    ahead.removeFirst(count)
    return count
  }

  /// Reads from the file itself.
  private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = systemRead(buffer)
      if count >= 0 {
        bytesRead += count
        return count
      }
      if errno != EINTR { throw Self.failure(name) }
    }
  }

  /// The system's own call, which has the name of ours.
  private func systemRead(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    Foundation.read(file, buffer.baseAddress, buffer.count)
  }

  /// The latest failure of the system, in words.
  private static func failure(_ name: String) -> InputError {
    InputError("\(name) cannot be read: \(String(cString: strerror(errno)).lowercased())")
  }
}
