import Foundation
import JourneyModel
import Testing

/// A random value.
private func node(_ dice: inout SeededGenerator, depth: Int) -> JSONNode {
  func text(_ dice: inout SeededGenerator) -> String {
    let letters: [Character] = [
      "a", "é", "😀", "\"", "\\", "\n", "\u{1}", "/", "\u{2028}", "\u{7F}",
    ]
    return String(
      (0..<Int.random(in: 0...8, using: &dice)).compactMap { _ in
        letters.randomElement(using: &dice)
      })
  }
  switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &dice) {
  case 0: return JSONNode(.null)
  case 1: return .boolean(Bool.random(using: &dice))
  case 2, 3:
    let digits = Int64.random(in: 0...18, using: &dice)
    let bound = Int64(pow(10, Double(digits)))
    return .number(ExactDecimal(millionths: Int64.random(in: -bound...bound, using: &dice)))
  case 4: return .text(text(&dice))
  case 5:
    return .array(
      (0..<Int.random(in: 0...5, using: &dice)).map { _ in node(&dice, depth: depth - 1) })
  default:
    let keys = Set((0..<Int.random(in: 0...5, using: &dice)).map { _ in text(&dice) }).sorted()
    return .object(members: keys.map { ($0, node(&dice, depth: depth - 1)) })
  }
}

@Suite struct JSONWriterTests {
  @Test func `what is written is read back, compact and pretty`() throws {
    var dice = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let value = node(&dice, depth: 5)
      let compact = JSONWriter.compact(value)
      let pretty = JSONWriter.pretty(value)
      #expect(try JSONReader.parse(compact) == value)
      #expect(try JSONReader.parse(pretty) == value)
      let options: JSONSerialization.ReadingOptions = [.fragmentsAllowed]
      #expect(throws: Never.self) {
        _ = try JSONSerialization.jsonObject(with: Data(compact), options: options)
        _ = try JSONSerialization.jsonObject(with: Data(pretty), options: options)
      }
    }
  }

  @Test func `a character that needs an escape gets it wherever it stands`() throws {
    for special: Character in ["\"", "\\", "\u{1}", "\u{1F}"] {
      for count in 0..<20 {
        for place in 0...count {
          var letters = Array(Array(repeating: "é!a ~[", count: 4).joined().prefix(count))
          letters.insert(special, at: place)
          let text = String(letters)
          let written = JSONWriter.compact(.text(text))
          let bare = written.dropFirst().dropLast()
          #expect(bare.contains(0x5C) && !bare.contains { $0 < 0x20 })
          #expect(try JSONReader.parse(written) == .text(text))
        }
      }
    }
  }

  @Test func `pieces get their commas and escapes`() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a\"\\\u{8}\t\n\u{c}\r\u{1f}é")
    writer.beginArray()
    writer.integer(-3)
    writer.number(ExactDecimal(millionths: 2_500_000))
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.verbatim("[1,2]".utf8)
    writer.endArray()
    writer.key("b")
    writer.boolean(true)
    writer.key("c")
    writer.text("x")
    writer.endObject()
    let expected = #"{"a\"\\\b\t\n\f\r\u001fé":[-3,2.5,null,{},[1,2]],"b":true,"c":"x"}"#
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func `numbers are spelled shortest`() {
    for (millionths, text) in [
      (0, "0"), (1_000_000, "1"), (-500_000, "-0.5"), (1, "0.000001"), (10, "0.00001"),
      (Int64.min, "-9223372036854.775808"),
    ] as [(Int64, String)] {
      let bytes = JSONWriter.compact(.number(ExactDecimal(millionths: millionths)))
      #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
  }

  @Test func `the layout of any value is that of its rule`() {
    var dice = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let value = node(&dice, depth: 5)
      let expected = laidOut(value, mustBreak: true) + "\n"
      #expect(String(decoding: JSONWriter.pretty(value), as: UTF8.self) == expected)
    }
  }

  @Test func `what fits stands on one line, the rest is indented by two`() {
    let long = String(repeating: "x", count: 90)
    let value = JSONNode.object([
      "id": "one".asNode, "none": nil, "list": .array([.integer(1), .integer(2)]),
      "empty": .array([]),
      "states": .object(["long": long.asNode, "links": .object(["next": "a".asNode])]),
    ])
    let expected = """
      {
        "id": "one",
        "list": [1, 2],
        "empty": [],
        "states": {
          "long": "\(long)",
          "links": { "next": "a" }
        }
      }

      """
    #expect(String(decoding: JSONWriter.pretty(value), as: UTF8.self) == expected)
  }
}

/// The layout by its rule alone: a value stands on one line if that fits, else its parts do.
private func laidOut(
  _ node: JSONNode, indentation: Int = 0, used: Int = 0, isLast: Bool = true,
  mustBreak: Bool = false
) -> String {
  let line = onOneLine(node)
  let isPlain = node.elements?.isEmpty ?? node.members?.isEmpty ?? true
  if isPlain || !mustBreak && used + line.utf8.count + (isLast ? 0 : 1) <= 100 { return line }
  let blanks = String(repeating: " ", count: indentation)
  func part(_ value: JSONNode, behind key: String, isLast: Bool) -> String {
    let used = indentation + 2 + key.utf8.count
    return "\n  \(blanks)\(key)"
      + laidOut(value, indentation: indentation + 2, used: used, isLast: isLast)
      + (isLast ? "\n\(blanks)" : ",")
  }
  if let elements = node.elements {
    return "["
      + elements.enumerated().map {
        part($1, behind: "", isLast: $0 + 1 == elements.count)
      }.joined() + "]"
  }
  let members = node.members ?? []
  return "{"
    + members.enumerated().map {
      part($1.value, behind: quoted($1.key) + ": ", isLast: $0 + 1 == members.count)
    }.joined() + "}"
}

/// A value on one line, with blanks between its parts.
private func onOneLine(_ node: JSONNode) -> String {
  if let elements = node.elements { return "[\(elements.map(onOneLine).joined(separator: ", "))]" }
  guard let members = node.members else {
    return String(decoding: JSONWriter.compact(node), as: UTF8.self)
  }
  if members.isEmpty { return "{}" }
  let parts = members.map { "\(quoted($0.key)): \(onOneLine($0.value))" }
  return "{ \(parts.joined(separator: ", ")) }"
}

/// A text as JSON.
private func quoted(_ text: String) -> String {
  String(decoding: JSONWriter.compact(.text(text)), as: UTF8.self)
}

extension String {
  fileprivate var asNode: JSONNode { .text(self) }
}
