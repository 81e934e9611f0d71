internal import ArgumentParser
internal import Foundation

/// What a server, or a check before it, did not let pass.
enum Refusal {
  /// Tells why on standard error; returns what ends the verb with the status of findings.
  static func told(_ message: String) -> ExitCode {
    try? FileHandle.standardError.write(contentsOf: Data("journey: \(message)\n".utf8))
    return .failure
  }
}
