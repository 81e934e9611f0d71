import Foundation
import Testing

/// `journey check`, from its arguments to its exit status.
@Suite struct CheckTests {
  private static let clean = "journey k\n  trigger on a\n\n  send m by email\nend\n"
  private static let misspelt = "journey j\n  trigger on a\n\n  sned m by email\n  wait 1h\nend\n"
  private static let mended = "journey j\n  trigger on a\n\n  send m by email\n  wait 1 hour\nend\n"

  /// A folder with a script that needs mending, and one below it that does not.
  private let folder = TemporaryFolder()

  init() throws {
    folder.write("bad.journey", Self.misspelt)
    try makeFolder("sub")
    folder.write("sub/good.journey", Self.clean)
  }

  /// Makes a folder in the folder.
  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
  }

  /// Runs a line of the shell in the folder.
  private func shell(_ line: String) throws -> Command.Outcome {
    try Command.shell(line, in: folder.path)
  }

  @Test(arguments: [
    ("text", "   x/y.journey:4:3\n"), ("concise", "x/y.journey:4:3: error: "),
    ("json", #""file": "x/y.journey""#), ("sarif", #""uri": "x/y.journey""#),
    ("github", "::error file=x/y.journey,line=4,col=3,endLine=4,endColumn=7,title=J1004"),
    ("gitlab", #""path": "x/y.journey""#), ("junit", #"<testcase name="x/y.journey""#),
  ])
  func `standard input has the name it is given, in every form`(
    form: String, place: String
  ) throws {
    let outcome = try Command.run(
      "check", "-", "--stdin-filename", "x/y.journey", "--format", form, input: Self.misspelt)
    #expect(outcome.status == 1 && outcome.messages == "journey: 2 errors in 1 file\n")
    #expect(outcome.output.contains(place), "\(outcome.output)")
    let clean = try Command.run(
      "check", "-", "--stdin-filename", "x/y.journey", "--format", form, input: Self.clean)
    #expect(clean.status == 0 && clean.messages == "")
  }

  @Test func `standard input belongs to the workspace that its name says`() throws {
    try makeFolder("shop")
    folder.write("shop/journey.yaml", "events: { b: {} }\n")
    let line = "journey check - --format concise < sub/good.journey"
    #expect(try shell(line).status == 0)
    let named = try shell("\(line) --stdin-filename shop/new.journey")
    #expect(named.status == 1)
    #expect(named.output.contains("shop/new.journey:2:14: error: no event is called `a`"))
  }

  @Test func `a folder stands for every script below it`() throws {
    try makeFolder("sub/.hidden")
    folder.write("sub/.hidden/secret.journey", "nonsense")
    folder.write("sub/notes.txt", "nonsense")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/sub/loop", withDestinationPath: folder.path)
    for argument in [".", "./", folder.path] {
      let outcome = try shell("journey check --format concise '\(argument)'")
      #expect(outcome.status == 1 && outcome.messages == "journey: 2 errors in 1 file\n")
      #expect(outcome.output.hasPrefix("bad.journey:4:3: error: "), "\(outcome.output)")
    }
    #expect(try shell("journey check sub").output.hasSuffix("1 journey checked, nothing to mend\n"))
    try makeFolder("empty")
    let none = try shell("journey check empty")
    #expect(none.status == 2 && none.messages == "journey: there is no script below `empty`\n")
  }

  @Test func `a folder without end is told, and not looked into for ever`() throws {
    try makeFolder(Array(repeating: "d", count: 300).joined(separator: "/"))
    let outcome = try shell("journey check .")
    #expect(outcome.status == 2 && outcome.messages.contains("has too much in it"))
  }

  @Test func `without arguments it is the workspace of the current folder`() throws {
    let outside = try shell("journey check")
    #expect(outside.status == 2 && outside.messages.contains("there is no journey.yaml here"))
    folder.write("journey.yaml", "workspace: w\n")
    let top = try shell("journey check --format concise")
    #expect(top.status == 1 && top.output.hasPrefix("bad.journey:4:3"))
    folder.write("bad.journey", Self.mended)
    for place in [".", "sub"] {
      let outcome = try shell("cd \(place) && journey check")
      #expect(
        outcome.status == 0 && outcome.output.hasSuffix("\n2 journeys checked, nothing to mend\n"))
    }
  }

  @Test func `each script is held against its own catalog`() throws {
    try makeFolder("other")
    folder.write("sub/journey.yaml", "events: { a: {} }\n")
    folder.write("other/journey.yaml", "events: { b: {} }\n")
    folder.write("other/good.journey", Self.clean)
    folder.write("bad.journey", Self.mended)
    let outcome = try shell("journey check --format concise .")
    #expect(outcome.status == 1 && outcome.messages == "journey: 1 error in 1 file\n")
    #expect(outcome.output.hasPrefix("other/good.journey:2:14: error: no event is called `a`"))
  }

  @Test func `--diff shows what --fix writes`() throws {
    let shown = try shell("journey check --diff . > change.patch")
    #expect(shown.status == 1)
    #expect(shown.messages == "journey: 2 fixes to write; check with --fix to write\n")
    #expect(try folder.read("bad.journey") == Self.misspelt)
    #expect(try folder.read("change.patch").hasPrefix("--- bad.journey\n+++ bad.journey\n@@ "))
    let piped = try shell("journey check --diff - --stdin-filename bad.journey < bad.journey")
    #expect(try piped.output == folder.read("change.patch"))
    let written = try shell("journey check --fix .")
    #expect(written.status == 0 && written.messages == "2 fixes written\n")
    #expect(try folder.read("bad.journey") == Self.mended)
    let nothing = try shell("journey check --diff .")
    #expect(nothing.status == 0 && nothing.output == "" && nothing.messages == "")
  }

  @Test func `what may alter the meaning is written only if that is wanted`() throws {
    let script = "journey j\n  trigger on a\n\n  stop \"done\nend\n"
    folder.write("j.journey", script)
    let safe = try shell("journey check --diff j.journey")
    #expect(safe.status == 0 && safe.output == "")
    let unsafe = try shell("journey check --diff --unsafe-fixes j.journey")
    #expect(unsafe.status == 1 && unsafe.output.contains("\n+  stop \"done\"\n"))
    #expect(try folder.read("j.journey") == script)
    #expect(try shell("journey check --fix --unsafe-fixes j.journey").status == 0)
    #expect(try folder.read("j.journey").contains("stop \"done\"\n"))
  }

  @Test(arguments: [
    "--fix --diff .", "--unsafe-fixes .", "--fix -", "--watch --fix .", "--watch -",
    "--watch --format sarif .", "--format xml .", "--color red .",
  ])
  func `what contradicts itself is refused`(arguments: String) throws {
    let outcome = try shell("journey check \(arguments) < bad.journey")
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(try folder.read("bad.journey") == Self.misspelt)
  }

  @Test func `--color goes before NO_COLOR, and before where the output goes`() throws {
    let always = try shell("journey check --color always .")
    #expect(always.output.contains("\u{1B}[1;31merror:"))
    #expect(try !shell("journey check --color auto .").output.contains("\u{1B}"))
    let compiled = try shell("journey compile --color always bad.journey")
    #expect(compiled.status == 1 && compiled.messages.contains("\u{1B}[1;31merror:"))
    let terminal = "env -u NO_COLOR TERM=xterm script -qec"
    let never = try shell(
      "\(terminal) \"'\(Command.path)' check --color never bad.journey\" /dev/null")
    #expect(never.output.contains("error:") && !never.output.contains("\u{1B}"))
  }

  @Test func `fmt takes folders, the workspace here, and a name for standard input`() throws {
    folder.write("bad.journey", "journey j\n trigger on a\nend")
    let listed = try shell("journey fmt --check .")
    #expect(listed.status == 1 && listed.output == "bad.journey\n")
    folder.write("journey.yaml", "workspace: w\n")
    #expect(try shell("cd sub && journey fmt && journey fmt --check").status == 0)
    #expect(try folder.read("bad.journey") == "journey j\n  trigger on a\nend\n")
    let named = try shell("journey fmt - --stdin-filename x.journey --check < /dev/null")
    #expect(named.status == 0)
    let changed = try shell("printf 'journey j end' | journey fmt --check - --stdin-filename x.j")
    #expect(changed.status == 1 && changed.output == "x.j\n")
  }
}
