import Foundation

/// Other people's programs that do the same work in the same minute.
enum Peer {
  /// Where the scripts for them lie.
  static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Peers").path

  /// Runs a script and returns what it measured; empty if the program is not installed.
  static func measure(_ program: [String], script: String, _ arguments: [String]) -> [String:
    Double]
  {
    measure(program + ["\(scripts)/\(script)"] + arguments)
  }

  /// Tells that a peer is left out, and what to install for it.
  static func tellMissing(_ title: String, install: String) {
    print("\n  \(title) is left out; install it with `\(install)`")
  }

  /// Runs a command and returns what it measured: a name and a number on each line; empty if it is
  /// not installed.
  static func measure(_ command: [String]) -> [String: Double] {
    var figures: [String: Double] = [:]
    for line in (output(command) ?? "").split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.count == 2, let value = Double(words[1]) { figures[String(words[0])] = value }
    }
    return figures
  }

  /// Runs a command and returns what it writes; `nil` if it is not installed, or fails.
  static func output(_ command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
