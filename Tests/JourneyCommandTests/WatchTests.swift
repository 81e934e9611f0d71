import Foundation
import Testing

/// `journey check --watch`, as somebody sees it who saves a file now and then.
@Suite struct WatchTests {
  private let folder = TemporaryFolder()

  /// A watch, and what it shows.
  private final class Watch {
    /// The process.
    private let process = Process()
    /// What it shows.
    private let output = Pipe()

    /// How every look at the files ends.
    private static let end = "watching for changes, ctrl-C ends\n"

    /// Starts a command that hears signals, as those of a shell do, and is ended after five minutes
    /// whatever happens, so that no test hangs.
    private static let start = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      signal.signal(signal.SIGINT, signal.SIG_DFL)
      signal.alarm(300)
      os.execvp(sys.argv[1], sys.argv[1:])
      """

    init(_ command: [String], in folder: String) throws {
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-c", Self.start] + command
      process.environment = ProcessInfo.processInfo.environment.merging(["NO_COLOR": "1"]) { $1 }
      process.currentDirectoryURL = URL(filePath: folder)
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    deinit {
      process.terminate()
      process.waitUntilExit()
    }

    /// What is shown until the files are watched again; what there is if the watch ends before.
    func next() -> String {
      var shown = ""
      while !shown.replacingOccurrences(of: "\r\n", with: "\n").hasSuffix(Self.end) {
        let data = output.fileHandleForReading.availableData
        if data.isEmpty { break }
        shown += String(decoding: data, as: UTF8.self)
      }
      return shown
    }

    /// Presses ctrl-C; returns what is shown after it.
    func interrupt() -> String {
      process.interrupt()
      process.waitUntilExit()
      return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
  }

  /// Writes a file and renames it into its place, so that no look can see it half written or gone.
  private func save(_ name: String, _ text: String) throws {
    let draft = folder.write("draft", text)
    try #require(rename(draft, "\(folder.path)/\(name)") == 0)
  }

  @Test func `a change, a new file, a new catalog and a file that goes are seen`() throws {
    folder.write("j.journey", "journey j\n  trigger on a\n\n  sned m by email\nend\n")
    let watch = try Watch(
      [Command.path, "check", "--watch", "--format", "concise", "."], in: folder.path)
    let first = watch.next()
    #expect(first.hasPrefix("j.journey:4:3: error: "), "\(first)")
    #expect(first.hasSuffix("1 error in 1 file; watching for changes, ctrl-C ends\n"))
    #expect(!first.contains("\u{1B}"))
    try save("j.journey", "journey j\n  trigger on a\n\n  send m by email\nend\n")
    let clean = "1 journey checked, nothing to mend; watching for changes, ctrl-C ends\n"
    #expect(watch.next() == clean)
    try save("k.journey", "journey k\n  trigger on b\n\n  wait 1 day\nend\n")
    #expect(watch.next().hasPrefix("2 journeys checked"))
    try save("journey.yaml", "events: { a: {} }\n")
    #expect(watch.next().hasPrefix("k.journey:2:14: error: no event is called `b`"))
    try FileManager.default.removeItem(atPath: "\(folder.path)/k.journey")
    #expect(watch.next().hasPrefix("1 journey checked"))
    try FileManager.default.removeItem(atPath: "\(folder.path)/j.journey")
    #expect(watch.next().hasPrefix("there is no script below `.`; watching"))
    #expect(watch.interrupt() == "")
  }

  @Test func `tests are run again when a file changes`() throws {
    let journey = "journey j\n  trigger on a\n\n  wait 1 day\nend\n\n"
    func write(_ expectation: String) throws {
      try save(
        "j.journey",
        "\(journey)test \"t\" for j\n  event a {}\n  expect \(expectation)\nend\n")
    }
    try write("completed")
    let watch = try Watch([Command.path, "test", "--watch", "."], in: folder.path)
    let first = watch.next()
    #expect(first.hasPrefix("FAILED  t  j.journey:9\n"), "\(first)")
    #expect(first.hasSuffix("1 of 1 test failed; watching for changes, ctrl-C ends\n"))
    try write("waiting")
    let next = watch.next()
    #expect(next == "passed  t\n1 test passed; watching for changes, ctrl-C ends\n", "\(next)")
    #expect(watch.interrupt() == "")
  }

  @Test func `a terminal is cleared before each look`() throws {
    folder.write("j.journey", "journey j\n  trigger on a\n\n  send m by email\nend\n")
    let line = "'\(Command.path)' check --watch j.journey"
    let watch = try Watch(["script", "-qec", line, "/dev/null"], in: folder.path)
    #expect(watch.next().hasPrefix("\u{1B}[H\u{1B}[2J\u{1B}[3J1 journey checked"))
  }

  @Test func `what cannot be watched at all is told at once`() throws {
    let outcome = try Command.run("check", "--watch", "none.journey", in: folder.path)
    #expect(outcome.status == 2 && outcome.messages.contains("there is no file `none.journey`"))
  }
}
