/// The conversations with a mail server that rest between two mails.
actor SMTPPool {
  /// The most that rest: as many as a small shop has under way at once, and few for the server.
  static let restingMax = 8

  /// Those that rest, the latest last.
  private var resting: [SMTPLink] = []
  /// `true` once there is to be no mail any more.
  private var isClosed = false

  /// Returns a conversation that can go on; `nil` if there is none.
  func take() -> SMTPLink? {
    while let link = resting.popLast() {
      if link.wake() { return link }
    }
    return nil
  }

  /// Keeps a conversation for the next mail, if there is room.
  func give(_ link: SMTPLink) {
    guard !isClosed, resting.count < Self.restingMax, link.rest() else { return }
    resting.append(link)
  }

  /// Ends those that rest, and keeps no more.
  func close() {
    isClosed = true
    resting.removeAll()
  }
}
