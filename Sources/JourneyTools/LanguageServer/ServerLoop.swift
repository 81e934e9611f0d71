internal import Foundation
internal import JourneyModel

/// Serves one editor over standard input and output until it goes.
public struct ServerLoop {
  /// The server.
  private var server = LanguageServer()
  /// What has come in and was not read yet.
  private var frames = FrameReader()
  /// Where the client writes.
  private let input: FileHandle
  /// Where the client reads.
  private let output: FileHandle

  /// How long nobody may type before proofs are begun, in milliseconds: longer than between two
  /// keystrokes of somebody who types, and too short to be waited for.
  private static let pauseMilliseconds: Int32 = 150

  /// Creates a loop over standard input and output.
  public init() {
    input = .standardInput
    output = .standardOutput
  }

  /// Serves; returns the exit status that the protocol asks for.
  public mutating func run() -> Int32 {
    while true {
      // All that has come is heard before anything is checked: a burst of keys costs one check.
      while let content = frames.next() {
        write(server.receive(Message(content)))
        if let status = server.exitStatus { return status }
      }
      if server.hasChanges, !hasInput(within: 0) {
        write(server.settle(.names))
      }
      if !server.hasChanges, server.hasUnproved, !hasInput(within: Self.pauseMilliseconds) {
        write(server.settle(.proofs))
      }
      let data = input.availableData
      // A client that has gone without a word is gone all the same.
      if data.isEmpty { return server.exitStatus ?? 1 }
      frames.append(data)
    }
  }

  /// `true` if more comes in within some time.
  private func hasInput(within milliseconds: Int32) -> Bool {
    var state = pollfd(fd: input.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, milliseconds) > 0
  }

  /// Writes messages; a client that no longer reads is noticed at the next reading.
  private func write(_ messages: [JSONNode]) {
    guard !messages.isEmpty else { return }
    try? output.write(contentsOf: Data(messages.flatMap(Message.frame)))
  }
}
