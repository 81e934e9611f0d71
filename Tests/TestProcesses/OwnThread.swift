import Foundation
public import Testing

/// Lets each test run on a thread of its own, where it may wait for processes and sockets.
///
/// All other tests share a few threads, as many as there are cores: one that waits there holds up
/// the others, and that for which it waits may be among them. Nor may such a test be held up by
/// them, since it talks with somebody who hangs up. Only a few run at a time: each starts a
/// process that wants a core.
public struct OwnThread: TestTrait, SuiteTrait, TestScoping {
  /// How many tests run so at a time.
  private static let atOnceMax = 4
  /// Lets so many in.
  private static let gate = Gate(places: atOnceMax)
  /// What the threads are marked with.
  private static let mark = "journey.tests.thread"

  /// It holds for each test of a suite.
  public var isRecursive: Bool { true }

  /// `true` on a thread where one may wait.
  public static var isHere: Bool { Thread.current.threadDictionary[mark] != nil }

  /// Runs a test on a thread of its own, when it is its turn.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    await Self.gate.enter()
    let executor = ThreadExecutor { Thread.current.threadDictionary[Self.mark] = true }
    do {
      try await withTaskExecutorPreference(executor) { try await function() }
    } catch {
      executor.close()
      await Self.gate.leave()
      throw error
    }
    executor.close()
    await Self.gate.leave()
  }
}

extension Trait where Self == OwnThread {
  /// Each test runs on a thread of its own, where it may wait for processes and sockets.
  public static var ownThread: Self { Self() }
}

/// A test waits for something that is outside, on a thread that it shares with others.
public struct SharedThread: Error, CustomStringConvertible {
  /// What to do about it.
  public var description: String {
    "a test that waits for a process or a socket, or its suite, bears `.ownThread`"
  }

  /// Throws unless one may wait here.
  public static func refuse() throws(SharedThread) {
    guard OwnThread.isHere else { throw SharedThread() }
  }
}

/// Lets so many in at a time, in the order in which they come.
private actor Gate {
  /// How many more may come in.
  private var places: Int
  /// Who waits.
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Opens a gate for so many.
  init(places: Int) { self.places = places }

  /// Returns when there is a place.
  func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Gives the place to the next.
  func leave() {
    if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
  }
}
