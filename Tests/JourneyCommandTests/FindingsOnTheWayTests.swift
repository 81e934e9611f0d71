import Foundation
import Testing

/// What verbs say of findings that are not there to look for some.
@Suite struct FindingsOnTheWayTests {
  private let folder = TemporaryFolder()

  /// A journey with a habit, and a number of statements that are wrong.
  private func script(wrong: String = "") -> String {
    "journey j \"J\"\n  trigger on visit\n  wait 3 years\n\(wrong)  send m by email\nend\n"
  }

  @Test(arguments: ["compile", "disassemble", "run", "paths", "graph --format mermaid"])
  func `warnings are counted, and shown by check`(verb: String) throws {
    folder.write("a journey.journey", script())
    let outcome = try Command.shell("journey \(verb) 'a journey.journey'", in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("1 warning: journey check 'a journey.journey'\n"))
    #expect(!outcome.messages.contains("wait-too-long"))
    let line = outcome.messages.split(separator: "\n").first { $0.hasPrefix("1 warning: ") } ?? ""
    let shown = try Command.shell("\(line.dropFirst("1 warning: ".count))", in: folder.path)
    #expect(shown.output.contains("wait-too-long"))
  }

  @Test func `an error ends it, and is all that is shown`() throws {
    folder.write("j.journey", script(wrong: "  send by email\n"))
    let outcome = try Command.shell("journey run j.journey", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("j.journey:4:8"))
    #expect(outcome.messages.hasSuffix("1 error in 1 file\n"))
  }

  @Test func `a wrong catalog does not hide what is wrong with a script`() throws {
    folder.write("journey.yaml", "events:\n  visit: { page: tekst }\n")
    folder.write("j.journey", script(wrong: "  if user.age > \"5\"\n  send by email\n"))
    let outcome = try Command.shell("journey check --format concise", in: folder.path)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(lines == ["journey.yaml:2:18:", "j.journey:4:3:", "j.journey:5:8:"])
  }
}
