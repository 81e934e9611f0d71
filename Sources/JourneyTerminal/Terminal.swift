internal import Foundation

/// The terminal that standard input and output are joined to.
public final class Terminal {
  /// What came of waiting for a byte.
  enum Read: Equatable {
    /// A byte.
    case byte(UInt8)
    /// Nothing came in time.
    case nothing
    /// A signal came first: the window may have another size.
    case disturbed
    /// Nothing can come any more.
    case ended
  }

  /// How the terminal was set before, to be put back even by a signal that ends the program.
  nonisolated(unsafe) private static var ordinary = termios()
  /// A pipe through which a change of the window wakes up who waits for keys: a signal alone is
  /// lost if it comes just before the wait.
  private static let wakeUp: (reading: Int32, writing: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
  }()
  /// What is sent as keys begin to be read: a paste is to be told from typing.
  private static let opening = "\u{1B}[?2004h"
  /// What is sent as they end to be.
  private static let closing = "\u{1B}[?2004l"
  /// The size of a terminal that does not tell its own.
  private static let ordinarySize = (columns: 80, rows: 24)

  /// Takes the terminal; `nil` if input or output is none, or one that cannot move its cursor.
  public init?(environment: [String: String]) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, environment["TERM"] != "dumb",
      environment["TERM"]?.isEmpty == false
    else { return nil }
  }

  /// The size of the window.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return Self.ordinarySize }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Does something while each key comes as it is pressed.
  func readingKeys<Value>(_ body: () -> Value) -> Value {
    beginKeys()
    defer { endKeys() }
    return body()
  }

  /// Lets each key come as it is pressed, and nothing be shown by itself.
  private func beginKeys() {
    tcgetattr(STDIN_FILENO, &Self.ordinary)
    var modes = Self.ordinary
    cfmakeraw(&modes)
    modes.c_oflag |= tcflag_t(OPOST)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
    watchSignals()
    write(Self.opening)
  }

  /// Puts the terminal back.
  private func endKeys() {
    write(Self.closing)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &Self.ordinary)
    for number in Self.deadly { signal(number, SIG_DFL) }
  }

  /// The signals that end the program.
  private static let deadly = [SIGTERM, SIGHUP]

  /// Puts the terminal back before a signal ends the program, and wakes up as the window changes.
  private func watchSignals() {
    for number in Self.deadly {
      signal(number) { number in
        tcsetattr(STDIN_FILENO, TCSADRAIN, &Terminal.ordinary)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    // The pipe is there before a signal can ask for it.
    guard Self.wakeUp.writing >= 0 else { return }
    signal(SIGWINCH) { _ in
      let number = errno
      var byte: UInt8 = 0
      _ = Foundation.write(Terminal.wakeUp.writing, &byte, 1)
      errno = number
    }
  }

  /// Waits for a byte: so many milliseconds, or for ever.
  func read(within milliseconds: Int32?) -> Read {
    var events = [STDIN_FILENO, Self.wakeUp.reading].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&events, 2, milliseconds ?? -1)
    if count < 0 { return errno == EINTR ? .disturbed : .ended }
    if count == 0 { return .nothing }
    var byte: UInt8 = 0
    if events[1].revents != 0 {
      while Foundation.read(Self.wakeUp.reading, &byte, 1) == 1 {}
      return .disturbed
    }
    let bytes = Foundation.read(STDIN_FILENO, &byte, 1)
    if bytes < 0, errno == EINTR { return .disturbed }
    return bytes == 1 ? .byte(byte) : .ended
  }

  /// Goes back to the shell until it wants to go on.
  func suspend() {
    endKeys()
    raise(SIGTSTP)
    beginKeys()
  }

  /// Writes text.
  func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
