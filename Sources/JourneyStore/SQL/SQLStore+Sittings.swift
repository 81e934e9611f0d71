public import JourneyModel

/// Sittings: what has to be known beside the inputs to live them again.
extension SQLStore {
  /// Notes that a process goes on from a moment with the journeys that are published, up to another
  /// moment, under these settings of the workspace.
  public func beginSitting(
    settings: [UInt8], at moment: Moment, until: Moment, serving: ServingRecord? = nil
  ) throws(StoreError) {
    try settling { () throws(StoreError) in
      let marks = SittingMarks.bytes(of: (0..<Part.count).map { numbers[$0] })
      let next = try connection.number("select coalesce(max(number), 0) + 1 from sitting")
      try connection.statement(
        """
        insert into sitting
          (number, began_at, until, is_finished, settings, versions, part_numbers, serving)
        values (?, ?, ?, 0, ?, ?, ?, ?)
        """
      )
      .with(next).with(moment).with(until).with(text: settings)
      .with(text: JSONWriter.compact(.object(members: try newestVersions()))).with(blob: marks)
      .with(text: serving?.json).run()
    }
  }

  /// The newest version of each journey.
  func newestVersions() throws(StoreError) -> [(String, JSONNode)] {
    let select = try connection.statement(
      """
      select journey_id, max(version) from journey_definition group by journey_id
      order by journey_id
      """)
    var versions: [(String, JSONNode)] = []
    while try select.step() { versions.append((select.text(), .integer(select.int()))) }
    return versions
  }

  /// Notes that the latest sitting has come to its end.
  public func endSitting() throws(StoreError) {
    try committing { () throws(StoreError) in
      try connection.statement(
        "update sitting set is_finished = 1 where number = (select max(number) from sitting)"
      ).run()
    }
  }

  /// Returns all sittings, the first one first.
  public func sittings() throws(StoreError) -> [SittingRecord] {
    let select = try connection.statement(try hasDiary() ? Self.allSittings : Self.oldSittings)
    var sittings: [SittingRecord] = []
    while try select.step() {
      sittings.append(
        SittingRecord(
          number: select.int(), beganAt: select.moment(), until: select.moment(),
          isFinished: select.bool(), settings: select.utf8(),
          versions: Self.versions(select.utf8()), numbers: SittingMarks.numbers(of: select.blob()),
          serving: select.optionalUTF8().flatMap(ServingRecord.init)))
    }
    return sittings
  }

  /// Reads the sittings.
  private static let allSittings: StaticString = """
    select number, began_at, until, is_finished, settings, versions, part_numbers, serving
    from sitting order by number
    """

  /// Reads the sittings of a folder that an earlier version wrote and that is only looked into.
  private static let oldSittings: StaticString = """
    select number, began_at, until, is_finished, settings, versions, part_numbers, null
    from sitting order by number
    """

  /// The versions by journey that JSON tells.
  private static func versions(_ json: [UInt8]) -> [String: Int] {
    let members = (try? JSONReader.parse(json))?.members ?? []
    return Dictionary(
      members.compactMap { member in member.value.integer.map { (member.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

/// The next number of each part, seven bits to a byte: a new store takes one byte for each.
enum SittingMarks {
  /// Writes numbers.
  static func bytes(of numbers: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in numbers {
      var rest = UInt64(bitPattern: number)
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    return bytes
  }

  /// Reads numbers.
  static func numbers(of bytes: [UInt8]) -> [Int64] {
    var numbers: [Int64] = []
    var (number, shift): (UInt64, UInt64) = (0, 0)
    for byte in bytes {
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      numbers.append(Int64(bitPattern: number))
      (number, shift) = (0, 0)
    }
    return numbers
  }
}
