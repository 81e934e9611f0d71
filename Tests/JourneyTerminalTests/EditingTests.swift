import JourneyTerminal
import Testing

/// What keys do to what is being typed.
@Suite struct EditingTests {
  /// Rules in which a text is whole once its braces are closed, and fruits can be completed.
  private let rules = EntryRules(
    isWhole: { text in
      text.count(where: { $0 == "{" }) <= text.count(where: { $0 == "}" })
    },
    offer: { before, _ in
      let typed = before.suffix { $0.isLetter }
      let fruits = ["apple", "apricot", "banana"].filter { $0.hasPrefix(typed) }
      return CompletionOffer(replacedBytes: typed.utf8.count, texts: fruits)
    })

  /// Presses keys; returns what each of them led to, and the text with a bar for the cursor.
  private func press(
    _ keys: Key..., after entries: [String] = []
  ) -> (effects: [Editing.Effect], text: String) {
    var editing = Editing(after: entries, rules: rules)
    let effects = keys.map { editing.press($0) }
    return (effects, editing.entry.before + "|" + editing.entry.behind)
  }

  @Test func `the cursor moves by characters, words and lines`() {
    #expect(press(.text("one two"), .left, .left).text == "one t|wo")
    #expect(press(.text("one two"), .wordLeft).text == "one |two")
    #expect(press(.text("one two"), .wordLeft, .wordLeft, .wordRight).text == "one| two")
    #expect(press(.text("one\ntwo"), .home).text == "one\n|two")
    #expect(press(.text("one\ntwo"), .up).text == "one|\ntwo")
    #expect(press(.text("one\ntwo"), .up, .home, .down).text == "one\n|two")
    #expect(press(.text("one\nlonger"), .up, .down).text == "one\nlon|ger")
    #expect(press(.text("e\u{301}a"), .left, .left).text == "|e\u{301}a")
  }

  @Test func `what is deleted can be put back`() {
    #expect(press(.text("one two"), .deleteWordBefore).text == "one |")
    #expect(press(.text("one two "), .deleteWordBefore, .home, .putBack).text == "two |one ")
    #expect(press(.text("one two"), .home, .deleteToEnd).text == "|")
    #expect(press(.text("one two"), .deleteToStart, .putBack, .putBack).text == "one twoone two|")
    #expect(press(.text("one two"), .home, .deleteWordBehind).text == "| two")
    #expect(press(.text("ab"), .backspace, .backspace, .backspace).effects.last == .refused)
    #expect(press(.text("ab"), .swap).text == "ba|")
  }

  @Test func `the end of the input deletes as long as there is something`() {
    #expect(press(.text("ab"), .home, .endOfInput).text == "|b")
    #expect(press(.endOfInput).effects == [.ended])
  }

  @Test func `Enter gives away what is whole, and goes on with what is not`() {
    #expect(press(.text("a {}"), .enter).effects.last == .entered("a {}"))
    let two = press(.text("a {"), .enter, .text("}"), .enter)
    #expect(two.effects == [.changed, .changed, .changed, .entered("a {\n}")])
  }

  @Test func `the arrows bring back what was typed, and what was being typed`() {
    let entries = ["first", "second"]
    #expect(press(.up, after: entries).text == "second|")
    #expect(press(.up, .up, .up, after: entries).text == "first|")
    #expect(press(.text("new"), .up, .down, after: entries).text == "new|")
    #expect(press(.up, .text("!"), .up, .down, after: entries).text == "second!|")
    #expect(press(.down, after: entries).effects == [.refused])
  }

  @Test func `a search finds the newest entry, and older ones`() {
    let entries = ["advance 1 day", "event a {}", "advance 2 days", "why"]
    #expect(press(.search, .text("adv"), after: entries).text == "advance 2 days|")
    #expect(press(.search, .text("adv"), .search, after: entries).text == "advance 1 day|")
    #expect(press(.search, .text("adv"), .search, .search, after: entries).effects.last == .refused)
    #expect(
      press(.search, .text("adv"), .enter, after: entries).effects.last
        == .entered("advance 2 days"))
    #expect(press(.text("x"), .search, .text("adv"), .cancel, after: entries).text == "x|")
    #expect(press(.search, .text("adx"), .backspace, after: entries).text == "advance 2 days|")
  }

  @Test func `Tab types what is certain, and offers the rest`() {
    #expect(press(.text("b"), .tab).text == "banana|")
    #expect(press(.text("a"), .tab).text == "ap|")
    #expect(press(.text("ap"), .tab).effects.last == .offered(["apple", "apricot"]))
    #expect(press(.text("x"), .tab).effects.last == .refused)
    #expect(press(.text("banana"), .tab).effects.last == .refused)
  }

  @Test func `what is pasted keeps its lines, as scripts have them`() {
    #expect(press(.text("a {\r\n\tb\r}")).text == "a {\n  b\n}|")
  }

  @Test func `rows break where the window ends, and at lines`() {
    var editing = Editing(after: [], rules: rules)
    _ = editing.press(.text("abcdef {\nx"))
    let view = EntryView(
      editing.entry, prompts: (Prompt("> "), Prompt("… ")), width: 6, height: 10)
    #expect(view.rows == ["> abcd", "ef {", "… x"])
    #expect(view.cursorRow == 2)
    #expect(view.cursorColumn == 3)
  }

  @Test func `a wide character never stands across the edge`() {
    let view = EntryView(
      EditedText("日本"), prompts: (Prompt("> "), Prompt("")), width: 5, height: 10)
    #expect(view.rows == ["> 日", "本"])
    #expect(view.cursorColumn == 2)
  }

  @Test func `a full row is followed by the one where the cursor stands`() {
    let view = EntryView(
      EditedText("abc"), prompts: (Prompt("> "), Prompt("")), width: 5, height: 10)
    #expect(view.rows == ["> abc", ""])
    #expect(view.cursorRow == 1)
    #expect(view.cursorColumn == 0)
  }

  @Test func `what is higher than the window shows the rows around the cursor`() {
    let view = EntryView(
      EditedText("a\nb\nc\nd"), prompts: (Prompt(""), Prompt("")), width: 5, height: 2)
    #expect(view.rows == ["c", "d"])
    #expect(view.cursorRow == 1)
  }

  @Test func `what would act on the terminal is shown as a mark`() {
    let view = EntryView(
      EditedText("a\u{1B}[2J"), prompts: (Prompt(""), Prompt("")), width: 20, height: 2)
    #expect(view.rows == ["a\u{FFFD}[2J"])
  }
}
