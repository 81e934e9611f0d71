internal import Foundation

/// Serves one editor over standard input and output until it goes.
public struct ServerLoop {
  /// The session.
  private var session = ServerSession()
  /// Where the client writes.
  private let input = FileHandle.standardInput
  /// Where the client reads.
  private let output = FileHandle.standardOutput

  /// How long nobody may type before proofs are begun, in milliseconds: longer than between two
  /// keystrokes of somebody who types, and too short to be waited for.
  private static let pauseMilliseconds: Int32 = 150

  /// Creates a loop over standard input and output.
  public init() {}

  /// Serves; returns the exit status that the protocol asks for.
  public mutating func run() -> Int32 {
    while true {
      let data = input.availableData
      write(session.hear(data))
      if let status = session.exitStatus { return status }
      // A client that has gone without a word is gone all the same.
      if data.isEmpty { return 1 }
      if session.hasChanges, !hasInput(within: 0) { write(session.check()) }
      if !session.hasChanges, session.hasUnproved, !hasInput(within: Self.pauseMilliseconds) {
        write(session.prove())
      }
    }
  }

  /// `true` if more comes in within some time.
  private func hasInput(within milliseconds: Int32) -> Bool {
    var state = pollfd(fd: input.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, milliseconds) > 0
  }

  /// Writes bytes; a client that no longer reads is noticed at the next reading.
  private func write(_ bytes: [UInt8]) {
    if !bytes.isEmpty { try? output.write(contentsOf: Data(bytes)) }
  }
}
