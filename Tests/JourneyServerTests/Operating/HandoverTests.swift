import Foundation
import Testing

/// The verbs that the small command hands over to the one beside it.
@Suite struct HandoverTests {
  /// The small command.
  private static let journey = URL(filePath: ServerProcess.path)
    .deletingLastPathComponent().appending(path: "journey").path

  /// Runs a command; what it wrote, its messages, and its exit status.
  private func run(_ path: String, _ arguments: String...) throws -> (String, String, Int32) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, said, process.terminationStatus)
  }

  @Test func `a verb is handed over with all that stands behind it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "handover-\(UUID())").path
    let (token, _, status) = try run(
      Self.journey, "token", "clientInfo", "--user", "u 01", "--for", "2 hours", "--data", folder)
    #expect(status == 0)
    #expect(token.split(separator: ".").count == 3)
    #expect(token.hasSuffix("\n") && !token.dropLast().contains("\n"))
    let (help, _, _) = try run(Self.journey, "token", "--help")
    #expect(help.contains("--rotate"))
    let (_, message, wrong) = try run(Self.journey, "token", "somebody")
    #expect(wrong == 2)
    #expect(message.contains("somebody"))
  }

  @Test func `without the other command beside it, a verb says what is missing`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "alone-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let copy = folder.appending(path: "journey").path
    try FileManager.default.copyItem(atPath: Self.journey, toPath: copy)
    let (_, message, status) = try run(copy, "serve", ".")
    #expect(status == 2)
    #expect(message.contains("`journey-server`"))
    try FileManager.default.removeItem(at: folder)
  }

  @Test(arguments: [
    ["token"], ["token", "x"], ["token", "serviceId", "--user", "u"],
    ["token", "serviceId", "--for", "31d"], ["token", "serviceId", "--for", "-1h"],
    ["token", "serviceId", "--scope", "everything"], ["token", "clientInfo", "--user", ""],
  ])
  func `a token that cannot be made is refused in words`(arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: ServerProcess.path)
    process.arguments = arguments + ["--data", "/nonexistent"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }
}
