import Foundation
import JourneyModel
import TestProcesses
import Testing

/// A real mail server, which is no code of ours, for as long as a test needs it.
final class MailServer {
  /// The port that it listens on.
  let port: Int
  /// The server, which tells its port and each mail as a line of JSON.
  private let process: ChildProcess

  /// Starts a server.
  init(_ settings: String) throws {
    let folder = try TestFolder()
    try TestCertificate.write(to: folder.url)
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/mail_server.py")
    let all = settings.dropLast() + #", "folder": "\#(folder.path)"}"#
    process = try ChildProcess("python3", [script.path, String(all)])
    port = try process.hear("a port; it needs aiosmtpd (apt install python3-aiosmtpd)") {
      output, _ in
      output.contains("\n") ? Self.lines(output).first?.integer : nil
    }
  }

  /// What it has told.
  private static func lines(_ output: String) -> [JSONNode] {
    output.split(separator: "\n").compactMap { try? JSONReader.parse(Array($0.utf8)) }
  }

  /// Ends the server, and returns the mails that it took.
  func stop() throws -> [JSONNode] {
    process.closeInput()
    return Array(Self.lines(try process.end().output).dropFirst())
  }
}
