import Foundation

/// The file of a time zone, from the system's database.
func zoneFile(_ name: String) -> [UInt8]? {
  FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map { Array($0) }
}
