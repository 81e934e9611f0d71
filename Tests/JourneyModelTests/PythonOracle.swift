import Foundation
import JourneyModel
import Testing

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

  /// What an independent validator says about JSON values by a schema of `grammar/`; `ok` or why not.
  static func verdicts(on values: [JSONNode], by schema: String) throws -> [Substring] {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    var lines: [UInt8] = []
    for value in values { lines += JSONWriter.compact(value) + [0x0A] }
    try Data(lines).write(to: file)
    let schema = root.appending(path: "grammar/\(schema)").path
    let found = try run("schema.py", arguments: [schema, file.path])
      .split(separator: "\n")
    try #require(found.count == values.count)
    return found
  }
}
