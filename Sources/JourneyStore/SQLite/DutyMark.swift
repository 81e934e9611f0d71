internal import Foundation
internal import Synchronization

/// A small file beside the data that says what is being handled right now.
///
/// It is mapped into memory, and never flushed: what is written there outlives the end of the
/// process, which alone is to be told from it, and costs next to nothing; to ask the system for
/// each person took a sixtieth of the time of an event. A loss of power may lose it, or leave an
/// older one.
public final class DutyMark {
  /// What the file said when it was opened: what was being handled when the process before this one
  /// ended; `nil` if that was nothing.
  public let found: DutyInHand?
  /// The file in memory.
  private let bytes: UnsafeMutableRawBufferPointer

  /// The name of the file.
  private static let fileName = "journey.inhand"
  /// The bytes of the file: room for the longest id of a user and all else.
  private static let bytesCount = 512

  /// Opens the file in a folder of data, creating it if need be.
  public init(folder: String) throws(StoreError) {
    let file = open(folder + "/" + Self.fileName, O_CREAT | O_RDWR | O_CLOEXEC, DataFolder.fileMode)
    guard file >= 0 else { throw Self.unusable(folder) }
    defer { close(file) }
    found = Self.read(file)
    // The room is taken now, so that a disk that is full later does not matter.
    if found == nil {
      let nothing = [UInt8](repeating: 0, count: Self.bytesCount)
      guard pwrite(file, nothing, nothing.count, 0) == nothing.count else {
        throw Self.unusable(folder)
      }
    }
    let start = mmap(nil, Self.bytesCount, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    guard let start, start != MAP_FAILED else { throw Self.unusable(folder) }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: Self.bytesCount)
  }

  /// Lets go of the file.
  deinit { munmap(bytes.baseAddress, bytes.count) }

  /// Says what is being handled from now on.
  public func write(_ duty: DutyInHand) {
    var line = duty.line
    line.withUTF8 { letters in
      guard let first = letters.first else { return clear() }
      // That comes last, so that a process that ends in between says nothing.
      bytes[0] = 0
      atomicMemoryFence(ordering: .acquiringAndReleasing)
      let count = min(letters.count, bytes.count - 1)
      for index in 1..<count { bytes[index] = letters[index] }
      bytes[count] = 0
      atomicMemoryFence(ordering: .acquiringAndReleasing)
      bytes[0] = first
    }
  }

  /// Says that nothing is being handled; nothing of what was said before stays.
  public func clear() { bytes.initializeMemory(as: UInt8.self, repeating: 0) }

  /// Says that the file cannot be used, and why.
  private static func unusable(_ folder: String) -> StoreError {
    StoreError(.failed, "the folder `\(folder)` cannot be used: \(DataFolder.systemReason)")
  }

  /// Reads what a file says.
  private static func read(_ file: Int32) -> DutyInHand? {
    var bytes = [UInt8](repeating: 0, count: bytesCount)
    guard pread(file, &bytes, bytesCount, 0) > 0 else { return nil }
    return DutyInHand(line: String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }
}
