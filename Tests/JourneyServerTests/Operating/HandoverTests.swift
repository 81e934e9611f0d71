import Foundation
import TestProcesses
import Testing

/// The verbs that the small command hands over to the one beside it.
@Suite(.ownThread) struct HandoverTests {
  /// The small command.
  private static let journey = URL(filePath: ServerProcess.path)
    .deletingLastPathComponent().appending(path: "journey").path

  @Test func `a verb is handed over with all that stands behind it`() throws {
    let folder = try TestFolder()
    let made = try ChildProcess.run(
      Self.journey,
      ["token", "clientInfo", "--user", "u 01", "--for", "2 hours", "--data", folder.path])
    #expect(made.status == 0)
    let token = made.output
    #expect(token.split(separator: ".").count == 3)
    #expect(token.hasSuffix("\n") && !token.dropLast().contains("\n"))
    let help = try ChildProcess.run(Self.journey, ["token", "--help"])
    #expect(help.output.contains("--rotate"))
    let wrong = try ChildProcess.run(Self.journey, ["token", "somebody"])
    #expect(wrong.status == 2)
    #expect(wrong.messages.contains("somebody"))
  }

  @Test func `without the other command beside it, a verb says what is missing`() throws {
    let folder = try TestFolder()
    let copy = folder.path + "/journey"
    // By a process of its own: a program that this one had open to write it cannot be started while
    // a child of another test, begun meanwhile, has it open still.
    #expect(try ChildProcess.run("/bin/cp", [Self.journey, copy]).status == 0)
    let alone = try ChildProcess.run(copy, ["serve", "."])
    #expect(alone.status == 2)
    #expect(alone.messages.contains("`journey-server`"))
  }

  @Test(arguments: [
    ["token"], ["token", "x"], ["token", "serviceId", "--user", "u"],
    ["token", "serviceId", "--for", "31d"], ["token", "serviceId", "--for", "-1h"],
    ["token", "serviceId", "--scope", "everything"], ["token", "clientInfo", "--user", ""],
  ])
  func `a token that cannot be made is refused in words`(arguments: [String]) throws {
    let refused = try ChildProcess.run(
      ServerProcess.path, arguments + ["--data", "/nonexistent"])
    #expect(refused.status == 2)
  }
}
