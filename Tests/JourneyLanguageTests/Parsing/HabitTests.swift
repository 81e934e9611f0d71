import JourneyLanguage
import JourneyModel
import Testing

/// What people bring along from other languages and other programs is understood, told and mended.
@Suite struct HabitTests {
  /// A habit in a line, and the line as it is mended.
  struct Habit: CustomTestStringConvertible {
    var written: String
    var meant: String
    var testDescription: String { written }
    init(_ written: String, _ meant: String) { (self.written, self.meant) = (written, meant) }
  }

  static let habits: [Habit] = [
    Habit("wait until a == b", "wait until a is b"),
    Habit("wait until a==b", "wait until a is b"),
    Habit("wait until a != b", "wait until a is not b"),
    Habit("wait until a!=b", "wait until a is not b"),
    Habit("wait until a <> b", "wait until a is not b"),
    Habit("wait until a = b", "wait until a is b"),
    Habit("wait until a && b", "wait until a and b"),
    Habit("wait until a || b", "wait until a or b"),
    Habit("wait until !a", "wait until not a"),
    Habit("wait until a => b", "wait until a >= b"),
    Habit("wait until a in [1]", "wait until a is in [1]"),
    Habit("wait until a not in [1]", "wait until a is not in [1]"),
    Habit("let a = null", "let a = missing"),
    Habit("let a == 1", "let a = 1"),
    Habit("stop;", "stop"),
    Habit("wait 1h", "wait 1 hour"),
    Habit("wait 30min", "wait 30 minutes"),
    Habit("wait 2d 3h up to 1w", "wait 2 days 3 hours up to 1 week"),
    Habit("wait 1 hr", "wait 1 hour"),
    Habit("wait 2 hrs", "wait 2 hours"),
    Habit("wait 30 min", "wait 30 minutes"),
    Habit("wait 30 mins", "wait 30 minutes"),
    Habit("wait 1 sec", "wait 1 second"),
    Habit("wait 3 secs", "wait 3 seconds"),
    Habit("wait 1 wk", "wait 1 week"),
    Habit("wait 2 wks", "wait 2 weeks"),
    Habit("wait 1 yr", "wait 1 year"),
    Habit("wait 2 yrs", "wait 2 years"),
    Habit("wait 3 mos", "wait 3 months"),
    Habit("wait 2 h 30 min", "wait 2 hours 30 minutes"),
    Habit("wait an hour", "wait 1 hour"),
    Habit("wait a day", "wait 1 day"),
    Habit("wait a day up to a week", "wait 1 day up to 1 week"),
    Habit("repeat up to 2 times every a day stop end", "repeat up to 2 times every 1 day stop end"),
    Habit("wait until an hour before a", "wait until 1 hour before a"),
    Habit("stop “no reason”", "stop \"no reason\""),
    Habit("stop „kein Grund“", "stop \"kein Grund\""),
    Habit("stop ‘no reason’", "stop \"no reason\""),
    Habit("stop 'no reason'", "stop \"no reason\""),
    Habit("let a = 3 – 2", "let a = 3 - 2"),
    Habit("let a = 3 — 2", "let a = 3 - 2"),
    Habit("let a = 2030–01–02", "let a = 2030-01-02"),
    Habit("wait until 9:00", "wait until 09:00"),
    Habit("wait\u{A0}1\u{A0}hour", "wait 1 hour"),
    Habit("w\u{430}it 1 hour", "wait 1 hour"),
    Habit("let \u{441}ode = 1", "let code = 1"),
    Habit("if a then stop end", "if a stop end"),
    Habit("if a stop else stop end", "if a stop otherwise stop end"),
    Habit("if a stop else if b stop end", "if a stop otherwise if b stop end"),
    Habit("if a stop elif b stop end", "if a stop otherwise if b stop end"),
    Habit("send a by b with c == 1", "send a by b with c = 1"),
  ]

  @Test(arguments: habits)
  func `a habit is told and mended, and nothing else is`(habit: Habit) {
    let tree = Scripts.tree(Scripts.journey(habit.written))
    #expect(tree.diagnostics.allSatisfy { $0.code.id == "J1010" })
    let fixed = Scripts.fixed(Scripts.journey(habit.written))
    #expect(fixed == Scripts.journey(habit.meant))
    #expect(Scripts.findings(fixed) == [])
  }

  @Test func `each habit is one finding`() {
    let lines = "if a == b && c != d || !e then\n  stop\nelse\n  stop\nend"
    #expect(Scripts.findings(Scripts.journey(lines)).count == 7)
  }

  @Test func `a word that is a habit elsewhere is a name behind a dot and before a sign`() {
    let lines = "let a = user.else\nemit e with then = 1, null = user.null"
    #expect(Scripts.findings(Scripts.journey(lines)) == [])
  }

  @Test func `a short unit is a name where no number stands before it`() {
    let lines = "let min = 1\nlet a = min\nlet day = a\nlet b = min(a, day)\nset user.hr = 2"
    #expect(Scripts.findings(Scripts.journey(lines)) == [])
  }

  @Test func `a length of a number and a short unit is told once`() {
    #expect(Scripts.findings(Scripts.journey("wait half an hour")).count == 1)
    #expect(Scripts.findings(Scripts.journey("wait 30 m")).count == 1)
  }

  @Test func `a word of another alphabet is a name`() {
    #expect(Scripts.findings(Scripts.journey("let цена = 1\nlet größe = цена\nlet 価格 = 2")) == [])
  }

  @Test func `names are equal in whatever form their letters come`() {
    let tree = Scripts.tree("constant cafe\u{301} = 1\nconstant caf\u{E9} = 2")
    #expect(tree.diagnostics == [])
    let names = tree.items.map { item in
      if case .constant(let declaration) = item { declaration.name.text } else { "" }
    }
    #expect(
      names.map { Array($0.unicodeScalars) } == [
        Array("caf\u{E9}".unicodeScalars), Array("caf\u{E9}".unicodeScalars),
      ])
  }

  @Test func `bytes that are no text are told where they stand`() {
    let bytes =
      Array("journey j\n  stop \"a".utf8) + [0xFF, 0xFE] + Array("\"\n  stop\u{0}\nend".utf8)
    let tree = Parser.parse(SourceFile(name: "x", bytes: bytes))
    #expect(tree.diagnostics.map { tree.source.line(at: $0.span.start) } == [2, 3])
    #expect(tree.diagnostics.allSatisfy { $0.code.name == "invalid-bytes" })
  }
}
