internal import Foundation

/// A thread that does one job after the other, in the order in which they come.
///
/// What flushes to a disk waits for it; on a thread of its own it makes nobody else wait.
final class WorkThread: SerialExecutor, @unchecked Sendable {
  /// Guards what follows, and tells the thread of a new job.
  private let condition = NSCondition()
  /// The jobs that wait.
  private var jobs: [UnownedJob] = []
  /// `true` once the thread is to end.
  private var isClosed = false

  /// Starts the thread.
  init(name: String) {
    let thread = Thread { self.work() }
    thread.name = name
    thread.stackSize = Self.stackBytes
    thread.start()
  }

  /// The stack of the thread: what a deep expression of a journey takes, twice over.
  private static let stackBytes = 8 << 20

  /// Puts a job behind the others.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.lock()
    jobs.append(job)
    condition.signal()
    condition.unlock()
  }

  /// This thread as an executor.
  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  /// Ends the thread after the jobs that it has.
  func close() {
    condition.lock()
    isClosed = true
    condition.signal()
    condition.unlock()
  }

  /// Does jobs until the thread is closed.
  private func work() {
    while let batch = next() {
      for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
  }

  /// The jobs that have gathered; waits for one, and returns `nil` when the thread is to end.
  private func next() -> [UnownedJob]? {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty {
      if isClosed { return nil }
      condition.wait()
    }
    let batch = jobs
    jobs.removeAll(keepingCapacity: true)
    return batch
  }
}
