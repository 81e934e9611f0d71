import JourneyLanguage
import JourneyModel
import Testing

/// One mistake is one finding, on its line; several are as many.
@Suite struct RecoveryTests {
  /// A script with the findings it is to have, as `line:name`.
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var findings: [String]
    var testDescription: String { name }
    init(_ name: String, _ text: String, _ findings: String...) {
      (self.name, self.text, self.findings) = (name, text, findings)
    }
  }

  static let cases: [Case] = [
    Case("a moment is missing", Scripts.journey("wait until\nsend x by email"), "2:missing-part"),
    Case("by is missing", Scripts.journey("send x email\nstop"), "2:missing-part"),
    Case("a channel is missing", Scripts.journey("send x by\nstop"), "2:missing-part"),
    Case("a name is missing", Scripts.journey("stage\n  stop\nend"), "2:missing-part"),
    Case("a condition is missing", Scripts.journey("if\n  stop\nend"), "2:missing-part"),
    Case("a value is missing", Scripts.journey("let a =\nlet b = 1"), "2:missing-part"),
    Case("an operand is missing", Scripts.journey("let a = 1 +\nlet b = 1"), "2:missing-part"),
    Case(
      "a parenthesis is missing", Scripts.journey("let a = (1 + 2\nlet b = 1"), "2:missing-part"),
    Case(
      "a bracket is missing", Scripts.journey("if a is in [1, 2\n  stop\nend"), "2:missing-part"),
    Case(
      "a parenthesis is too many", Scripts.journey("let a = 1)\nlet b = 1"), "2:unexpected-word"),
    Case("a duration is no moment", Scripts.journey("wait until 2 days\nstop"), "2:foreign-habit"),
    Case("a goal has no within", Scripts.journey("goal a\nstop"), "2:missing-part"),
    Case("a misspelt step", Scripts.journey("snd x by email\nstop"), "2:misspelt-word"),
    Case(
      "a misspelt block", Scripts.journey("wiat up to 1 day\n  on x\n    stop\nend\nstop"),
      "2:misspelt-word"),
    Case(
      "a misspelt setting", Scripts.journey("tigger on x\nentry unlimited\nstop"), "2:misspelt-word"
    ),
    Case("a misspelt end", Scripts.journey("if a\n  stop\nedn\nstop"), "4:misspelt-word"),
    Case("a misspelt item", "jorney j\n  stop\nend", "1:misspelt-word"),
    Case("a misspelt test line", "test \"t\" for j\n  expct exited\nend", "2:misspelt-word"),
    Case(
      "a misspelt clause", Scripts.journey("trigger on x wher event.a > 1\nstop"), "2:misspelt-word"
    ),
    Case("within misspelt", Scripts.journey("goal x widthin 2 days\nstop"), "2:misspelt-word"),
    Case("matching misspelt", Scripts.journey("exit on x matchng a\nstop"), "2:misspelt-word"),
    Case("a unit misspelt", Scripts.journey("wait 2 dayz\nstop"), "2:misspelt-word"),
    Case("a test misspelt", Scripts.journey("if a contians \"x\"\n  stop\nend"), "2:misspelt-word"),
    Case(
      "two words misspelt", Scripts.journey("send x by email wiht a = 1 oly if b\nstop"),
      "2:misspelt-word", "2:misspelt-word"),
    Case(
      "a word in capitals", Scripts.journey("Wait 1 hour\nSEND x by email"), "2:misspelt-word",
      "3:misspelt-word"),
    Case(
      "an end is missing", Scripts.journey("if a\n  stop \"x\"\nwait 1 day\nstop"), "2:missing-end"),
    Case(
      "an inner end is missing",
      Scripts.journey("wait up to 1 day\n  on x\n    if a\n      stop\n  on y\n    stop\nend"),
      "4:missing-end"),
    Case(
      "a middle end is missing",
      Scripts.journey("stage a\n  stage b\n    stage c\n      stop\n    end\nend\nstop"),
      "3:missing-end"),
    Case("the last end is missing", "journey j\n  stop\n", "1:missing-end"),
    Case(
      "the end of the first journey is missing", "journey j\n  stop\n\njourney k\n  stop\nend",
      "1:missing-end"),
    Case(
      "the end of a journey is missing, and the word of the next",
      "journey j\n  trigger on a\n  stop\n\n k\n  trigger on b\n  stop\nend", "1:missing-end",
      "5:unexpected-word"),
    Case(
      "the end of a journey is missing, and the next begins with its name",
      "journey j\n  trigger on a\n  stop\n\nk journey\n  tigger on b\n  stop\nend",
      "1:missing-end", "5:unexpected-word", "6:misspelt-word"),
    Case(
      "the last end is missing where the steps are not indented",
      "journey\n  j\ntrigger\n  on a\nsend x\n  yb\n  email\nstop\n", "1:missing-end",
      "6:misspelt-word"),
    Case(
      "an end is missing, and the next block misspelt",
      Scripts.journey("if a\n  stop \"x\"\n\nchose b\n  when 1 stop\n  otherwise\nend\nstop"),
      "2:missing-end", "5:misspelt-word"),
    Case(
      "an arm is misspelt, and the end of its block missing",
      Scripts.journey("choose a\n  whn 1\n    stop\n  when 2\n    stop\n\nwait 1 day"),
      "2:missing-end", "3:misspelt-word"),
    Case(
      "an arm has lost its word, and a statement in it is wrong",
      Scripts.journey("wait up to 1 day\n   a is 1\n    send x email by\n  on y\n    stop\nend"),
      "3:stray-arm", "4:missing-part"),
    Case(
      "an if is missing before what stands on its line",
      Scripts.journey("trigger on a\n a is 1 wait 1 day end\nif b is 2 stop end\nstop"),
      "3:unexpected-word"),
    Case(
      "a name is missing, and the next line begins with a capital",
      "journey j\n  trigger on\n  Entry unlimited\n  stop\nend", "2:missing-part",
      "3:misspelt-word"),
    Case(
      "a send that is misspelt as an end is mended",
      Scripts.journey("if a\n  end x by email\n  stop\nend\nstop"), "3:misspelt-word"),
    Case("an end is too many", Scripts.journey("if a\n  stop\nend\nend\nstop"), "5:extra-end"),
    Case("an end is too many at the end", "journey j\n  stop\nend\nend", "4:extra-end"),
    Case("a quote is missing", Scripts.journey("stop \"handed over\nstop"), "2:unclosed-text"),
    Case(
      "a quote is missing in a list", Scripts.journey("if a is in [\"x\", \"y]\n  stop\nend"),
      "2:unclosed-text"),
    Case(
      "a first quote is missing", Scripts.journey("if a is x\" or b\n  stop\nend"),
      "2:unclosed-text"),
    Case(
      "a quote around a name is missing",
      Scripts.journey("trigger on \"Order Completed where event.a > 1\nstop"), "2:unclosed-text"),
    Case(
      "a block text is not closed", Scripts.journey("stop \"\"\"\n  some lines\nwait 1 day"),
      "2:unclosed-text"),
    Case(
      "a reserved word as a name", Scripts.journey("send stop by email\nstop"), "2:reserved-name"),
    Case("a reserved word as a binding", Scripts.journey("let end = 1\nstop"), "2:reserved-name"),
    Case("a quoted binding", Scripts.journey("let \"x\" = 1\nstop"), "2:quoted-binding"),
    Case(
      "a setting too late", Scripts.journey("wait 1 day\nentry unlimited\nstop"), "3:late-setting"),
    Case(
      "arms behind a plain wait", Scripts.journey("wait 2 days\n  on x\n    stop\nend\nstop"),
      "2:stray-arm"),
    Case("no arms", Scripts.journey("wait up to 2 days\nend\nstop"), "2:missing-part"),
    Case("no arms and no end", Scripts.journey("wait up to 2 days\nstop"), "2:missing-part"),
    Case("no arms at the end", Scripts.journey("wait up to 2 days"), "2:missing-part"),
    Case("no choices", Scripts.journey("choose a\nend\nstop"), "2:missing-part"),
    Case("no shares", Scripts.journey("split a\nend\nstop"), "2:missing-part"),
    Case("no branches", Scripts.journey("parallel\nend\nstop"), "2:missing-part"),
    Case("a unit that may be two", Scripts.journey("wait 30m\nstop"), "2:foreign-habit"),
    Case(
      "otherwise behind a plain wait",
      Scripts.journey("wait 2 days\n  otherwise\n    stop\nend\nstop"), "2:stray-arm"),
    Case("a stray arm", Scripts.journey("stop\nbranch\nstop"), "3:stray-arm"),
    Case(
      "a step before the first arm",
      Scripts.journey("wait up to 1 day\n  send x by email\n  on y\n    stop\nend"), "3:stray-arm"),
    Case("an unknown step", Scripts.journey("please send it\nstop"), "2:unexpected-word"),
    Case(
      "an unknown block", Scripts.journey("while a\n  wait 1 day\nend\nstop"), "2:unexpected-word"),
    Case(
      "a broken head", Scripts.journey("if a is is b\n  stop\notherwise\n  stop\nend"),
      "2:missing-part"),
    Case(
      "a character without meaning", Scripts.journey("send $x by email\nstop"),
      "2:unexpected-character"),
    Case(
      "a day that is none", Scripts.journey("wait until 2030-02-30\nstop"), "2:impossible-value"),
    Case("a time that is none", Scripts.journey("wait until 24:00\nstop"), "2:impossible-value"),
    Case(
      "a duration that is none", Scripts.journey("wait 99999999999 days\nstop"),
      "2:impossible-value"),
    Case("half a month", Scripts.journey("wait 1.5 months\nstop"), "2:impossible-value"),
    Case(
      "a number that is none", Scripts.journey("let a = 99999999999999999999\nstop"),
      "2:impossible-value"),
    Case("an escape that is none", Scripts.journey("stop \"a\\qb\"\nstop"), "2:invalid-escape"),
    Case("words in front of a script", "hello there\njourney j\n  stop\nend", "1:unexpected-word"),
    Case(
      "seven mistakes",
      Scripts.journey(
        "tigger on x\nentry once user\nsend a email\nif b == 1\n  wait until\nend\nlet c = (1\nsnd d by sms\nstop"
      ),
      "2:misspelt-word", "3:missing-part", "4:missing-part", "5:foreign-habit", "6:missing-part",
      "8:missing-part", "9:misspelt-word"),
  ]

  @Test(arguments: cases)
  func `one mistake is one finding on its line`(item: Case) {
    let tree = Scripts.tree(item.text)
    let messages = tree.diagnostics.map { "\($0.message) (\($0.help ?? ""))" }
    #expect(Scripts.findings(item.text) == item.findings, "\(messages)")
  }

  @Test(arguments: cases.filter { $0.name.contains("misspelt") || $0.name.contains("end is") })
  func `a misspelt word or a lost end is mended`(item: Case) {
    #expect(Scripts.findings(Scripts.fixed(item.text)) == [], "\(Scripts.fixed(item.text))")
  }

  @Test func `a statement that lacks a part is answered with the forms it may have`() {
    let tree = Scripts.tree(Scripts.journey("wait until"))
    #expect(tree.diagnostics.first?.help?.contains("wait until MOMENT") == true)
  }

  @Test func `what was meant is in the tree`() throws {
    let tree = Scripts.tree(Scripts.journey("snd x by emial wiht a = 1\nif b\n  stop\nwait 1 day"))
    guard case .journey(let journey) = try #require(tree.items.first) else { return }
    #expect(journey.steps.count == 3)
    guard case .send(let send) = journey.steps[0].kind else { throw Lost() }
    #expect(send.arguments.map(\.name.text) == ["a"])
    guard case .branch(let branches, _) = journey.steps[1].kind else { throw Lost() }
    #expect(branches[0].steps.count == 1)
  }

  @Test func `a name that is given by a broken statement is known`() throws {
    let text = "let a = (1\nsend x by as r\nwait up to 1 day\n  on y as z where\n    stop\nend"
    let tree = Scripts.tree(Scripts.journey(text))
    #expect(tree.diagnostics.count == 3)
    guard case .journey(let journey) = try #require(tree.items.first) else { return }
    let names = journey.steps.compactMap { step in
      if case .assign(let name, _) = step.kind { name.text } else { nil }
    }
    #expect(names == ["a", "r"])
    guard case .waitArms(_, let arms, _) = journey.steps[2].kind else { throw Lost() }
    guard case .assign(let name, _) = arms[0].steps[0].kind else { throw Lost() }
    #expect(name.text == "z")
  }

  /// A node is not what it was expected to be.
  struct Lost: Error {}
}
