import Foundation
import Testing

/// `journey test`, as somebody gives it.
@Suite struct TestTests {
  private let folder = TemporaryFolder()

  /// A journey.
  private static let journey = """
    journey j
      trigger on came

      wait 1 hour
      send hi by email
      wait for paid up to 1 day
    end

    """

  /// A test that passes, and one that fails.
  private static let tests = """
    test "the first waits" for j
      event came {}
      expect waiting
    end

    test "the second & last ends" for j
      event came {}
      expect completed
    end

    """

  @Test func `a test that fails ends with 1 and shows what happened`() throws {
    folder.write("j.journey", Self.journey + Self.tests)
    let outcome = try Command.run("test", "j.journey", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "journey: 1 of 2 tests failed\n")
    #expect(
      outcome.output == """
        passed  the first waits
        FAILED  the second & last ends  j.journey:15
              15 │ expect completed
                 │ expected the run to complete, but it waits at line 4
            what happened:
              event came {}                                                                line 14
                Mon 2030-01-07 09:00  came comes
                               09:00  enters j                                             line 2
                               09:00  waits                                                line 4
              expect completed                                                             line 15

        """)
  }

  @Test func `tests that pass end with 0`() throws {
    folder.write("j.journey", Self.journey + Self.tests)
    let outcome = try Command.run("test", "--filter", "first", in: folder.path)
    #expect(outcome.status == 2 && outcome.messages.contains("there is no journey.yaml here"))
    let named = try Command.run("test", ".", "--filter", "first", in: folder.path)
    #expect(named.status == 0 && named.output == "passed  the first waits\n1 test passed\n")
    let none = try Command.run("test", ".", "--filter", "nobody", in: folder.path)
    #expect(none.status == 0 && none.output == "there are no tests\n")
  }

  @Test func `a test finds the journeys that its workspace holds elsewhere`() throws {
    folder.write("journey.yaml", "workspace: shop\n")
    folder.write("j.journey", Self.journey)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/tests", withIntermediateDirectories: true)
    folder.write("tests/j.journey", Self.tests)
    folder.write("tests/k.journey", "test \"no\" for nobody\n  event came {}\nend\n")
    let outcome = try Command.run("test", "tests/j.journey", in: folder.path)
    #expect(outcome.status == 1)
    // The line of the other file is told with its name.
    #expect(
      outcome.output.contains("enters j                                             j.journey:2\n"))
    let folderOutcome = try Command.run("test", in: folder.path)
    #expect(folderOutcome.messages == "journey: 2 of 3 tests failed\n")
    #expect(folderOutcome.output.contains("no journey is called `nobody`"))
  }

  @Test(arguments: [
    ("*.journey", 1), ("**/*.journey", 3), ("tests/**/*.journey", 2), ("tests/[ab]?.journey", 1),
    ("tests/*", 1), ("**", 3),
  ])
  func `a pattern in quotes means the scripts that fit it`(pattern: String, count: Int) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/tests/deep", withIntermediateDirectories: true)
    let test = "\ntest \"t\" for j\n  event came {}\n  expect waiting\nend\n"
    for (number, file) in ["j", "tests/a1", "tests/deep/b"].enumerated() {
      folder.write(
        "\(file).journey",
        (Self.journey + test).replacingOccurrences(of: " j\n", with: " j\(number)\n"))
    }
    let outcome = try Command.run("test", pattern, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let tests = count == 1 ? "1 test passed" : "\(count) tests passed"
    #expect(outcome.output.hasSuffix("\n\(tests)\n"), "\(outcome.output)")
    let none = try Command.run("test", "none/*.journey", in: folder.path)
    #expect(none.status == 2)
  }

  @Test func `a script with an error is told, and no test is run`() throws {
    folder.write("j.journey", Self.journey + "test \"t\" for i\n  event came {}\nend\n")
    let outcome = try Command.run("test", "j.journey", in: folder.path)
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.messages.contains("no journey here is called `i`"))
  }

  @Test func `reports for programs have every test, and what failed`() throws {
    folder.write("j.journey", Self.journey + Self.tests)
    let json = try Command.run("test", "--format", "json", "--coverage", ".", in: folder.path)
    #expect(json.status == 1)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let tests = try #require(root["tests"] as? [[String: Any]])
    #expect(tests.map { $0["passed"] as? Bool } == [true, false])
    #expect(tests[1]["line"] as? Int == 13)
    #expect((tests[1]["failure"] as? [String: Any])?["line"] as? Int == 15)
    let coverage = try #require(root["coverage"] as? [[String: Any]])
    #expect(coverage[0]["journeyId"] as? String == "j" && coverage[0]["total"] as? Int == 6)
    let junit = try Command.run("test", "--format", "junit", ".", in: folder.path)
    #expect(junit.status == 1 && junit.output.contains(#"name="the second &amp; last ends""#))
  }

  @Test func `what is covered is told, written, drawn, and asked for`() throws {
    folder.write("j.journey", Self.journey + Self.tests)
    let outcome = try Command.run(
      "test", ".", "--filter", "first", "--threshold", "20", "--coverage-file", "lcov.info",
      "--graph", "j.svg", in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "journey: 16.7 % is covered, which is less than 20 %\n")
    #expect(outcome.output.contains("j  16.7 %: 1 of 4 steps, 0 of 1 arms, 0 of 1 time-outs\n"))
    #expect(outcome.output.contains("not covered: send hi by email  (j.journey:5)\n"))
    #expect(try folder.read("lcov.info").contains("\nSF:j.journey\n"))
    #expect(try folder.read("j.svg").contains("(not covered)"))
    let enough = try Command.run(
      "test", ".", "--filter", "first", "--threshold", "16", in: folder.path)
    #expect(enough.status == 0)
    let wrong = try Command.run("test", ".", "--threshold", "101", in: folder.path)
    #expect(wrong.status == 2)
  }

  @Test func `tests are written for what is not covered, and never over a file`() throws {
    folder.write("j.journey", Self.journey)
    let outcome = try Command.run("test", ".", "--generate", "-o", "more.journey", in: folder.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages == "2 tests written: 100.0 % is covered with them\n")
    let again = try Command.run(
      "test", "j.journey", "--generate", "-o", "more.journey", in: folder.path)
    #expect(again.status == 2 && again.messages.contains("which is there already"))
    folder.write("journey.yaml", "workspace: shop\n")
    let passed = try Command.run("test", ".", "--threshold", "100", in: folder.path)
    #expect(passed.status == 0, "\(passed.messages)\(passed.output)")
    let laidOut = try Command.run("fmt", "--check", "more.journey", in: folder.path)
    #expect(laidOut.status == 0, "\(laidOut.messages)")
  }
}
