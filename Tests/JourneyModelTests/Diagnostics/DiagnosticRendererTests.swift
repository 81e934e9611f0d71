import JourneyModel
import Testing

private let unknownEvent = DiagnosticCode("J2001", "unknown-event")
private let brokenPromise = DiagnosticCode("J4001", "broken-promise", .warning)

/// A finding about the first place at which a text stands in a source.
private func finding(
  _ marked: String, in source: SourceFile, _ message: String, code: DiagnosticCode = unknownEvent,
  help: String? = nil, notes: [Diagnostic.Note] = [], fix: String? = nil, isSafe: Bool = true
) throws -> Diagnostic {
  let text = String(decoding: source.bytes, as: UTF8.self)
  let start = try #require(text.range(of: marked)?.lowerBound)
  let offset = text.utf8.distance(from: text.startIndex, to: start)
  let span = SourceSpan(offset, offset + marked.utf8.count)
  return Diagnostic(
    code, at: span, message, help: help, notes: notes,
    fix: fix.map { Diagnostic.Fix(span: span, replacement: $0, isSafe: isSafe) })
}

extension String {
  /// The first place of a text, without Foundation's localized comparison.
  fileprivate func range(of part: String) -> Range<String.Index>? {
    ranges(of: part).first
  }
}

@Suite struct DiagnosticRendererTests {
  let script = SourceFile(
    name: "abandoned_cart.journey",
    text:
      "# Rescue carts.\njourney abandoned_cart\n  trigger on cart_abandonned where event.total >= 50\nend\n"
  )

  @Test func `a finding is shown with its line, an underline and what to do`() throws {
    let one = try finding(
      "cart_abandonned", in: script, "no event is called `cart_abandonned`",
      help: "did you mean `cart_abandoned`?", fix: "cart_abandoned")
    let expected = """
      error: no event is called `cart_abandonned`                                      J2001 unknown-event
         abandoned_cart.journey:3:14
       3 │   trigger on cart_abandonned where event.total >= 50
         │              ~~~~~~~~~~~~~~~ did you mean `cart_abandoned`? (--fix)

      """
    #expect(DiagnosticRenderer().text([one], in: script) == expected)
    #expect(DiagnosticRenderer().text([one, one], in: script) == expected + "\n" + expected)
    #expect(DiagnosticRenderer().text([], in: script) == "")
  }

  @Test func `notes stand below with their lines, and the help behind them`() throws {
    let one = try finding(
      "abandoned_cart", in: script, "one person can get 3 messages in 24 hours",
      code: brokenPromise,
      help: "wait before line 28\nor say less",
      notes: [.init(span: SourceSpan(0, 1), message: "day 1  07:00  cart_abandoned enters")])
    let expected = """
      warning: one person can get 3 messages in 24 hours                              J4001 broken-promise
         abandoned_cart.journey:2:9
       2 │ journey abandoned_cart
         │         ~~~~~~~~~~~~~~
           day 1  07:00  cart_abandoned enters                                                      line 1
         help: wait before line 28
               or say less

      """
    #expect(DiagnosticRenderer().text([one], in: script) == expected)
  }

  @Test func `long messages and long help have lines of their own`() throws {
    let long = String(repeating: "very ", count: 18) + "long"
    let one = try finding("event.total", in: script, long, help: long)
    let expected = """
      error: \(long)
         abandoned_cart.journey:3:36                                                   J2001 unknown-event
       3 │   trigger on cart_abandonned where event.total >= 50
         │                                    ~~~~~~~~~~~
         help: \(long)

      """
    #expect(DiagnosticRenderer().text([one], in: script) == expected)
  }

  @Test(arguments: [
    ("\tsend x\t by é", "x", "    send x   by é", "         ~"),
    ("日本 é́ 😀 here", "here", "日本 é́ 😀 here", "          ~~~~"),
    ("a 日本 b", "日本", "a 日本 b", "  ~~~~"),
    ("a\u{1B}[31m\u{202E}b", "b", "a\u{FFFD}[31m\u{FFFD}b", "       ~"),
    ("x\tyz", "\ty", "x   yz", " ~~~~"),
  ])
  func `the underline stands under what it is about`(
    line: String, marked: String, shown: String, underline: String
  ) throws {
    let source = SourceFile(name: "x", text: line)
    let lines = DiagnosticRenderer().text([try finding(marked, in: source, "no")], in: source)
      .split(separator: "\n")
    #expect(lines[2] == " 1 │ \(shown)")
    #expect(lines[3] == "   │ \(underline)")
  }

  @Test func `a place at the end, or over several lines, is shown at its start`() {
    let source = SourceFile(name: "x", text: "one\ntwo\n")
    let end = Diagnostic(unknownEvent, at: SourceSpan(8, 8), "no")
    let both = Diagnostic(unknownEvent, at: SourceSpan(1, 7), "no")
    let lines = DiagnosticRenderer().text([end, both], in: source).split(separator: "\n")
    #expect(lines[1] == "   x:3:1" && lines[2] == " 3 │ " && lines[3] == "   │ ~")
    #expect(lines[5] == "   x:1:2" && lines[6] == " 1 │ one" && lines[7] == "   │  ~~")
    let empty = SourceFile(name: "x", text: "")
    let none = Diagnostic(unknownEvent, at: SourceSpan(0, 0), "no")
    #expect(DiagnosticRenderer().text([none], in: empty).contains("x:1:1"))
  }

  @Test func `of a line without end only what is around the finding is shown`() throws {
    let filler = String(repeating: "é,", count: 200_000)
    let source = SourceFile(name: "x", text: "\(filler)here\(filler)")
    let lines = DiagnosticRenderer().text([try finding("here", in: source, "no")], in: source)
      .split(separator: "\n")
    #expect(lines[2].count <= 100)
    let underline = try #require(lines[3].firstIndex(of: "~"))
    let column = lines[3].distance(from: lines[3].startIndex, to: underline)
    #expect(lines[2].dropFirst(column).hasPrefix("hereé,") && lines[2].hasSuffix("…"))
    let wide = Diagnostic(unknownEvent, at: SourceSpan(0, 500_000), "no")
    let all = DiagnosticRenderer().text([wide], in: source).split(separator: "\n")
    #expect(all.allSatisfy { $0.count <= 100 })
  }

  @Test func `a fix without help says itself`() throws {
    let source = SourceFile(name: "x", text: "wait 1 1 hour")
    for (fix, isSafe, expected) in [
      ("", true, " leave it out (--fix)"), ("2", false, " write `2`"), ("a\nb", true, " (--fix)"),
    ] {
      let one = try finding("1", in: source, "no", fix: fix, isSafe: isSafe)
      let lines = DiagnosticRenderer().text([one], in: source).split(separator: "\n")
      #expect(lines[3] == "   │      ~\(expected)")
    }
  }

  @Test func `colours set the parts off, and are only used when asked for`() throws {
    let one = try finding("trigger", in: script, "no")
    let plain = DiagnosticRenderer().text([one], in: script)
    let colored = DiagnosticRenderer(hasColor: true).text([one], in: script)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func `one line for each finding`() throws {
    let one = try finding("trigger", in: script, "no `\u{1B}`")
    #expect(
      DiagnosticRenderer().concise([one, one], in: script)
        == String(
          repeating: "abandoned_cart.journey:3:3: error: no `\u{FFFD}` [J2001 unknown-event]\n",
          count: 2))
  }

  @Test func `findings as JSON have all their parts`() throws {
    let one = try finding(
      "trigger", in: script, "no", help: "yes",
      notes: [.init(span: SourceSpan(0, 1), message: "x")],
      fix: "triggers", isSafe: false)
    let two = Diagnostic(brokenPromise, at: SourceSpan(0, 20), "no")
    let json = try JSONReader.parse(DiagnosticRenderer.json([(script, [one, two])]))
    let place = #""line":3,"column":3,"endLine":3,"endColumn":10"#
    let expected = """
      [{"code":"J2001","name":"unknown-event","severity":"error","file":"abandoned_cart.journey",\
      \(place),"message":"no","help":"yes",\
      "details":[],"notes":[{"line":1,"column":1,"endLine":1,"endColumn":2,"message":"x"}],\
      "fix":{\(place),"replacement":"triggers","safe":false}},\
      {"code":"J4001","name":"broken-promise","severity":"warning","file":"abandoned_cart.journey",\
      "line":1,"column":1,"endLine":2,"endColumn":5,"message":"no","help":null,"details":[],"notes":[],"fix":null}]
      """
    #expect(String(decoding: JSONWriter.compact(json), as: UTF8.self) == expected)
  }
}
