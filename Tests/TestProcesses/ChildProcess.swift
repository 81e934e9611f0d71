import CProcesses
import Foundation
import Synchronization

/// A program that a test runs: it hears it, talks to it, and waits for its end.
///
/// Every waiting has a limit, after which the program is killed and the test is told what it had
/// said. It is killed as well when nobody holds it any more, and when its test ends.
public final class ChildProcess: Sendable {
  /// What a program wrote, and how it ended.
  public struct Outcome: Sendable {
    /// The exit status, or the number of its signal, negated.
    public var status: Int32
    /// What it wrote.
    public var output: String
    /// What it complained about.
    public var messages: String
  }

  /// Something did not happen in time, or could not happen any more.
  public struct Failure: Error, CustomStringConvertible {
    /// What.
    public var description: String
  }

  /// The longest that any step of a program takes: a hundred times what it takes on a machine that
  /// does nothing else, so that only what hangs is caught.
  public static let secondsMax = 60.0

  /// Its number, its pipes and its end.
  private let child: child_process
  /// What it has said.
  private let hearing: Hearing
  /// What it is called where it fails.
  private let name: String
  /// `true` while it can be talked to.
  private let isInputOpen = Mutex(true)

  /// Starts a program; `environment` is added to that of the test.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws {
    try SharedThread.refuse()
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings =
      ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child = child_process()
    let error = child_start(&child, words, settings)
    guard error == 0 else {
      throw Failure(description: "`\(program)` cannot be started: error \(error)")
    }
    self.child = child
    name = ([program] + arguments).joined(separator: " ")
    hearing = Hearing(child)
  }

  deinit {
    closeInput()
    signal(SIGKILL)
    waitForEnd()
  }

  /// Runs a program to its end, with some input.
  public static func run(
    _ program: String, _ arguments: [String] = [], input: String = "",
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = try ChildProcess(program, arguments, environment: environment)
    process.say(input)
    process.closeInput()
    return try process.end()
  }

  /// What it has written so far.
  public var output: String { hearing.heard.output }
  /// What it has complained about so far.
  public var messages: String { hearing.heard.messages }

  /// Tells it something; `false` if it does not listen any more.
  @discardableResult
  public func say(_ text: String) -> Bool {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        send(child.input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      left = left.dropFirst(count)
    }
    return true
  }

  /// Tells it that nothing more will be said.
  public func closeInput() {
    isInputOpen.withLock { isOpen in
      if isOpen { close(child.input) }
      isOpen = false
    }
  }

  /// Sends it a signal, and those that it has started; nothing happens once it has ended.
  public func signal(_ number: Int32) { hearing.signal(number) }

  /// Waits until `find` finds something in what it wrote or complained about, and returns that.
  public func hear<Found>(
    _ what: String, in find: (_ output: String, _ messages: String) -> Found?
  ) throws -> Found {
    try SharedThread.refuse()
    var found: Found?
    hearing.wait(until: Date(timeIntervalSinceNow: Self.secondsMax)) { heard in
      found = find(heard.output, heard.messages)
      return found != nil || heard.status != nil
    }
    guard let found else { throw failure("said nothing of \(what)") }
    return found
  }

  /// Waits for its end.
  public func end() throws -> Outcome {
    try SharedThread.refuse()
    waitForEnd()
    let heard = hearing.heard
    guard let status = heard.status else { throw failure("did not end") }
    return Outcome(status: status, output: heard.output, messages: heard.messages)
  }

  /// Returns when it has ended, or has had the time for it.
  private func waitForEnd() {
    hearing.wait(until: Date(timeIntervalSinceNow: Self.secondsMax)) { $0.status != nil }
  }

  /// Kills it, and says what it did not do.
  private func failure(_ what: String) -> Failure {
    let heard = hearing.heard
    let how = heard.status.map { "ended with \($0) and" } ?? "was killed since it"
    signal(SIGKILL)
    return Failure(
      description: "`\(name)` \(how) \(what); it said: \(heard.output)\(heard.messages)")
  }
}
