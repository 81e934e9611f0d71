import JourneyLanguage
import JourneyModel
import Testing

/// A phrase that people bring along from elsewhere is one finding, and its fix gives the phrase
/// that was meant.
@Suite struct RewordingTests {
  /// A phrase in the lines of a journey, and those lines as they are meant.
  struct Phrase: CustomTestStringConvertible {
    var written: String
    var meant: String
    var testDescription: String { written }
    init(_ written: String, _ meant: String) { (self.written, self.meant) = (written, meant) }
  }

  static let conditions: [Phrase] = [
    Phrase("if a is one of \"DE\", \"FR\" stop end", "if a is in [\"DE\", \"FR\"] stop end"),
    Phrase("if a is one of [\"DE\"] stop end", "if a is in [\"DE\"] stop end"),
    Phrase("if a is any of \"DE\", \"FR\" stop end", "if a is in [\"DE\", \"FR\"] stop end"),
    Phrase("if a is not one of \"DE\" stop end", "if a is not in [\"DE\"] stop end"),
    Phrase("if a one of 1, 2 and b stop end", "if a is in [1, 2] and b stop end"),
    Phrase("if a is in \"DE\", \"FR\" stop end", "if a is in [\"DE\", \"FR\"] stop end"),
    Phrase("if a in (\"DE\", \"FR\") stop end", "if a is in [\"DE\", \"FR\"] stop end"),
    Phrase("if a is equal to 1 stop end", "if a is 1 stop end"),
    Phrase("if a equals 1 stop end", "if a is 1 stop end"),
    Phrase("if a is greater than 1 stop end", "if a > 1 stop end"),
    Phrase("if a is at least 3 stop end", "if a >= 3 stop end"),
    Phrase("if a between 1 and 2 stop end", "if a is between 1 and 2 stop end"),
    Phrase("if a includes \"x\" stop end", "if a contains \"x\" stop end"),
    Phrase("if a isn't \"x\" stop end", "if a is not \"x\" stop end"),
    Phrase("if a doesn’t contain \"x\" stop end", "if a does not contain \"x\" stop end"),
    Phrase("if a is set stop end", "if a is known stop end"),
    Phrase("if a is > 3 stop end", "if a > 3 stop end"),
    Phrase("if a > 1,000 stop end", "if a > 1_000 stop end"),
    Phrase("if user country is 3 stop end", "if user.country is 3 stop end"),
    Phrase("if users in b stop end", "if user is in b stop end"),
    Phrase("if a is in {1, 2} stop end", "if a is in [1, 2] stop end"),
    Phrase("if a is in [\"x\" \"y\"] stop end", "if a is in [\"x\", \"y\"] stop end"),
    Phrase("if a, b\n  stop\nend", "if a and b\n  stop\nend"),
    Phrase("if a:\n  stop\nend", "if a\n  stop\nend"),
    Phrase("if a {\n  stop\nend", "if a\n  stop\nend"),
    Phrase("if a\n  stop\n}", "if a\n  stop\nend"),
    Phrase("if a\n  stop\notherwise:\n  stop\nend", "if a\n  stop\notherwise\n  stop\nend"),
    Phrase(
      "if a\n  stop\notherwise, if b\n  stop\nend", "if a\n  stop\notherwise if b\n  stop\nend"),
    Phrase(
      "if a\n  stop\notherwise when b\n  stop\nend",
      "if a\n  stop\notherwise if b\n  stop\nend"),
    Phrase("send a by b\nwhen c\n  stop\nend", "send a by b\nif c\n  stop\nend"),
    Phrase("if a begins with \"x\" stop end", "if a starts with \"x\" stop end"),
  ]

  static let waits: [Phrase] = [
    Phrase("wait for 1 hour", "wait 1 hour"),
    Phrase("wait until 1 hour", "wait 1 hour"),
    Phrase("wait at 09:00", "wait until 09:00"),
    Phrase("wait until at 09:00", "wait until 09:00"),
    Phrase("wait tomorrow at 09:00", "wait until tomorrow at 09:00"),
    Phrase("wait until tomorrow 09:00", "wait until tomorrow at 09:00"),
    Phrase("wait until monday at 09:00", "wait until next monday at 09:00"),
    Phrase("wait until next monday 09:00", "wait until next monday at 09:00"),
    Phrase("wait until 2030-12-24 08:00", "wait until 2030-12-24 at 08:00"),
    Phrase("wait until 24.12.2030 at 08:00", "wait until 2030-12-24 at 08:00"),
    Phrase("wait until 2030/12/24", "wait until 2030-12-24"),
    Phrase("wait until 12/24/2030", "wait until 2030-12-24"),
    Phrase("wait until 9am", "wait until 09:00"),
    Phrase("wait until 9:30 pm", "wait until 21:30"),
    Phrase("wait 1 hour and 30 minutes", "wait 1 hour 30 minutes"),
    Phrase("wait 1 hour, 30 minutes", "wait 1 hour 30 minutes"),
    Phrase("wait one hour", "wait 1 hour"),
    Phrase("wait: 1 hour", "wait 1 hour"),
    Phrase("wait until 12 AM", "wait until 00:00"),
    Phrase("delay 2 days", "wait 2 days"),
    Phrase("pause for 2 days", "wait 2 days"),
  ]

  static let settings: [Phrase] = [
    Phrase("quiet hours 21h to 8h", "quiet from 21:00 to 08:00"),
    Phrase("quiet from 21 to 8 in user.timezone", "quiet from 21:00 to 08:00 in user.timezone"),
    Phrase("quiet hours from 21:00 to 08:00", "quiet from 21:00 to 08:00"),
    Phrase("quiet between 21:00 and 08:00", "quiet from 21:00 to 08:00"),
    Phrase("quiet from 21:00 until 08:00", "quiet from 21:00 to 08:00"),
    Phrase("quiet 21:00 to 08:00", "quiet from 21:00 to 08:00"),
    Phrase("holdout 10 percent", "holdout 10%"),
    Phrase("holdout 10", "holdout 10%"),
    Phrase("holdout of 10%", "holdout 10%"),
    Phrase("limit 3 per 1 day", "limit 3 messages per 1 day"),
    Phrase("limit at most 3 messages per 1 day", "limit 3 messages per 1 day"),
    Phrase("limit 3 messages per day", "limit 3 messages per 1 day"),
    Phrase("entry once", "entry once per user"),
    Phrase("entry once every 7 days", "entry once per user every 7 days"),
    Phrase("trigger if a", "trigger when a"),
    Phrase(
      "trigger daily at 09:00 for users where a", "trigger every day at 09:00 for users where a"),
    Phrase("exit if a", "exit when a"),
    Phrase("exit a", "exit on a"),
    Phrase("goal a in 14 days", "goal a within 14 days"),
  ]

  static let steps: [Phrase] = [
    Phrase("send a via b", "send a by b"),
    Phrase("send email a", "send a by email"),
    Phrase("email a", "send a by email"),
    Phrase("send a by b, c", "send a by b or c"),
    Phrase("send a by b with c = 1 user = 2", "send a by b with c = 1, user = 2"),
    Phrase("send a by b with c = d default = 2", "send a by b with c = d default 2"),
    Phrase("send a by b with c = 1 and d = 2", "send a by b with c = 1, d = 2"),
    Phrase("send a by b with c = d ?? 2", "send a by b with c = d default 2"),
    Phrase("send a by b with c = {{ user.d }}", "send a by b with c = user.d"),
    Phrase("send a by b with c user.d", "send a by b with c = user.d"),
    Phrase("send a by b/c", "send a by b or c"),
    Phrase("send a by e-mail", "send a by email"),
    Phrase("call a.b(c = 1) into d", "call a.b(c = 1) as d"),
    Phrase("call a.b(c = 1) or continue", "call a.b(c = 1) or skip"),
    Phrase("set user.a to 1", "set user.a = 1"),
    Phrase("set a = 1", "set user.a = 1"),
    Phrase("user.a = 1", "set user.a = 1"),
    Phrase("emit event a", "emit a"),
    Phrase("wait 1 hour /* at least */", "wait 1 hour # at least"),
    Phrase("if a\n  exit \"done\"\nend", "if a\n  stop \"done\"\nend"),
    Phrase("if a\n  stop\nendif", "if a\n  stop\nend"),
    Phrase("if a\n  stop\nend if", "if a\n  stop\nend"),
    Phrase(
      "wait up to 1 day\n  on b\n    stop\nendwait", "wait up to 1 day\n  on b\n    stop\nend"),
    Phrase("stage a\n  goto a\nend", "stage a\n  go to a\nend"),
    Phrase("wait 1 hour // at least", "wait 1 hour # at least"),
    Phrase("-- first of all\nwait 1 hour", "# first of all\nwait 1 hour"),
  ]

  static let shares = ["50 percent a", "50 a", "a 50%", "50%: a", "50% - a"].map {
    Phrase("split s\n  \($0)\n    stop\n  rest b\nend", "split s\n  50% a\n    stop\n  rest b\nend")
  }

  static let bounds = ["upto", "max", "until", "at most", "for", "for up to", "within", "up"].map {
    Phrase("wait \($0) 3 days\n  on a\n    stop\nend", "wait up to 3 days\n  on a\n    stop\nend")
  }

  @Test(arguments: conditions + waits + settings + steps + shares + bounds)
  func `a phrase is one finding, and mended`(phrase: Phrase) {
    let script = Scripts.journey(phrase.written)
    let findings = Scripts.tree(script).diagnostics
    #expect(findings.count == 1, "\(findings.map(\.message))")
    let fixed = Scripts.fixed(script)
    #expect(fixed == Scripts.journey(phrase.meant))
    #expect(Scripts.findings(fixed) == [])
  }
}
