import JourneyTerminal
import Testing

/// Keys from the bytes that terminals send.
@Suite struct KeyTests {
  /// The keys of some bytes, and of those at the end that stay alone.
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    var keys = Array(text.utf8).compactMap { decoder.take($0) }
    if let last = decoder.giveUp() { keys.append(last) }
    return keys
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;5C", .wordRight), ("\u{1B}f", .wordRight),
    ("\u{1B}[3~", .delete), ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}\r", .lineBreak),
    ("\u{1B}\u{7F}", .deleteWordBefore), ("\u{03}", .interrupt), ("\u{04}", .endOfInput),
    ("\t", .tab), ("\r", .enter), ("\n", .enter), ("\u{1B}[24~", .unknown), ("\u{1B}", .unknown),
    ("a", .text("a")), ("ß", .text("ß")), ("日", .text("日")), ("🙂", .text("🙂")),
    ("\u{1B}[[A", .unknown),
  ])
  func `a key is known by its bytes`(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test func `keys follow each other without anything between them`() {
    #expect(keys("a\u{1B}[D\u{1B}[Cb") == [.text("a"), .left, .right, .text("b")])
  }

  @Test func `what is pasted is one text, whatever is in it`() {
    #expect(
      keys("\u{1B}[200~user {\r\n}\u{03}\u{1B}[A\u{1B}[201~x")
        == [.text("user {\r\n}\u{03}\u{1B}[A"), .text("x")])
  }

  @Test func `bytes that are no text are no key, and swallow nothing`() {
    var decoder = KeyDecoder()
    #expect(decoder.take(0xFF) == .unknown)
    #expect(decoder.take(0xE6) == nil)
    #expect(decoder.isWaiting)
    #expect(decoder.giveUp() == .unknown)
    #expect(decoder.take(UInt8(ascii: "a")) == .text("a"))
  }

  @Test func `a sequence that never ends is given up`() {
    var decoder = KeyDecoder()
    for byte in "\u{1B}[\(String(repeating: "1;", count: 40))".utf8 { _ = decoder.take(byte) }
    _ = decoder.giveUp()
    #expect(decoder.take(UInt8(ascii: "a")) == .text("a"))
  }
}
