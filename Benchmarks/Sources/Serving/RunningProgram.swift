import Foundation

/// A program that runs beside this one until it is stopped.
final class RunningProgram {
  /// The program.
  private let process = Process()

  /// How long a program that is told to stop may take: a server of ours takes ten seconds at most.
  private static let stopSeconds = 15.0
  /// How long a program may take until it answers.
  private static let startSeconds = 30.0

  /// Starts a command; what it writes goes into a new file, or nowhere.
  init(_ command: [String], log: String? = nil) throws {
    if let log { _ = FileManager.default.createFile(atPath: log, contents: nil) }
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    let output = log.flatMap { FileHandle(forWritingAtPath: $0) } ?? .nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  deinit { stop() }

  /// Returns once somebody listens at a port; throws if the program ends before, or takes too long.
  func waitUntilListening(at port: Int) throws {
    let last = Date().addingTimeInterval(Self.startSeconds)
    while process.isRunning, Date() < last {
      let probe = ["curl", "-s", "-o", "/dev/null", "http://127.0.0.1:\(port)/health/live"]
      if Peer.output(probe) != nil { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw BenchmarkError(description: "`\(process.arguments?.first ?? "")` does not answer")
  }

  /// Stops the program, and waits until it has ended.
  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    let last = Date().addingTimeInterval(Self.stopSeconds)
    while process.isRunning, Date() < last { Thread.sleep(forTimeInterval: 0.05) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// The seconds that it has taken of any processor; 0 once it has ended.
  var cpuSeconds: Double {
    // The name of the program stands in brackets and may hold spaces.
    let fields = read("stat").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let own = Double(fields[11]), let system = Double(fields[12]) else {
      return 0
    }
    return (own + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The bytes that it has in memory.
  var residentBytes: Int {
    let pages = read("statm").split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (pages ?? 0) * Int(getpagesize())
  }

  /// What the system tells of the program.
  private func read(_ name: String) -> String {
    let path = "/proc/\(process.processIdentifier)/\(name)"
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
