import Foundation

/// An independent judge: a script of `Tests/Oracles`, run by Python.
enum PythonOracle {
  /// Why there is no judgement.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The folder of the scripts.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Oracles")

  /// Runs a script and returns what it prints; fails with what it says if it fails.
  static func run(_ script: String, arguments: [String] = []) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", folder.appending(path: script).path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "python3 \(script) failed; it needs python3 (apt install python3)\n\(printed)")
    }
    return printed
  }
}
