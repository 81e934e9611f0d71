import Foundation
import JourneyModel
import Testing

/// A real mail server, which is no code of ours, for as long as a test needs it.
final class MailServer {
  /// The port that it listens on.
  let port: Int
  /// What it was asked to be.
  private let process: Process
  private let input: Pipe
  private let lines: LineSource

  /// Reads lines as they come.
  private final class LineSource {
    private let handle: FileHandle
    private var rest = Data()

    init(_ handle: FileHandle) { self.handle = handle }

    /// The next line; `nil` at the end.
    func next() -> JSONNode? {
      while true {
        if let end = rest.firstIndex(of: 0x0A) {
          let line = Array(rest[rest.startIndex..<end])
          rest = rest[rest.index(after: end)...]
          return try? JSONReader.parse(line)
        }
        let more = handle.availableData
        if more.isEmpty { return nil }
        rest += more
      }
    }
  }

  /// Starts a server.
  init(_ settings: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try TestCertificate.write(to: folder)
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/mail_server.py")
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let all = settings.dropLast() + #", "folder": "\#(folder.path)"}"#
    process.arguments = ["python3", script.path, String(all)]
    let output = Pipe()
    input = Pipe()
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    lines = LineSource(output.fileHandleForReading)
    port = try #require(
      lines.next()?.integer, "it needs aiosmtpd (apt install python3-aiosmtpd)")
  }

  /// Ends the server, and returns the mails that it took and that nobody has asked for.
  func stop() -> [JSONNode] {
    try? input.fileHandleForWriting.close()
    var mails: [JSONNode] = []
    while let mail = lines.next() { mails.append(mail) }
    process.waitUntilExit()
    return mails
  }
}
