import Foundation
import Testing

/// The command in a terminal of its own, with somebody at the keys.
final class TerminalSession {
  /// The process.
  private let process = Process()
  /// The end of the terminal with the keys and the screen.
  private let keys: Int32
  /// The end that the command sees.
  private let line: Int32
  /// How the terminal was set at first.
  private var modes = termios()
  /// What is shown.
  private(set) var screen: Screen
  /// All that was sent to the screen.
  private(set) var sent = ""

  /// The requests that open a terminal, from Linux' `asm-generic/ioctls.h` (TIOCSPTLCK, TIOCGPTN);
  /// the functions of the C library that make them are not among those that Swift sees.
  private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

  /// How long anything may take, in milliseconds: far longer than it does on a busy machine.
  private static let patience: Int32 = 60_000

  /// Asks for the number of the end that the command sees: `TIOCGPTN`.
  private static let nameNumber: UInt = 0x8004_5430
  /// Unlocks that end: `TIOCSPTLCK`.
  private static let unlock: UInt = 0x4004_5431

  /// Starts a command in a session with its own terminal, and ends it in the end, come what may.
  private static let start = """
    import fcntl, os, signal, sys, termios
    child = os.fork()
    if child:
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256)
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.alarm(300)
    os.execvp(sys.argv[1], sys.argv[1:])
    """

  /// Starts the command in a window of some columns.
  init(
    _ arguments: [String], columns: Int = 100, in folder: String,
    environment: [String: String] = [:]
  ) throws {
    screen = Screen(width: columns)
    keys = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, lock): (Int32, Int32) = (0, 0)
    try #require(ioctl(keys, Self.unlock, &lock) == 0 && ioctl(keys, Self.nameNumber, &number) == 0)
    let name = "/dev/pts/\(number)"
    line = open(name, O_RDWR | O_NOCTTY)
    tcgetattr(line, &modes)
    setSize(columns: columns)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.start, Command.path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["TERM": "xterm", "NO_COLOR": "1", "XDG_STATE_HOME": folder + "/state"]
    ) { $1 }.merging(environment) { $1 }
    process.currentDirectoryURL = URL(filePath: folder)
    let handle = FileHandle(fileDescriptor: line, closeOnDealloc: false)
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
  }

  deinit {
    close(keys)
    close(line)
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  /// Gives the window another size.
  func setSize(columns: Int) {
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keys, UInt(TIOCSWINSZ), &size)
    screen.width = columns
  }

  /// Presses keys.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(keys, $0.baseAddress, $0.count) }
  }

  /// Waits until something can be seen.
  func wait(
    for what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ isSeen: (Screen) -> Bool
  ) throws {
    while !isSeen(screen) {
      guard read() else {
        Issue.record(
          "\(what) cannot be seen:\n\(screen.text)", sourceLocation: sourceLocation)
        throw CancellationError()
      }
    }
  }

  /// Waits until the cursor stands behind a text.
  func wait(forLine text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "`\(text)`", sourceLocation: sourceLocation) { screen in
      screen.cursorLine.hasSuffix(text) && screen.column >= screen.cursorLine.count
    }
  }

  /// Waits until the terminal is set as it was at first.
  func waitUntilAsBefore() throws {
    let end = Date(timeIntervalSinceNow: Double(Self.patience) / 1_000)
    while !isAsBefore {
      try #require(Date() < end, "the terminal is not set as it was at first")
      sched_yield()
    }
  }

  /// Reads what the command sends next; `false` if nothing comes any more.
  private func read() -> Bool {
    var event = pollfd(fd: keys, events: Int16(POLLIN), revents: 0)
    guard poll(&event, 1, Self.patience) == 1 else { return false }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(keys, &bytes, bytes.count)
    guard count > 0 else { return false }
    sent += String(decoding: bytes[..<count], as: UTF8.self)
    screen.show(Array(bytes[..<count]))
    return true
  }

  /// Waits for the end of the command; returns its exit status.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// `true` if the terminal is set as it was at first.
  var isAsBefore: Bool {
    var now = termios()
    tcgetattr(line, &now)
    return now.c_lflag == modes.c_lflag && now.c_iflag == modes.c_iflag
      && now.c_oflag == modes.c_oflag
  }
}
