import Foundation
import Testing

/// `journey fmt`, from its arguments to its exit status.
@Suite struct FormatTests {
  private static let messy = "journey j\n\ttrigger on a\n  wait 1 day\nend"
  private static let neat = "journey j\n  trigger on a\n\n  wait 1 day\nend\n"

  @Test func `standard input is laid out on standard output`() throws {
    let outcome = try Command.run("fmt", "-", input: Self.messy)
    #expect(outcome.status == 0 && outcome.messages == "")
    #expect(outcome.output == Self.neat)
  }

  @Test func `files are written in place, and those that are neat are not touched`() throws {
    let folder = TemporaryFolder()
    let messy = folder.write("messy.journey", Self.messy)
    let neat = folder.write("neat.journey", Self.neat)
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: messy)
    let number = try manager.attributesOfItem(atPath: neat)[.systemFileNumber] as? UInt64
    let outcome = try Command.run("fmt", messy, neat)
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(try folder.read("messy.journey") == Self.neat)
    let mode = try manager.attributesOfItem(atPath: messy)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try manager.attributesOfItem(atPath: neat)[.systemFileNumber] as? UInt64 == number)
  }

  @Test func `--check names what would change, writes nothing and ends with 1`() throws {
    let folder = TemporaryFolder()
    let messy = folder.write("messy.journey", Self.messy)
    let neat = folder.write("neat.journey", Self.neat)
    let outcome = try Command.run("fmt", "--check", messy, neat)
    #expect(outcome.status == 1)
    #expect(outcome.output == "\(messy)\n")
    #expect(try folder.read("messy.journey") == Self.messy)
    #expect(try Command.run("fmt", "--check", neat).status == 0)
  }

  @Test func `--diff shows the change as patch reads it`() throws {
    let folder = TemporaryFolder()
    let messy = folder.write("messy.journey", Self.messy)
    let outcome = try Command.run("fmt", "--diff", "messy.journey", in: folder.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        --- messy.journey
        +++ messy.journey
        @@ -1,4 +1,5 @@
         journey j
        -\ttrigger on a
        +  trigger on a
        +
           wait 1 day
        -end
        \\ No newline at end of file
        +end

        """)
    #expect(try folder.read("messy.journey") == Self.messy)
    #expect(try Command.run("fmt", "--diff", "--check", messy).status == 1)
  }

  @Test func `distant changes are shown apart`() throws {
    let steps = (1...20).map { "  wait \($0) days\n" }.joined()
    let text = "journey j \n  trigger on a\n\n\(steps)end \n"
    let outcome = try Command.run("fmt", "--diff", "-", input: text)
    let places = outcome.output.split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(places == ["@@ -1,4 +1,4 @@", "@@ -21,4 +21,4 @@"])
  }

  @Test func `what is no script is refused and left as it is`() throws {
    let folder = TemporaryFolder()
    let catalog = folder.write("journey.yaml", "workspace:   shop\n")
    let outcome = try Command.run("fmt", catalog)
    #expect(outcome.status == 2 && outcome.messages.contains("is no script"))
    #expect(try folder.read("journey.yaml") == "workspace:   shop\n")
    #expect(try Command.run("fmt", "-", input: " {\"format\": 1}").status == 2)
    #expect(try Command.run("fmt", folder.path + "/none.journey").status == 2)
    #expect(try Command.run("fmt").status == 2)
  }
}
