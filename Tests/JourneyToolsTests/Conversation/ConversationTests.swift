import Foundation
import JourneyModel
import JourneyTools
import Testing

/// What the prompt does with tests, files and courses.
@Suite struct ConversationTests {
  /// A folder with a script, which goes with the test.
  private final class Workspace {
    /// The folder.
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "journey-\(UUID().uuidString)").path

    /// The script.
    var path: String { "\(folder)/hello.journey" }

    init(_ script: String = ConversationTests.script) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try script.write(toFile: path, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A conversation about the script.
    func conversation() throws -> Conversation { try Transcript.conversation([path]) }

    /// The results of the tests in the script.
    func results() throws -> [TestResult] {
      let loader = WorkspaceLoader()
      return try TestSuite(loader.load([path]), filter: nil, loader: loader).run()
    }
  }

  private static let script = """
    journey hello
      trigger on came
      entry unlimited
      exit on left
      goal paid within 7 days
      send hi by email with total = entry.total, name = user.first_name
      call crm.score(id = entry.id) as lead or skip
      emit scored with score = lead.score
      stage pause
        wait up to 2 days
          on back
            stop "came back"
          when user.plan is "pro"
            stop "upgraded"
          otherwise
            send bye by email
        end
      end
      split fate
        50% one
          send one by email
        50% two
          send two by email
      end
    end

    """

  /// Says some lines; each must be done.
  private func say(_ lines: [String], to conversation: Conversation) {
    for line in lines {
      let answer = conversation.answer(line, from: "input", line: 1)
      #expect(!answer.isFailure, "\(line)\n\(answer.text)")
    }
  }

  @Test(arguments: [
    ["event back {}", "advance 1 day"],
    [
      "user { email: \"a@b.c\", first_name: \"Ana \\\"A\\\"\" }", "respond crm.score { score: 7 }",
      "event came { total: 5, id: \"i\", at_home: true }", "expect sent hi", "advance 1 day",
      "event paid {}", "event back {}", "advance 30 days",
    ],
    ["fail crm.score", "event came {}", "user { plan: \"pro\" }"],
    [
      "now 2031-05-05 at 08:00", "user { email: \"a@b.c\" }", "respond crm.score { score: 1 }",
      "event came {} event came {}", "force fate two", "advance to 2031-06-01 at 09:00",
    ],
    ["respond crm.score { score: 1 }", "event came {}", "event left {}", "2 + 2"],
    [
      "preferences { email: { marketing: false } }", "respond crm.score {}", "event came {}",
      "advance 1 day", "expect not sent bye", "advance 1 day",
    ],
  ])
  func `a session that is written down is a test that passes`(lines: [String]) throws {
    let workspace = try Workspace()
    let conversation = try workspace.conversation()
    say(lines + [":save \"as it went\""], to: conversation)
    let results = try workspace.results()
    #expect(results.map(\.test.test.name) == ["as it went"])
    #expect(results.allSatisfy { $0.failure == nil }, "\(results.map(\.failure))")
  }

  @Test func `a test that is written down says what happened, and stands behind the script`() throws
  {
    let workspace = try Workspace()
    let conversation = try workspace.conversation()
    say(
      [
        "user { email: \"a@b.c\" }", "respond crm.score { score: 7 }", "event came { total: 5 }",
        "expect sent hi", "advance 2 days", ":save \"two days\"",
      ], to: conversation)
    let text = try String(contentsOfFile: workspace.path, encoding: .utf8)
    #expect(
      text == Self.script + """

        test "two days" for hello
          user { email: "a@b.c" }
          respond crm.score { score: 7 }
          event came { total: 5 }
          expect sent hi
          expect sent hi by email with total = 5
          expect called crm.score
          expect emitted scored with score = 7
          expect waiting at pause
          advance 2 days
          expect sent bye by email
          expect sent \(text.contains("sent two") ? "two" : "one") by email
          expect completed
        end

        """)
  }

  @Test func `a name is taken once, and a test that cannot be written changes nothing`() throws {
    let workspace = try Workspace()
    let conversation = try workspace.conversation()
    say(["event left {}", ":save \"nothing\""], to: conversation)
    let before = try String(contentsOfFile: workspace.path, encoding: .utf8)
    #expect(conversation.answer(":save \"nothing\"", from: "input", line: 1).isFailure)
    #expect(conversation.answer(":save \"x\" /nowhere/x.journey", from: "", line: 1).isFailure)
    #expect(try String(contentsOfFile: workspace.path, encoding: .utf8) == before)
  }

  @Test func `a session goes into a file of its own if one is named`() throws {
    let workspace = try Workspace()
    let conversation = try workspace.conversation()
    let path = "\(workspace.folder)/own.journey"
    say(["event left {}", ":save \"a\" \(path)", ":save \"b\" \(path)"], to: conversation)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("test \"a\" for hello\n"))
    #expect(text.contains("\nend\n\ntest \"b\" for hello\n"))
  }

  @Test func `a test of a file is played in a course of its own`() throws {
    let workspace = try Workspace(
      Self.script + """
        test "played" for hello
          now 2031-05-05 at 08:00
          respond crm.score {
            score: 1
          }
          event came {}
          expect waiting at pause
        end

        """)
    let conversation = try workspace.conversation()
    say(["event left {}"], to: conversation)
    let answer = conversation.answer(":load \(workspace.path)", from: "input", line: 1)
    #expect(!answer.isFailure, "\(answer.text)")
    #expect(answer.lines.first == "played, as course 2")
    #expect(answer.lines.contains("> event came {}"))
    #expect(answer.lines.last == "as expected")
    #expect(conversation.prompt == "Mon 2031-05-05 08:00 (2)> ")
  }

  @Test func `a file of lines goes on where the session stands, up to the first that fails`() throws
  {
    let workspace = try Workspace()
    let path = "\(workspace.folder)/lines.txt"
    try "# first\nadvance 1 day\n\nuser {\n  plan: \"free\"\n}\nevnt x {}\nadvance 1 day\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    let conversation = try workspace.conversation()
    let answer = conversation.answer(":load \(path)", from: "input", line: 1)
    #expect(answer.isFailure)
    #expect(answer.text.contains("lines.txt:7:1"))
    #expect(conversation.prompt == "Tue 2030-01-08 09:00> ")
    say(["expect user.plan is \"free\""], to: conversation)
  }

  @Test func `a test that is pasted is played`() throws {
    let conversation = try Workspace().conversation()
    let text = "test \"pasted\" for hello\n  event left {}\n  advance 1 day\nend"
    #expect(Conversation.isWhole(text))
    #expect(!Conversation.isWhole("test \"pasted\" for hello\n  event left {}"))
    let answer = conversation.answer(text, from: "input", line: 1)
    #expect(!answer.isFailure)
    #expect(conversation.prompt == "Tue 2030-01-08 09:00 (2)> ")
  }

  @Test func `what fails changes nothing`() throws {
    let conversation = try Workspace().conversation()
    say(["user { plan: \"free\" }"], to: conversation)
    // The call has no answer: whatever came before it in the step is taken back.
    #expect(conversation.answer("event came {}", from: "input", line: 1).isFailure)
    #expect(conversation.answer("where", from: "", line: 1).lines == ["nobody has entered"])
    #expect(conversation.answer("did came", from: "", line: 1).lines.first == "false")
    say(["expect user.plan is \"free\""], to: conversation)
  }

  @Test func `courses do not see each other`() throws {
    let conversation = try Workspace().conversation()
    say(
      ["user { plan: \"free\" }", ":fork other", "user { plan: \"pro\" }", "advance 1 day"],
      to: conversation)
    #expect(conversation.prompt == "Tue 2030-01-08 09:00 (other)> ")
    say(
      ["expect user.plan is \"pro\"", ":switch 1", "expect user.plan is \"free\""], to: conversation
    )
    #expect(conversation.prompt == "Mon 2030-01-07 09:00> ")
    say([":switch other", ":undo 3", "expect user.plan is \"free\""], to: conversation)
  }

  @Test func `it is told what decided, with the values that it saw`() throws {
    let conversation = try Workspace().conversation()
    say(["respond crm.score {}", "event came {}", "user { plan: \"pro\" }"], to: conversation)
    let why = conversation.answer("why", from: "input", line: 1)
    #expect(
      why.lines == [
        "Mon 2030-01-07 09:00  hello: the person changed",
        "    10  wait up to 2 days: took `when user.plan is \"pro\"`",
        "          user.plan: \"pro\"",
        "    14  stop \"upgraded\"",
      ])
  }

  @Test func `instructions are shown while somebody wants them`() throws {
    let conversation = try Workspace().conversation()
    say(["respond crm.score {}", ":trace"], to: conversation)
    let shown = conversation.answer("event came {}", from: "input", line: 1)
    #expect(shown.text.contains("hello, run "))
    #expect(shown.text.contains("effect `send_hi`"))
    say([":trace off"], to: conversation)
    let quiet = conversation.answer("advance 2 days", from: "input", line: 1)
    #expect(!quiet.text.contains("park"))
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("now", "\"2030-01-07T09:00:00Z\""), ("missing", "missing"),
    ("[1, 2]", "[1, 2]"), ("user.plan", "missing"), ("not user.plan is known", "true"),
    ("concat(\"a\", \"b\")", "\"ab\""), ("count(came)", "0"),
    ("did not came within 2 days", "true"),
  ])
  func `a question of any type is answered`(question: String, value: String) throws {
    let answer = try Workspace().conversation().answer(question, from: "input", line: 1)
    #expect(answer.lines.first == value, "\(answer.text)")
  }

  @Test(arguments: [
    ("ev", "event "), ("event ca", "came"), ("advance 2 d", "days"), ("force fa", "fate"),
    ("force fate o", "one"), ("expect sent b", "bye"), ("expect waiting at p", "pause"),
    ("user.em", "email"), (":un", ":undo "), (":switch ", "1"),
    ("not user.plan is k", "known"), ("user.plan is not m", "missing"),
  ])
  func `what is typed can be completed`(typed: String, text: String) throws {
    let offer = try Workspace().conversation().completions(before: typed, behind: "")
    #expect(offer.texts.contains(text), "\(offer)")
  }

  @Test(arguments: [
    ("respond cr", "crm"), ("user.pl", "plan"), ("event cart_viewed { d", "device: "),
    ("event cart_viewed { device: \"d", "\"desktop\""), ("expect sent cart_r", "cart_reminder"),
  ])
  func `names of the catalog can be completed`(typed: String, text: String) throws {
    let conversation = try Transcript.conversation(["examples/shop/abandoned_cart.journey"])
    #expect(conversation.completions(before: typed, behind: "").texts.contains(text))
  }

  @Test func `lines that come one by one are put together`() {
    var splitter = EntrySplitter()
    let lines = ["a {", "b", "", "c", "d {", "}", "e ("]
    let entries = lines.compactMap { splitter.take($0) }
    #expect(entries.map(\.line) == [1, 4, 5])
    #expect(entries.map(\.text) == ["a {\nb\n", "c", "d {\n}"])
    #expect(splitter.rest().map(\.line) == 7)
    #expect(splitter.rest() == nil)
  }
}
