import Foundation

/// Standard output and standard error.
enum Console {
  /// Writes a result to standard output; one that does not arrive whole is a failure, since whoever
  /// redirects it would take it for the whole.
  static func print(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE { return }
      guard count > 0 else {
        throw Failure(message: "standard output cannot be written to the end: is the disk full?")
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Writes a line that is no result to standard error.
  static func tell(_ text: String) {
    tell(text, terminator: "\n")
  }

  /// Writes text that is no result to standard error.
  static func tell(_ text: String, terminator: String) {
    write(text + terminator, to: .standardError)
  }

  /// Writes a message about what went wrong to standard error.
  static func complain(_ message: String) {
    write("journey: \(message)\n", to: .standardError)
  }

  /// Ends the process, all being well, with what it has read still there: the memory goes with the
  /// process, and to give thousands of trees back one by one takes a tenth of the time of a check.
  static func end<Kept>(keeping kept: Kept) -> Never {
    withExtendedLifetime(kept) { exit(0) }
  }

  /// Writes text; nobody listening any more is no error.
  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// What makes a terminal forget what it shows, and what was shown before.
  static let clearScreen = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

  /// `true` if a stream is to show colour: as the user says, or else if it is a terminal, and
  /// `NO_COLOR` is not set.
  static func hasColor(on handle: FileHandle, _ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    let variables = ProcessInfo.processInfo.environment
    guard variables["NO_COLOR"]?.isEmpty ?? true, variables["TERM"] != "dumb" else { return false }
    return isatty(handle.fileDescriptor) == 1
  }
}
