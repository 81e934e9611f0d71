import Foundation

/// The memory of a server that takes events in for a while: a line that becomes level is one that
/// forgets nothing it should.
struct SoakBenchmark {
  /// For how long.
  let minutes: Int

  /// How many events come each second: after two minutes they fill the pages that SQLite keeps.
  private static let rate = 4_000
  /// Of how many people.
  private static let people = 20_000

  /// Lets events come in, and looks at the memory each minute.
  func run(into report: inout Report, folder: String) throws {
    let server = try ServedJourneys(in: "\(folder)/soak")
    let group = "soak: memory of a server, \(Self.rate) events a second"
    let begin = Date()
    var sizes: [Double] = []
    for second in 0...(minutes * 60) {
      if second % 60 == 0 {
        sizes.append(Double(server.program.residentBytes) / 1e6)
        report.add(group, "in memory", sizes[sizes.count - 1], "MB", count: second / 60)
      }
      try server.post(Self.lines(of: second))
      Thread.sleep(until: begin.addingTimeInterval(Double(second + 1)))
    }
    report.add(
      "a soak of \(minutes) minutes", "memory added in the second half",
      sizes[sizes.count - 1] - sizes[sizes.count / 2], "MB")
  }

  /// The events of a second.
  private static func lines(of second: Int) -> [String] {
    (0..<rate).map { index in
      let number = second * rate + index
      return """
        {"eventId":"s\(number)","userId":"u\(number &* 7919 % people)","eventName":"viewed",\
        "attributes":{"item":"running shoes \(number % 500)",\
        "device":"\(number % 100 == 0 ? "tablet" : "phone")","price":79.9}}
        """
    }
  }
}
