import JourneyMachine
import Testing

@Suite("The search for a text in another")
struct TextSearchTests {
  /// Numbers that look random and are the same in every run.
  private struct Draws {
    private var state: UInt64 = 42

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    /// Bytes of which many are alike: letters of both cases, their neighbours, and none of ASCII.
    mutating func bytes(_ count: Int) -> [UInt8] {
      let kinds = Array("aAbB@`[{zZ".utf8) + [0x00, 0x7F, 0x80, 0xC1, 0xE1, 0xFF]
      return (0..<count).map { _ in kinds[below(kinds.count)] }
    }
  }

  /// A byte in lower case if it is a letter of ASCII.
  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }

  /// `true` if a text holds another at a place, byte by byte.
  private static func holds(_ text: [UInt8], _ part: [UInt8], at place: Int) -> Bool {
    text[place..<place + part.count].map(lowered) == part.map(lowered)
  }

  @Test("finds what a search byte by byte finds, at every length and alignment")
  func sameAsByteByByte() {
    var draws = Draws()
    var found = 0
    for round in 0..<20_000 {
      let text = draws.bytes(draws.below(40))
      var part = draws.bytes(draws.below(12))
      if round % 2 == 0, text.count > part.count {
        let place = draws.below(text.count - part.count)
        part = Array(text[place..<place + part.count])
      }
      let last = text.count - part.count
      let expected = last >= 0 && (0...last).contains { Self.holds(text, part, at: $0) }
      text.withUnsafeBufferPointer { text in
        part.withUnsafeBufferPointer { part in
          #expect(TextSearch.contains(text, part) == expected)
          guard last >= 0 else { return }
          let isAtEnd = Self.holds(Array(text), Array(part), at: last)
          #expect(TextSearch.holds(text, part, at: last) == isAtEnd)
        }
      }
      found += expected ? 1 : 0
    }
    #expect(found > 5_000 && found < 19_000)
  }

  @Test("tells ASCII from anything else, wherever it stands", arguments: 0..<20)
  func ascii(count: Int) {
    let plain = [UInt8](repeating: 0x7F, count: count)
    #expect(plain.withUnsafeBufferPointer(TextSearch.isASCII))
    for place in 0..<count {
      var other = plain
      other[place] = 0x80
      #expect(!other.withUnsafeBufferPointer(TextSearch.isASCII))
    }
  }
}
