import Foundation
import JourneyModel
import JourneySimulation
import Testing

@Suite struct CrowdingTallyTests {
  /// The zones of this machine.
  static func zones() -> ZoneTable {
    ZoneTable { name in
      FileManager.default.contents(atPath: "/usr/share/zoneinfo/" + name).map(Array.init)
    }
  }

  /// The tally of one person's messages in Berlin.
  private func most(_ moments: String...) throws -> [Int] {
    var tally = CrowdingTally()
    let zones = Self.zones()
    let zone = try #require(zones.index(named: "Europe/Berlin"))
    tally.add(try moments.map { try #require(Moment($0)) }, zones: zones, zone: zone)
    return tally.most
  }

  @Test func `a message exactly a day later is not within the day`() throws {
    #expect(try most("2030-01-07T09:00:00Z", "2030-01-08T09:00:00Z") == [1, 2, 2])
    #expect(try most("2030-01-07T09:00:00Z", "2030-01-08T08:59:59Z") == [2, 2, 2])
  }

  @Test func `a day in which clocks change ends at the same time of the clock`() throws {
    #expect(try most("2030-03-30T11:00:00Z", "2030-03-31T10:00:00Z") == [1, 2, 2])
    #expect(try most("2030-10-26T10:00:00Z", "2030-10-27T10:30:00Z") == [2, 2, 2])
  }

  @Test func `the most crowded window counts`() throws {
    #expect(
      try most(
        "2030-01-07T09:00:00Z", "2030-01-09T09:00:00Z", "2030-01-09T10:00:00Z",
        "2030-01-09T11:00:00Z", "2030-01-20T09:00:00Z") == [3, 4, 5])
  }
}
