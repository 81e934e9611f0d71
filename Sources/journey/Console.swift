import Foundation

/// Standard output and standard error.
enum Console {
  /// Writes text to standard output.
  static func print(_ text: String) {
    write(text, to: .standardOutput)
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

  /// Writes text; nobody listening any more is no error.
  static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// `true` if standard error can show colour: it is a terminal, and `NO_COLOR` is not set.
  static var hasColor: Bool {
    let variables = ProcessInfo.processInfo.environment
    guard variables["NO_COLOR"]?.isEmpty ?? true, variables["TERM"] != "dumb" else { return false }
    return isatty(FileHandle.standardError.fileDescriptor) == 1
  }
}
