import JourneyLanguage
import JourneyModel
import Testing

/// What a script is cut into.
@Suite struct LexerTests {
  /// The values of all tokens of a text but the last.
  static func values(_ text: String) -> [String] {
    Scripts.tree(text).tokens.dropLast().map(\.value)
  }

  @Test func `the longest token is taken`() {
    #expect(Self.values("a<=b>=c<d") == ["a", "<=", "b", ">=", "c", "<", "d"])
    #expect(Self.values("2030-05-01 2030-5") == ["2030-05-01", "2030", "-", "5"])
    #expect(Self.values("09:00:30 1_000.5 5. .5") == ["09:00:30", "1000.5", "5", ".", ".", "5"])
    #expect(Self.values("a.b_1 # c\n_d") == ["a", ".", "b_1", "_d"])
  }

  @Test func `a text says what its escapes mean`() {
    #expect(Self.values(#""a\"b\\\n\t\u{e9}""#) == ["a\"b\\\n\t\u{E9}"])
  }

  @Test func `a text of several lines loses what they are all indented by`() {
    let text = "\"\"\"\n    Dear \"you\",\n\n      hello\n    bye\n    \"\"\""
    #expect(Self.values(text) == ["Dear \"you\",\n\n  hello\nbye"])
    #expect(Self.values("\"\"\"one line\"\"\"") == ["one line"])
  }

  @Test func `a token knows whether it begins its line`() {
    let tree = Scripts.tree("a b\n  c # d\n\n# e\nf")
    #expect(tree.tokens.map(\.startsLine) == [true, false, true, true, false])
  }

  @Test func `a byte order mark is a blank`() {
    #expect(Scripts.findings("\u{FEFF}constant a = 1") == [])
  }

  @Test func `words are told apart however many there are`() {
    // More than there are places to keep a word at, each of them twice.
    let words = (0..<3000).flatMap { ["word\($0)", "w\($0 % 7)_\($0)", "end", "a_word_of_\($0)"] }
    #expect(Self.values((words + words).joined(separator: " ")) == words + words)
    let others = ["else", "endé", "Zoë", "else", "wait", "waits", "wait"]
    #expect(
      Self.values(others.joined(separator: " "))
        == ["otherwise", "endé", "Zoë", "otherwise", "wait", "waits", "wait"])
  }
}
