import Foundation

/// A thread that does the jobs of a task one after the other.
final class ThreadExecutor: TaskExecutor, @unchecked Sendable {
  /// Guards what follows, and tells the thread of a new job.
  private let condition = NSCondition()
  /// The jobs that wait.
  private var jobs: [UnownedJob] = []
  /// `true` once the thread is to end.
  private var isClosed = false

  /// Starts the thread, which begins with `prepare`.
  init(_ prepare: @escaping @Sendable () -> Void) {
    Thread {
      prepare()
      while let job = self.next() { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }.start()
  }

  /// Puts a job behind the others.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  /// Ends the thread after the jobs that it has.
  func close() {
    condition.withLock {
      isClosed = true
      condition.signal()
    }
  }

  /// The next job; waits for one, and returns `nil` when the thread is to end.
  private func next() -> UnownedJob? {
    condition.withLock {
      while jobs.isEmpty {
        if isClosed { return nil }
        condition.wait()
      }
      return jobs.removeFirst()
    }
  }
}
