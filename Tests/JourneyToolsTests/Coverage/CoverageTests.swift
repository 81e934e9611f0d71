import Foundation
import JourneyModel
import JourneyTools
import Testing

/// What tests have passed of a journey is counted, told, and written for programs.
@Suite struct CoverageTests {
  /// Runs a script with its tests; returns the report without its first line.
  private func covered(_ script: String) throws -> String {
    let report = try run(script).coverage
    return report.text().split(separator: "\n").dropFirst().map {
      $0.trimmingCharacters(in: .whitespaces)
    }.joined(separator: "\n")
  }

  /// Runs a script with its tests, all of which pass.
  private func run(_ script: String) throws -> TestRun {
    let file = try TestFile(Array(script.utf8), suffix: ".journey")
    let loader = WorkspaceLoader(catalogPath: nil)
    let checkup = try loader.check([file.path])
    try #require(checkup.count(.error) == 0, "\(checkup.findings)")
    let run = try TestRun(checkup, filter: nil, loader: loader)
    for result in run.results {
      #expect(result.failure == nil, "\(String(describing: result.failure))")
    }
    return run
  }

  /// What is told to be missed, without the names of files.
  private func missed(_ script: String) throws -> [String] {
    try covered(script).split(separator: "\n").filter { $0.hasPrefix("not covered: ") }.map {
      String($0.dropFirst(13).prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
    }
  }

  @Test func `steps, arms, branches and time-outs are counted`() throws {
    let told = try covered(
      """
      journey j trigger on came
        if entry.total > 5
          send big by email
        end
        wait up to 1 day
          on left
            stop "left"
          when user.plan is "pro"
            stop "pro"
          otherwise
            send late by email
        end
        split s
          50% a
            send a by email
          rest b
        end
      end
      test "t" for j
        force s a
        event came { total: 6 }
        advance 1 day
        expect completed
      end
      """)
    #expect(
      told.hasPrefix("j  60.0 %: 7 of 9 steps, 1 of 4 arms, 1 of 2 branches, 1 of 1 time-outs")
        || told.hasPrefix("j  62.5 %"), "\(told)")
    #expect(told.contains("→ on left"), "\(told)")
    #expect(told.contains("stop “pro”"), "\(told)")
    #expect(told.contains("if entry.total > 5 → otherwise"), "\(told)")
    #expect(!told.contains("→ otherwise, after 1 day"), "\(told)")
  }

  /// A wait for one event, by which it goes on in either case.
  private static let wait = """
    journey j trigger on came
      wait for paid up to 1 day
    end

    """

  @Test func `an event and the time that is up are told apart where both lead to one step`() throws
  {
    let event = "test \"t\" for j event came {} event paid {} expect completed end"
    #expect(try missed(Self.wait + event) == ["wait for paid up to 1 day → otherwise, after 1 day"])
    let time = "test \"t\" for j event came {} advance 1 day expect completed end"
    #expect(try missed(Self.wait + time) == ["wait for paid up to 1 day → on paid"])
    #expect(try missed(Self.wait + event + "\n" + time.replacing("\"t\"", with: "\"u\"")) == [])
  }

  @Test func `the rounds of a repetition and the way behind it are ways`() throws {
    let script = """
      journey j trigger on came
        repeat up to 2 times every 1 day until user.done
          send a by email
        end
      end

      """
    let none = "test \"t\" for j user { done: true } event came {} expect completed end"
    #expect(
      try missed(script + none).map { $0.split(separator: "→").last } == [
        " each round", "send a by email",
      ])
    let all = "test \"t\" for j event came {} advance 2 days expect completed end"
    #expect(try missed(script + all) == [])
  }

  @Test func `a call that fails is a way of its own where it ends the run`() throws {
    let script = """
      journey j trigger on came
        call crm.score() as lead or stop "down"
        emit scored with score = lead.score
      end

      """
    let answer =
      "test \"t\" for j respond crm.score { score: 1 } event came {} expect completed end"
    #expect(try missed(script + answer).map { $0.hasSuffix("→ the call fails") } == [true])
    let failure = "test \"u\" for j fail crm.score event came {} expect stopped \"down\" end"
    #expect(try missed(script + answer + "\n" + failure) == [])
  }

  @Test func `branches side by side are passed each for itself`() throws {
    let script = """
      journey j trigger on came
        parallel
          branch
            wait for a up to 1 day
            send x by email
          branch
            wait 1 hour
            send y by email
        end
        send z by email
      end
      test "t" for j event came {} event a {} expect waiting end
      """
    let missed = try missed(script)
    #expect(missed.contains("send y by email") && missed.contains("send z by email"))
    #expect(!missed.contains("send x by email") && missed.contains { $0.hasSuffix("after 1 day") })
  }

  @Test func `what nobody has come to is told once, and not with its ways`() throws {
    let script = """
      journey j trigger on came where event.total > 5
        if user.plan is "pro" send a by email end
      end
      test "t" for j event came { total: 1 } expect not entered end
      """
    #expect(try missed(script).allSatisfy { !$0.contains("→") })
  }

  @Test func `the report for editors has the lines and ways of the script`() throws {
    let run = try run(
      """
      journey j
        trigger on came
        wait up to 1 day
          on left
            stop "left"
          otherwise
            send late by email
        end
      end

      test "t" for j
        event came {}
        advance 1 day
        expect completed
      end
      """)
    let file = try TestFile("")
    try run.coverage.writeLCOV(to: file.path)
    let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n")
    #expect(lines[0] == "TN:" && lines[1].hasPrefix("SF:") && lines[1].hasSuffix(".journey"))
    #expect(
      lines.dropFirst(2) == [
        "BRDA:3,0,0,0", "BRDA:3,0,1,1", "BRF:2", "BRH:1", "DA:3,1", "DA:5,0", "DA:7,1", "LF:3",
        "LH:2", "end_of_record",
      ])
  }

  @Test func `a threshold is reached with exactly so many per cent`() throws {
    let report = try run(Self.wait + "test \"t\" for j event came {} event paid {} end").coverage
    // Two steps and one of two ways.
    #expect(report.share == "75.0 %")
    #expect(report.reaches(percent: 75) && !report.reaches(percent: 76))
  }
}
