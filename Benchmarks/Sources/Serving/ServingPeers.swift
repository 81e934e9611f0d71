import Foundation

/// What others answer to a POST in the same minute: a server that does nothing, and the framework
/// under ours.
enum ServingPeers {
  /// Asks both; returns how many requests each answers in a second, by its name.
  static func measure(into report: inout Report, folder: String) throws -> [String: Double] {
    var rates: [String: Double] = [:]
    let nginx = "nginx, one process, an empty POST"
    rates[nginx] = try ask(nginx, into: &report) { port in
      ["nginx", "-c", try configuration(port: port, in: folder)]
    }
    rates[hummingbird] = try ask(hummingbird, into: &report) { port in
      [emptyPost, "\(port)"]
    }
    return rates
  }

  /// The name of the framework's figure.
  static let hummingbird = "Hummingbird, an empty POST"

  /// The program over the framework alone, built beside this one.
  private static var emptyPost: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "hummingbird-empty-post").path
  }

  /// Starts a server, asks it, and tells; returns the rate, or `nil` if it cannot be had.
  private static func ask(
    _ name: String, into report: inout Report, command: (Int) throws -> [String]
  ) throws -> Double? {
    let port = try FreePort.number()
    let words = try command(port)
    guard Peer.output(["which", words[0]]) != nil else {
      Peer.tellMissing(name, install: "apt-get install nginx-light wrk")
      return nil
    }
    let program = try RunningProgram(words)
    try program.waitUntilListening(at: port)
    let before = program.cpuSeconds
    let target = Load.Target(url: "http://127.0.0.1:\(port)/event", words: ["nothing"])
    guard let load = Load(target) else {
      Peer.tellMissing(name, install: "apt-get install wrk")
      return nil
    }
    let cpu = program.cpuSeconds - before
    ServingBenchmark.tell(name, load, of: load.requests, cpu: cpu, into: &report)
    return load.rate
  }

  /// Writes how nginx answers everything with nothing; returns the file.
  private static func configuration(port: Int, in folder: String) throws -> String {
    let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(folder)/nginx-\($0);" }
    let text = """
      daemon off; master_process off; pid \(folder)/nginx.pid; error_log /dev/null;
      events { worker_connections 1024; }
      http {
        access_log off; keepalive_requests 1000000000;
        \(places.joined(separator: " "))
        server { listen 127.0.0.1:\(port); location / { return 204; } }
      }
      """
    let path = "\(folder)/nginx.conf"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}
