internal import Foundation
public import JourneyModel

/// The time zones that the machine's operating system knows.
public enum ZoneFiles {
  /// Where they lie, by the habit of all Linux systems.
  private static let folder = "/usr/share/zoneinfo/"

  /// Returns the rules of a zone, as RFC 8536 lays them out; `nil` where there is no such zone.
  public static func load(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder + name).map(Array.init)
  }

  /// Returns a table that loads zones as they are asked for.
  public static func table() -> ZoneTable {
    ZoneTable(load: load)
  }

  /// `true` if the system knows a zone of this name.
  public static func isKnown(_ name: String) -> Bool {
    table().index(named: name) != nil
  }
}
