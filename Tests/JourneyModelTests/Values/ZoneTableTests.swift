import Foundation
import JourneyModel
import Testing

/// The zones of this machine.
private func systemZones() -> ZoneTable {
  ZoneTable { name in
    (try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))).map(Array.init)
  }
}

/// A TZif file of version 2 without a change but for what its rule says.
private func file(rule: String, offset: Int32 = 0) -> [UInt8] {
  let header = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
  func counts(types: UInt8) -> [UInt8] {
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, types, 0, 0, 0, 4]
  }
  let bits = UInt32(bitPattern: offset)
  let big = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) }
  let block = big + [0, 0] + Array("LMT\0".utf8)
  let part = header + counts(types: 1) + block
  return part + part + Array("\n\(rule)\n".utf8)
}

private func zone(_ table: ZoneTable, _ name: String) throws -> Int {
  try #require(table.index(named: name), "no zone \(name): apt install tzdata")
}

private func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

@Suite struct ZoneTableTests {
  @Test func `instants, local times and sums are those of an independent judge`() throws {
    let table = systemZones()
    var counts: [Substring: Int] = [:]
    for line in try PythonOracle.run("zones.py").split(separator: "\n") {
      let words = line.split(separator: " ")
      counts[words[0], default: 0] += 1
      let index = try zone(table, String(words[1]))
      switch words[0] {
      case "at":
        let micro = try #require(Int64(words[2])) * Moment.perSecond + 7
        let local = table.local(of: Moment(microseconds: micro), zone: index)
        let expected = (CivilDate(words[3]), TimeOfDay(words[4]))
        #expect((local.date, local.time) == expected, "\(line)")
        #expect(local.microseconds == 7)
      case "local":
        let date = try #require(CivilDate(words[2]))
        let time = try #require(TimeOfDay(words[3]))
        let found = table.moment(date: date, time: time, zone: index)
        #expect(found.seconds == Int64(words[4]), "\(line)")
      default:
        let start = Moment(microseconds: try #require(Int64(words[2])) * Moment.perSecond)
        let duration = CalendarDuration(
          months: try #require(Int(words[3])), days: try #require(Int(words[4])),
          microseconds: try #require(Int64(words[5])) * Moment.perSecond)
        #expect(
          table.adding(duration, to: start, zone: index)?.seconds == Int64(words[6]), "\(line)")
      }
    }
    #expect(counts["at", default: 0] > 5000 && counts["local", default: 0] > 10_000)
    #expect(counts["add", default: 0] > 1000)
  }

  @Test func `a time in a gap is the first instant after it, without its fraction`() throws {
    let table = systemZones()
    let berlin = try zone(table, "Europe/Berlin")
    let date = try #require(CivilDate("2026-03-29"))
    let time = try #require(TimeOfDay("02:30"))
    let found = table.moment(date: date, time: time, microseconds: 5, zone: berlin)
    #expect(try found == moment("2026-03-29T01:00:00Z"))
  }

  @Test func `a day that a zone left out is the start of the next one`() throws {
    let table = systemZones()
    let apia = try zone(table, "Pacific/Apia")
    let friday = try #require(CivilDate("2011-12-30"))
    let found = table.moment(date: friday, time: TimeOfDay(seconds: 12 * 3600), zone: apia)
    #expect(try found == moment("2011-12-30T10:00:00Z"))
    #expect(table.local(of: found, zone: apia).date.description == "2011-12-31")
  }

  @Test func `a time that occurs twice is the first of the two`() throws {
    let table = systemZones()
    let dublin = try zone(table, "Europe/Dublin")
    let date = try #require(CivilDate("2026-10-25"))
    let found = table.moment(date: date, time: TimeOfDay(seconds: 5400), zone: dublin)
    #expect(try found == moment("2026-10-25T00:30:00Z"))
  }

  @Test func `elapsed time is added to the instant, calendar days to the clock`() throws {
    let table = systemZones()
    let berlin = try zone(table, "Europe/Berlin")
    let saturday = try moment("2026-03-28T08:00:00.250Z")
    let elapsed = CalendarDuration(microseconds: 86_400 * Moment.perSecond)
    #expect(
      try table.adding(elapsed, to: saturday, zone: berlin) == moment("2026-03-29T08:00:00.250Z"))
    #expect(
      try table.adding(CalendarDuration(days: 1), to: saturday, zone: berlin)
        == moment("2026-03-29T07:00:00.250Z"))
  }

  @Test func `sums that leave the years 0 to 9999 are refused`() throws {
    let table = systemZones()
    let start = try moment("9999-12-01T00:00:00Z")
    #expect(table.adding(CalendarDuration(months: 1), to: start, zone: ZoneTable.utc) == nil)
    #expect(table.adding(CalendarDuration(days: .max), to: start, zone: ZoneTable.utc) == nil)
    #expect(table.adding(CalendarDuration(days: .min + 1), to: start, zone: ZoneTable.utc) == nil)
    let endless = CalendarDuration(microseconds: .max)
    #expect(table.adding(endless, to: start, zone: ZoneTable.utc) == nil)
    #expect(table.adding(CalendarDuration(days: 30), to: start, zone: ZoneTable.utc) != nil)
    let far = table.moment(
      date: CivilDate(daysSince1970: .max), time: TimeOfDay(seconds: 0), zone: ZoneTable.utc)
    #expect(far.description == "9999-12-31T00:00:00Z")
  }

  @Test func `a name is looked for once, and one that leads elsewhere never`() {
    var asked: [String] = []
    let table = ZoneTable { name in
      asked.append(name)
      return name == "Test/Here" ? file(rule: "HRE-2", offset: 0) : nil
    }
    for _ in 0..<2 {
      #expect(table.index(named: "Test/Here") == 1)
      #expect(table.index(named: "Test/There") == nil)
    }
    for name in [
      "", "/etc/passwd", "../passwd", "a/../b", "Test//Here", "Test/", "Caf\u{e9}", "a b",
    ] {
      #expect(table.index(named: name) == nil)
    }
    #expect(table.index(named: "UTC") == ZoneTable.utc)
    #expect(table.name(of: 1) == "Test/Here")
    #expect(asked == ["Test/Here", "Test/There"])
  }

  @Test(arguments: [
    ("HRE-2", "2030-07-01T00:00:00Z", "02:00"),
    ("<+0330>-3:30", "2030-07-01T00:00:00Z", "03:30"),
    ("AAA3BBB,J60/0,J300/0", "2032-02-29T12:00:00Z", "09:00"),
    ("AAA3BBB,J60/0,J300/0", "2032-03-01T12:00:00Z", "10:00"),
    ("AAA3BBB,59/0,300/0", "2032-02-29T12:00:00Z", "10:00"),
    ("XXX3EDT4,0/0,J365/23", "2033-01-01T03:00:00Z", "23:00"),
    ("XXX3EDT2,0/0,J365/25", "2033-01-01T03:00:00Z", "01:00"),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", "22:59:59"),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", "00:00"),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2030-03-29T00:00:00Z", "03:00"),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "9030-03-25T23:59:59Z", "01:59:59"),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "9030-03-26T00:00:00Z", "03:00"),
  ])
  func `a rule holds for all time to come`(rule: String, at: String, clock: String) throws {
    let table = ZoneTable { _ in file(rule: rule) }
    let index = try #require(table.index(named: "Test/Rule"))
    #expect(try table.local(of: moment(at), zone: index).time.description == clock)
  }

  @Test func `a file that is cut short or bent is no zone`() {
    let whole = file(rule: "AAA3BBB,M3.2.0,M11.1.0")
    for length in 0..<whole.count {
      let table = ZoneTable { _ in Array(whole[..<length]) }
      #expect(table.index(named: "Test/Cut") == nil, "\(length)")
    }
    for rule in ["AA3", "AAA", "AAA3BBB", "AAA3BBB,M13.1.0,M1.1.0", "AAA3BBB,M1.1.0", "AAA3 "] {
      let table = ZoneTable { _ in file(rule: rule) }
      #expect(table.index(named: "Test/Bent") == nil, "\(rule)")
    }
    for index in whole.indices {
      for bit in 0..<8 {
        var bent = whole
        bent[index] ^= 1 << bit
        let table = ZoneTable { _ in bent }
        guard let zone = table.index(named: "Test/Bent") else { continue }
        _ = table.local(of: Moment(microseconds: 0), zone: zone)
      }
    }
  }
}
