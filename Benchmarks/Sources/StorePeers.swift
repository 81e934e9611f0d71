import Foundation

/// What others take to keep ten states of many people, in the same minute and on the same disk.
enum StorePeers {
  /// Another program.
  private struct Other {
    /// What it is called.
    let title: String
    /// The command that measures it.
    let command: [String]
    /// How it is installed.
    let install: String
  }

  /// The others, which keep what they keep in a folder.
  private static func others(in folder: String) -> [Other] {
    let sqlite = [1: "2000", 100: "50000", 1_000: "100000"].sorted { $0.key < $1.key }
    return [
      Other(
        title: "DBOS, SQLite with its log written ahead",
        command: ["python3", "\(Peer.scripts)/durable_dbos.py", folder, "150"],
        install: "python3 -m pip install dbos")
    ]
      + sqlite.map { batch, steps in
        Other(
          title: "C over SQLite, a row for each step, \(batch) in a commit",
          command: ["durable_sqlite", folder, steps, "\(batch)"],
          install: "apt-get install gcc libsqlite3-dev")
      }
  }

  /// Measures all of them beside our states, of which one takes so long.
  static func compare(_ own: Timing, into report: inout Report, folder: String) throws {
    let place = "\(folder)/store-peers"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let group = "ten states, durable, elsewhere"
    for other in others(in: place) {
      let figures = Peer.measure(other.command)
      guard let states = figures["states"], let cpu = figures["cpu"] else {
        Peer.tellMissing(other.title, install: other.install)
        continue
      }
      report.add(group, other.title, states, "states a second", clock: "wall")
      report.add(group, "  of the processor", cpu, "µs", clock: "cpu")
      report.add(group, "  our rate over it", 1e9 / own.wall / states, "times")
    }
  }
}
