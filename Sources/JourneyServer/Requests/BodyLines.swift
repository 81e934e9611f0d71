internal import JourneyEngine

/// The lines of a body, one JSON object each, with their numbers; empty ones are passed over.
struct BodyLines: Sequence, IteratorProtocol {
  /// A line.
  struct Line {
    /// Its number, counted from 1.
    var number: Int
    /// Its bytes; `nil` if it is longer than a line may be.
    var json: [UInt8]?
  }

  /// The whole body.
  private let bytes: [UInt8]
  /// Where the next line begins.
  private var start = 0
  /// The number of the line before.
  private var number = 0

  /// Creates the lines of a body.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the next line; `nil` at the end.
  mutating func next() -> Line? {
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = start..<end
      start = end + 1
      if bytes[line].allSatisfy(Self.isSpace) { continue }
      let isTooLong = line.count > IntakeLimits.lineBytesMax
      return Line(number: number, json: isTooLong ? nil : Array(bytes[line]))
    }
    return nil
  }

  /// Returns the next lines, at most so many.
  mutating func next(_ count: Int) -> [Line] {
    var lines: [Line] = []
    while lines.count < count, let line = next() { lines.append(line) }
    return lines
  }

  /// `true` for what may stand around a JSON object.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
  }

  /// Why a line is refused that is too long.
  static let tooLong = LineError(
    "the line has more than \(IntakeLimits.lineBytesMax) bytes",
    help: "put each JSON object on a line of its own")
}
