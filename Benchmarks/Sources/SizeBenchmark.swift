import Foundation

/// What a finished run takes in the file, with its history and all that was said of its person.
struct SizeBenchmark {
  /// How many people go through the ten states.
  private static let people = 20_000

  /// Measures the file, and what each table takes of it.
  func run(into report: inout Report, folder: String) throws {
    let people = try Self.tables(publishes: false, in: "\(folder)/size-people")
    let all = try Self.tables(publishes: true, in: "\(folder)/size")
    let group = "ten states in the file, \(Self.people) runs that have ended"
    let (own, others) = (Self.sum(all) - Self.sum(people), Self.sum(people))
    report.add(group, "a run with its history", own, "bytes")
    for (name, bytes) in all {
      let more = bytes - (people.first { $0.name == name }?.bytes ?? 0)
      if more >= 1 { report.add(group, "  \(name)", more, "bytes") }
    }
    report.add(group, "its person, and what was told of them", others, "bytes")
    for (name, bytes) in people where bytes >= 1 {
      report.add(group, "  \(name)", bytes, "bytes")
    }
  }

  /// What each table takes for a person, with the journey or without it.
  private static func tables(
    publishes: Bool, in folder: String
  ) throws -> [(name: String, bytes: Double)] {
    let stored = try StoredPeople(people, in: folder, publishes: publishes)
    _ = try stored.takeIn()
    _ = try stored.step()
    return try bytes(in: folder).map { ($0.name, Double($0.value) / Double(people)) }
  }

  /// What all tables take.
  private static func sum(_ tables: [(name: String, bytes: Double)]) -> Double {
    tables.reduce(0) { $0 + $1.bytes }
  }

  /// The bytes of each table in the file of a store, the largest first.
  static func bytes(in folder: String) throws -> [(name: String, value: Int)] {
    try Database("\(folder)/journey.db").rows(
      "select name, sum(pgsize) from dbstat group by name order by 2 desc")
  }
}
