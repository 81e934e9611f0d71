internal import Foundation
internal import JourneyEngine

/// Reads a file line by line without ever holding more of it than a piece: plain or gzip, by its
/// first bytes; `-` is standard input.
///
/// A byte order mark and the carriage return of a line's end are taken off; empty lines are counted
/// and passed over.
public final class LineReader {
  /// The name of the file, for messages.
  public let name: String
  /// The file itself, for how far it was read.
  private let file: FileBytes
  /// Where the bytes come from.
  private let source: any ByteSource
  /// A piece of the file.
  private let buffer: UnsafeMutableRawBufferPointer
  /// The part of the piece that was not read yet.
  private var unread = 0..<0
  /// The number of the line that was read last.
  private var number = 0

  /// How much is read at once.
  private static let chunkBytes = 256 << 10
  /// The byte order mark of UTF-8.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A line of the file.
  public struct Line: Equatable, Sendable {
    /// Its number, counted from 1.
    public var number: Int
    /// Its bytes; only the first ones if it is too long.
    public var bytes: [UInt8]
    /// `true` if it has more bytes than a line may have.
    public var isTooLong: Bool
  }

  /// Opens a file.
  public init(path: String) throws(InputError) {
    file = try FileBytes(path: path)
    name = file.name
    let start = try file.peek(GzipBytes.magic.count)
    if start == GzipBytes.magic {
      source = try GzipBytes(file)
    } else if path.hasSuffix(".gz"), !start.isEmpty {
      throw InputError("\(file.name) is not packed by gzip, though its name says so; rename it")
    } else {
      source = file
    }
    buffer = .allocate(byteCount: Self.chunkBytes, alignment: 16)
  }

  /// Gives the memory back.
  deinit { buffer.deallocate() }

  /// How many bytes of the file were read, packed as they are.
  public var bytesRead: Int { file.bytesRead }

  /// How many bytes the file has, packed as they are; `nil` where that is not known.
  public var byteCount: Int? { file.byteCount }

  /// Returns the next line that is not empty; `nil` at the end.
  public func next() throws(InputError) -> Line? {
    while var line = try nextOfAny() {
      if line.number == 1, line.bytes.starts(with: Self.byteOrderMark) {
        line.bytes.removeFirst(Self.byteOrderMark.count)
      }
      if line.bytes.last == UInt8(ascii: "\r") { line.bytes.removeLast() }
      let isBlank = line.bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if !isBlank { return line }
    }
    return nil
  }

  /// Returns the next line, empty or not; `nil` at the end.
  private func nextOfAny() throws(InputError) -> Line? {
    var line = Line(number: number + 1, bytes: [], isTooLong: false)
    var hasBegun = false
    while true {
      if unread.isEmpty {
        guard try refill() else { break }
      }
      hasBegun = true
      let rest = UnsafeRawBufferPointer(rebasing: buffer[unread])
      let end = Self.lineEnd(in: rest)
      append(rest[..<(end ?? rest.count)], to: &line)
      unread = (unread.lowerBound + (end.map { $0 + 1 } ?? rest.count))..<unread.upperBound
      if end != nil { break }
    }
    guard hasBegun else { return nil }
    number = line.number
    return line
  }

  /// Appends a piece to a line, as long as there is room.
  private func append(_ piece: Slice<UnsafeRawBufferPointer>, to line: inout Line) {
    let room = IntakeLimits.lineBytesMax - line.bytes.count
    line.bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece.prefix(room)))
    if piece.count > room { line.isTooLong = true }
  }

  /// Reads the next piece; `false` at the end.
  private func refill() throws(InputError) -> Bool {
    unread = 0..<(try source.read(into: buffer))
    return !unread.isEmpty
  }

  /// The index of the first line break; `nil` if there is none.
  private static func lineEnd(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress,
      let found = memchr(start, Int32(UInt8(ascii: "\n")), bytes.count)
    else { return nil }
    return start.distance(to: UnsafeRawPointer(found))
  }
}
