internal import JourneyModel

/// A session with an editor, from bytes to bytes: what comes in is heard, and what is to be said of
/// it comes out.
package struct ServerSession {
  /// The server.
  private var server = LanguageServer()
  /// What has come in and was not read yet.
  private var frames = FrameReader()

  /// Begins a session.
  package init() {}

  /// The exit status that the protocol asks for; `nil` while the session goes on.
  package var exitStatus: Int32? { server.exitStatus }
  /// `true` if a document waits for a check.
  package var hasChanges: Bool { server.hasChanges }
  /// `true` if a document waits for what is proved about it.
  package var hasUnproved: Bool { server.hasUnproved }

  /// Hears what has come; returns the answers.
  ///
  /// All of it is heard before anything is checked, so that a burst of keys costs one check.
  package mutating func hear(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    frames.append(bytes)
    var answers: [UInt8] = []
    while exitStatus == nil, let content = frames.next() {
      answers += server.receive(Message(content)).flatMap(Message.frame)
    }
    return answers
  }

  /// Checks what has changed; returns what is to be said of it.
  package mutating func check() -> [UInt8] {
    server.settle(.names).flatMap(Message.frame)
  }

  /// Proves what is outstanding; returns what is to be said of it.
  package mutating func prove() -> [UInt8] {
    server.settle(.proofs).flatMap(Message.frame)
  }
}
