import Foundation
import Testing

/// A run that is killed in the middle of a write goes on as if nothing had happened.
@Suite struct KillTests {
  /// The files of a run.
  private struct Setting {
    /// Where they are.
    let folder = TemporaryFolder()
    /// The arguments without `--data`.
    let arguments: [String]

    init(seed: UInt64) {
      var shoppers = Shoppers(seed: seed)
      let users = folder.write("users.ndjson", shoppers.users(150))
      let events = folder.write("events.ndjson", shoppers.events(3_000, users: 150))
      let script = folder.write("again.journey", Shoppers.script)
      arguments = [
        "run", script, "--users", users, "--events", events, "--sends", "\(folder.path)/sends",
        "--trace", "\(folder.path)/trace", "--format", "json",
      ]
    }
  }

  /// Runs again and again with files that may grow a little larger each time, until it comes
  /// through; returns how often it was stopped, and the outcome of the last time.
  private func persist(
    _ arguments: [String], fate: Command.Fate
  ) throws -> (stops: Int, outcome: Command.Outcome) {
    var limit = 64
    var stops = 0
    while true {
      let outcome = try Command.run(arguments, fileKilobytes: limit, fate: fate)
      if outcome.status == 0 { return (stops, outcome) }
      switch fate {
      case .killed: #expect(outcome.status < 0, "it ended by itself: \(outcome.messages)")
      case .refused: #expect(outcome.status == 2, "\(outcome.messages)")
      }
      stops += 1
      limit += 83
    }
  }

  @Test(arguments: [Command.Fate.killed, .refused])
  func `a run that is stopped again and again ends as one that never was`(
    fate: Command.Fate
  ) throws {
    let setting = Setting(seed: 1)
    let whole = try Command.run(setting.arguments)
    try #require(whole.status == 0, "\(whole.messages)")
    let sends = try setting.folder.read("sends")
    let trace = try setting.folder.read("trace")
    try #require(sends.split(separator: "\n").count > 300)

    let (stops, outcome) = try persist(
      setting.arguments + ["--data", "\(setting.folder.path)/data"], fate: fate)
    #expect(stops >= 10, "it was stopped \(stops) times only")
    #expect(try setting.folder.read("sends") == sends)
    #expect(try setting.folder.read("trace") == trace)
    #expect(outcome.output == whole.output)
    for user in ["u0", "u7", "u77"] {
      let why = try Command.run("why", user, "--data", "\(setting.folder.path)/data")
      #expect(why.status == 0, "\(why.output)\(why.messages)")
    }
  }

  @Test func `the same command again changes nothing`() throws {
    let setting = Setting(seed: 3)
    let arguments = setting.arguments + ["--data", "\(setting.folder.path)/data"]
    let first = try Command.run(arguments)
    let sends = try setting.folder.read("sends")
    let second = try Command.run(arguments)
    #expect(second.output == first.output)
    #expect(try setting.folder.read("sends") == sends)
    #expect(second.messages.contains("had been taken before"))
  }
}
