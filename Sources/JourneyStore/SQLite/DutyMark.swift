internal import Foundation

/// A small file beside the data that says what is being handled right now.
///
/// It is written without a flush: what is written outlives the end of the process, which alone is
/// to be told from it, and costs next to nothing. A loss of power may lose it, or leave an older
/// one.
public final class DutyMark {
  /// What the file said when it was opened: what was being handled when the process before this one
  /// ended; `nil` if that was nothing.
  public let found: DutyInHand?
  /// The open file.
  private let file: Int32

  /// The name of the file.
  private static let fileName = "journey.inhand"
  /// The bytes of the file: room for the longest id of a user and all else.
  private static let bytesCount = 512

  /// Opens the file in a folder of data, creating it if need be.
  public init(folder: String) throws(StoreError) {
    file = open(folder + "/" + Self.fileName, O_CREAT | O_RDWR | O_CLOEXEC, DataFolder.fileMode)
    guard file >= 0 else {
      throw StoreError(.failed, "the folder `\(folder)` cannot be used: \(DataFolder.systemReason)")
    }
    found = Self.read(file)
    // The room is taken now, so that a disk that is full later does not matter.
    if found == nil { clear() }
  }

  /// Closes the file.
  deinit { close(file) }

  /// Says what is being handled from now on.
  public func write(_ duty: DutyInHand) {
    var bytes = Array(duty.line.utf8.prefix(Self.bytesCount - 1))
    bytes.append(0)
    // What cannot be written is not watched, and handled all the same.
    _ = pwrite(file, bytes, bytes.count, 0)
  }

  /// Says that nothing is being handled; nothing of what was said before stays.
  public func clear() {
    _ = pwrite(file, [UInt8](repeating: 0, count: Self.bytesCount), Self.bytesCount, 0)
  }

  /// Reads what a file says.
  private static func read(_ file: Int32) -> DutyInHand? {
    var bytes = [UInt8](repeating: 0, count: bytesCount)
    guard pread(file, &bytes, bytesCount, 0) > 0 else { return nil }
    return DutyInHand(line: String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }
}
