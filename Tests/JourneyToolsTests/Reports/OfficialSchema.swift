import Foundation

/// An official schema of a report, and an independent judge that holds reports against it.
enum OfficialSchema: String {
  case sarif = "sarif-2.1.0.json"
  case junit = "junit-10.xsd"

  /// The folder of the tests.
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Says `ok`, or what is wrong with a report.
  func verdict(on report: String) throws -> String {
    let schema = Self.tests.appending(path: "JourneyToolsTests/Schemas/\(rawValue)").path
    switch self {
    case .sarif:
      // The judge takes a text on each line; only the layout has line breaks.
      let file = try TestFile(report.replacingOccurrences(of: "\n", with: " "))
      let script = Self.tests.appending(path: "Oracles/schema.py").path
      return try Self.output(of: ["python3", script, schema, file.path])
    case .junit:
      let file = try TestFile(report)
      let output = try Self.output(of: ["xmllint", "--noout", "--schema", schema, file.path])
      return output == "\(file.path) validates" ? "ok" : output
    }
  }

  /// What a program says, on either stream.
  private static func output(of arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
