import Foundation

/// What came of asking a server as fast as it answers, on some connections, for some seconds.
struct Load {
  /// How many requests were answered.
  var requests: Double
  /// How many lines of batches were taken.
  var taken: Double
  /// For how long it was asked.
  var seconds: Double
  /// Within how many milliseconds half of the answers came.
  var half: Double
  /// Within how many milliseconds 99 of 100 answers came.
  var most: Double
  /// How many answers said no, or did not come.
  var failures: Double

  /// Whom it asks for what.
  struct Target {
    /// The address.
    var url: String
    /// What is sent: the words of `load.lua`.
    var words: [String]
    /// How many connections there are.
    var connections = 64
    /// For how long.
    var seconds = 6
  }

  /// Asks a server; `nil` if wrk is not installed.
  init?(_ target: Target) {
    let figures = Peer.measure(
      [
        "wrk", "-t1", "-c\(target.connections)", "-d\(target.seconds)s", "--timeout", "30s", "-s",
        "\(Peer.scripts)/load.lua", target.url, "--",
      ] + target.words)
    guard let requests = figures["requests"], let seconds = figures["seconds"],
      let half = figures["p50"], let most = figures["p99"]
    else { return nil }
    self.requests = requests
    self.seconds = seconds
    self.half = half / 1e3
    self.most = most / 1e3
    taken = figures["taken"] ?? 0
    failures = (figures["refused"] ?? 0) + (figures["broken"] ?? 0)
  }

  /// How many requests were answered in a second.
  var rate: Double { requests / seconds }
}
