/// Reads the rules of a time zone from a TZif file (RFC 8536, versions 1 to 4).
struct TimeZoneFile {
  /// The file.
  private let bytes: [UInt8]
  /// The offset of the next byte to read.
  private var index = 0

  /// The most bytes that a file may have; the largest of the public database has under 4,000.
  static let bytesMax = 200_000
  /// The most seconds that a zone may be ahead of or behind UTC; RFC 8536 says under 26 hours.
  private static let offsetMax = 26 * 3600

  /// Creates a reader of a file.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The counts in the header of a data block.
  private struct Header {
    var version: UInt8
    var utcIndicators, standardIndicators, leapSeconds, times, types, characters: Int

    /// The length of the block, whose times take so many bytes each.
    func length(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + characters + leapSeconds * (timeBytes + 4)
        + standardIndicators + utcIndicators
    }
  }

  /// Returns the rules, or `nil` if the file is none of this form.
  ///
  /// A file that counts leap seconds is refused: the language's days have 86,400 seconds.
  mutating func rules() -> TimeZoneRules? {
    guard bytes.count <= Self.bytesMax, let first = header() else { return nil }
    if first.version == 0 { return block(first, timeBytes: 4).flatMap { rules($0, rule: nil) } }
    index += first.length(timeBytes: 4)
    guard let second = header(), let block = block(second, timeBytes: 8) else { return nil }
    guard let footer = footer() else { return nil }
    if footer.isEmpty { return rules(block, rule: nil) }
    var parser = TimeZoneRuleParser(bytes: footer)
    return parser.parse().flatMap { rules(block, rule: $0) }
  }

  /// The offset before the first change, and the changes.
  private typealias Block = (initial: Int, changes: [TimeZoneChange])

  /// Reads a header.
  private mutating func header() -> Header? {
    guard bytes.count - index >= 44, Array(bytes[index..<index + 4]) == Array("TZif".utf8)
    else { return nil }
    let version = bytes[index + 4]
    index += 20
    let counts = (0..<6).map { _ in Int(number(bytes: 4)) & 0xFFFF_FFFF }
    guard counts.allSatisfy({ $0 <= Self.bytesMax }) else { return nil }
    return Header(
      version: version, utcIndicators: counts[0], standardIndicators: counts[1],
      leapSeconds: counts[2], times: counts[3], types: counts[4], characters: counts[5])
  }

  /// Reads a data block whose times take so many bytes each.
  private mutating func block(_ header: Header, timeBytes: Int) -> Block? {
    let end = index + header.length(timeBytes: timeBytes)
    guard end <= bytes.count, header.types > 0, header.leapSeconds == 0 else { return nil }
    let times = (0..<header.times).map { _ in number(bytes: timeBytes) }
    let kinds = bytes[index..<index + header.times].map(Int.init)
    index += header.times
    var offsets: [Int] = []
    for _ in 0..<header.types {
      offsets.append(Int(number(bytes: 4)))
      index += 2
    }
    guard kinds.allSatisfy({ $0 < offsets.count }),
      offsets.allSatisfy({ abs($0) < Self.offsetMax }),
      zip(times, times.dropFirst()).allSatisfy(<)
    else { return nil }
    index = end
    return (offsets[0], zip(times, kinds).map { TimeZoneChange(instant: $0, offset: offsets[$1]) })
  }

  /// Reads the rule that stands between line breaks behind the second block.
  private mutating func footer() -> [UInt8]? {
    guard index < bytes.count, bytes[index] == 0x0A else { return nil }
    let rest = bytes[(index + 1)...]
    return rest.firstIndex(of: 0x0A).map { Array(rest[..<$0]) }
  }

  /// Reads a signed number of so many bytes, the most significant first.
  private mutating func number(bytes count: Int) -> Int64 {
    var value = Int64(Int8(bitPattern: bytes[index]))
    for byte in bytes[(index + 1)..<(index + count)] { value = value << 8 | Int64(byte) }
    index += count
    return value
  }

  /// The rules of a block and of what holds behind its last change.
  private func rules(_ block: Block, rule: TimeZoneRule?) -> TimeZoneRules {
    guard let rule else {
      return TimeZoneRules(initialOffset: block.initial, changes: block.changes)
    }
    guard rule.daylight != nil else {
      let isConstant = block.changes.isEmpty
      let offset = isConstant ? rule.offset : block.initial
      return TimeZoneRules(initialOffset: offset, changes: block.changes)
    }
    let last = block.changes.last?.instant ?? Int64.min
    let year = block.changes.last.map { CivilDate(daysSince1970: Int($0.instant / 86_400)) }
    let first = max(0, year?.parts.year ?? 0)
    let later = rule.changes(years: first...(first + 402)).filter { $0.instant > last }
    let repeatsFrom = Int64(CivilDate.days(year: first + 401, month: 7, day: 1)) * 86_400
    return TimeZoneRules(
      initialOffset: block.changes.isEmpty ? rule.offset : block.initial,
      changes: block.changes + later, repeatsFrom: repeatsFrom)
  }
}
