import CProcesses
import Foundation

/// Hears what a process says, on a thread of its own, until it has ended.
final class Hearing: @unchecked Sendable {
  /// What has been heard.
  struct Heard {
    /// What it wrote; in bytes, since a character may come in two parts.
    var outputBytes: [UInt8] = []
    /// What it complained about.
    var messageBytes: [UInt8] = []
    /// How it ended; `nil` while it lives.
    var status: Int32?

    /// What it wrote.
    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// What it complained about.
    var messages: String { String(decoding: messageBytes, as: UTF8.self) }
  }

  /// The process.
  private let child: child_process
  /// Guards what has been heard, and tells of more.
  private let condition = NSCondition()
  /// What has been heard.
  private var state = Heard()

  /// Begins to hear.
  init(_ child: child_process) {
    self.child = child
    Thread { self.work() }.start()
  }

  /// What has been heard so far.
  var heard: Heard { condition.withLock { state } }

  /// Waits until what was heard is as one wants it, or a moment has come.
  func wait(until moment: Date, for isEnough: (Heard) -> Bool) {
    condition.withLock {
      while !isEnough(state), condition.wait(until: moment) {}
    }
  }

  /// Sends a signal to the process and those that it has started, unless it has ended.
  func signal(_ number: Int32) {
    condition.withLock {
      // Until its end is taken its number is nobody else's.
      if state.status == nil { kill(-child.pid, number) }
    }
  }

  /// Hears until the process has ended, then takes its end.
  private func work() {
    var pipes: [(Int32, WritableKeyPath<Heard, [UInt8]>)] = [
      (child.output, \.outputBytes), (child.messages, \.messageBytes),
    ]
    var hasEnded = false
    while !hasEnded {
      hasEnded = waitForMore(pipes.map(\.0))
      pipes.removeAll { !hear($0, $1) }
    }
    condition.withLock {
      state.status = child_take_end(child.pid)
      condition.broadcast()
    }
    for descriptor in [child.output, child.messages, child.end] { close(descriptor) }
  }

  /// Waits until there is something to hear; `true` if the process has ended.
  private func waitForMore(_ pipes: [Int32]) -> Bool {
    var waits = ([child.end] + pipes).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&waits, nfds_t(waits.count), -1)
    return waits[0].revents != 0
  }

  /// Hears what has been said since; `false` once nothing more can be said.
  private func hear(_ pipe: Int32, _ place: WritableKeyPath<Heard, [UInt8]>) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(pipe, &bytes, bytes.count)
      guard count > 0 else { return count < 0 }
      condition.withLock {
        state[keyPath: place] += bytes.prefix(count)
        condition.broadcast()
      }
    }
  }
}
