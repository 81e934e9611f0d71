import JourneyModel
import Testing

private func parse(_ text: String) throws(JSONError) -> JSONNode {
  try JSONReader.parse(Array(text.utf8))
}

@Suite struct JSONReaderTests {
  @Test func `every kind of value is read with its place`() throws {
    let node = try parse(#" {"a": [1, -0.5e1, "x"], "b": {"c": null}, "d": true, "e": false} "#)
    #expect(node.span == SourceSpan(1, 65))
    let list = try #require(node.member("a")?.elements)
    #expect(list.map(\.kindName) == ["a number", "a number", "a text"])
    #expect(list[1].number == ExactDecimal(-5))
    #expect(list[1].span == SourceSpan(11, 17))
    #expect(list[2].text == "x")
    #expect(node.member("b")?.member("c")?.isNull == true)
    #expect(node.members?[1].keySpan == SourceSpan(25, 28))
    #expect(node.member("d")?.boolean == true)
    #expect(node.member("e")?.boolean == false)
    #expect(node.member("f") == nil)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0", 0), ("12", 12_000_000), ("0.1", 100_000), ("1e2", 100_000_000),
      ("1E+2", 100_000_000), ("15e-1", 1_500_000), ("0.0000005", 0), ("0.0000015", 2),
      ("0.00000050001", 1), ("9223372036854.775807", .max), ("-9223372036854.775808", .min),
      ("0.1234564999999999999999", 123_456), ("1e-400", 0), ("0e999", 0),
      ("999999999999.999999", 999_999_999_999_999_999),
    ] as [(String, Int64)])
  func `numbers are exact to six digits, half to even behind them`(
    text: String, millionths: Int64
  ) throws {
    #expect(try parse(text).number?.millionths == millionths)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
    (#""\ud83d\ude00""#, "😀"), ("\"é€😀\"", "é€😀"), (#""\u0001""#, "\u{1}"), (#""""#, ""),
    (#""a\u0041b""#, "aAb"),
  ])
  func `texts are read with their escapes`(text: String, expected: String) throws {
    #expect(try parse(text).text.map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("", 0, "expected a value, found the end"),
    ("  ", 2, "expected a value, found the end"),
    ("nul", 0, "expected a value, found `n`"),
    ("True", 0, "expected a value, found `T`"),
    ("NaN", 0, "expected a value, found `N`"),
    ("+1", 0, "expected a value, found `+`"),
    (".5", 0, "expected a value, found `.`"),
    ("01", 0, "a number does not begin with 0, unless with `0.`"),
    ("-", 1, "expected a digit, found the end"),
    ("1.", 2, "expected a digit, found the end"),
    ("1.e3", 2, "expected a digit, found `e`"),
    ("1e", 2, "expected a digit, found the end"),
    ("1e+", 3, "expected a digit, found the end"),
    ("1_000", 1, "expected nothing behind the value, found `_`"),
    ("9223372036854.775808", 0, "the number is out of range"),
    ("1e13", 0, "the number is out of range"),
    ("1e99999", 0, "the number is out of range"),
    ("[1,]", 3, "expected a value, found `]`"),
    ("[1 2]", 3, "expected `,` or `]`, found `2`"),
    ("[1}", 2, "expected `,` or `]`, found `}`"),
    ("[}", 1, "expected a value, found `}`"),
    ("[", 1, "expected a value, found the end"),
    ("{", 1, "expected a key in double quotes, found the end"),
    ("{a: 1}", 1, "expected a key in double quotes, found `a`"),
    ("{'a': 1}", 1, "expected a key in double quotes, found `'`"),
    ("{\"a\" 1}", 5, "expected `:` behind the key, found `1`"),
    ("{\"a\": 1,}", 8, "expected a key in double quotes, found `}`"),
    ("{\"a\": 1} x", 9, "expected nothing behind the value, found `x`"),
    ("{\"a\": 1, \"a\": 2}", 9, "the key `a` stands here twice"),
    ("{\"a\": 1, \"\\u0061\": 2}", 9, "the key `a` stands here twice"),
    ("\"a", 0, "the text that begins here does not end"),
    ("\"a\\", 3, "the text does not end"),
    ("\"a\\\"", 0, "the text that begins here does not end"),
    ("\"a\nb\"", 2, "a control character in a text must be written as `\\u…`"),
    ("\"\\x\"", 1, "there is no such escape in JSON; `\\` is `\\\\`"),
    ("\"\\u00g0\"", 1, "four hexadecimal digits follow `\\u`"),
    ("\"\\u12\"", 1, "four hexadecimal digits follow `\\u`"),
    ("\"\\u0000\"", 1, "`\\u0000` is not taken in a text"),
    ("\"\\ud83d\"", 1, "half a surrogate pair is no character"),
    ("\"\\ude00\"", 1, "half a surrogate pair is no character"),
    ("\"\\ud83d\\ud83d\"", 1, "half a surrogate pair is no character"),
    ("\u{FEFF}1", 0, "expected a value, found a byte order mark"),
    ("// a\n1", 0, "expected a value, found `/`"),
    ("\u{1}", 0, "expected a value, found a control character"),
  ])
  func `what is no JSON is refused, with its place`(
    text: String, offset: Int, message: String
  ) throws {
    #expect(throws: JSONError(offset: offset, message: message)) { try parse(text) }
  }

  @Test(arguments: [
    [0xC0, 0x80], [0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
  ])
  func `bytes that are not UTF-8 are refused`(bad: [UInt8]) {
    let expected = JSONError(offset: 1, message: "the text that begins here is not UTF-8")
    #expect(throws: expected) { try JSONReader.parse([0x22] + bad + [0x22]) }
    #expect(throws: expected) { try JSONReader.parse([0x22, 0x5C, 0x6E] + bad + [0x22]) }
    #expect(throws: JSONError.self) { try JSONReader.parse(bad) }
  }

  @Test func `nesting and size have a limit`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(JSONReader.depthMax)) }
    #expect(throws: JSONError.self) { try parse(nested(JSONReader.depthMax + 1)) }
    #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 1_000_000)) }
    let wide = "[" + Array(repeating: "[],{}", count: 500).joined(separator: ",") + "]"
    #expect(try parse(wide).elements?.count == 1000)
    #expect(throws: JSONError(offset: 3, message: "there are more than 3 bytes of JSON")) {
      try JSONReader.parse(Array("1234".utf8), bytesMax: 3)
    }
  }

  @Test func `a key that comes twice is found among many`() throws {
    let keys = (0..<2000).map { "\"k\($0)\": 1" }
    #expect(try parse("{\(keys.joined(separator: ","))}").members?.count == 2000)
    #expect(throws: JSONError.self) { try parse("{\((keys + [keys[7]]).joined(separator: ","))}") }
  }

  @Test func `the path of a place is a JSON pointer`() throws {
    let text = #"{"a/b": [1, {"c~d": "here"}], "e": 2}"#
    let node = try parse(text)
    let offset = try #require(text.utf8.firstIndex(of: 0x72))
    let place = text.utf8.distance(from: text.startIndex, to: offset)
    #expect(node.pointer(at: place).description == "/a~1b/1/c~0d")
    #expect(node.pointer(at: 0).description == "")
    #expect(node.pointer(at: text.utf8.count - 7).description == "/e")
  }

  @Test func `no bytes at all make the reader fail otherwise than by an error`() {
    var dice = SeededGenerator(seed: 1)
    let seed = Array(#"{"a":[1.5e3,"x\n\u00e9\ud83d\ude00",null,true],"b":{"c":-0}}"#.utf8)
    let alphabet = Array(#"{}[]:,"\ue0123-+. truefalsn"#.utf8) + [0xC3, 0xA9, 0xFF, 0]
    var taken = 0
    for _ in 0..<8_000 {
      var bytes = seed
      for _ in 0...Int.random(in: 0...2, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0...2, using: &dice) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = alphabet.randomElement(using: &dice) ?? 0
        default: bytes.insert(alphabet.randomElement(using: &dice) ?? 0, at: place)
        }
      }
      guard let node = try? JSONReader.parse(bytes) else { continue }
      taken += 1
      #expect((try? JSONReader.parse(JSONWriter.compact(node))) == node)
    }
    #expect(taken > 200)
  }
}
