internal import JourneyModel

/// Cuts a stream of bytes into the messages that a client sends: `Content-Length: N`, an empty
/// line, N bytes of JSON.
///
/// What is no such frame is skipped up to where the next one can begin, so that one bad frame
/// costs one message and not the session.
struct FrameReader {
  /// What has come and was not taken yet.
  private var bytes: [UInt8] = []

  /// The most bytes of a header: far beyond the two lines that clients write.
  private static let headerBytesMax = 4_096
  /// What a frame begins with.
  private static let opening = Array("content-length:".utf8)

  /// Adds bytes that have come.
  mutating func append(_ more: some Sequence<UInt8>) {
    bytes += more
  }

  /// Takes the content of the next message; `nil` if it has not come whole yet.
  mutating func next() -> [UInt8]? {
    while let header = headerEnd() {
      guard let length = Self.length(in: bytes[..<header.start]),
        length <= JSONReader.bytesMax
      else {
        skipToOpening(from: header.end)
        continue
      }
      guard bytes.count - header.end >= length else { return nil }
      let content = Array(bytes[header.end..<header.end + length])
      bytes.removeFirst(header.end + length)
      return content
    }
    if bytes.count > Self.headerBytesMax { skipToOpening(from: 1) }
    return nil
  }

  /// The end of the header without and with its empty line.
  private func headerEnd() -> (start: Int, end: Int)? {
    var index = 0
    while index < min(bytes.count, Self.headerBytesMax) {
      if bytes[index...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) { return (index, index + 4) }
      if bytes[index...].starts(with: [0x0A, 0x0A]) { return (index, index + 2) }
      index += 1
    }
    return nil
  }

  /// The length that a header tells.
  private static func length(in header: ArraySlice<UInt8>) -> Int? {
    for line in header.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      guard isOpening(line) else { continue }
      let value = line.dropFirst(opening.count).filter { $0 != 0x20 && $0 != 0x09 }
      let digits = String(decoding: value, as: UTF8.self)
      return digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
    }
    return nil
  }

  /// `true` if a frame's first words stand here, in letters of either case.
  private static func isOpening(_ line: ArraySlice<UInt8>) -> Bool {
    let isUpper: (UInt8) -> Bool = { (0x41...0x5A).contains($0) }
    return line.prefix(opening.count).map { isUpper($0) ? $0 | 0x20 : $0 } == opening
  }

  /// Drops what cannot be read, up to the next place where a frame can begin.
  private mutating func skipToOpening(from start: Int) {
    var index = min(start, bytes.count)
    while index < bytes.count, !Self.isOpening(bytes[index...]) { index += 1 }
    // The end may hold the first half of the words.
    let kept = index < bytes.count ? index : max(start, bytes.count - Self.opening.count)
    bytes.removeFirst(min(kept, bytes.count))
  }
}
