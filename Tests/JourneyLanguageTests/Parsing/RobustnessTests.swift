import JourneyLanguage
import JourneyModel
import Testing

/// The parser reads anything, loses nothing and always comes to an end.
@Suite struct RobustnessTests {
  @Test func `a valid script with every statement has no finding`() {
    let tree = Scripts.tree(Scripts.everything)
    for finding in tree.diagnostics {
      Issue.record("line \(tree.source.line(at: finding.span.start)): \(finding.message)")
    }
    #expect(tree.items.count == 5)
    #expect(Scripts.tiles(tree))
    #expect(Scripts.joined(tree) == tree.source.bytes)
  }

  @Test func `a valid script on one line has no finding`() {
    let lines = Scripts.everything.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(Scripts.findings(lines.joined(separator: " ")) == [])
    let flat = lines.map { String($0.drop { $0 == " " }) }
    #expect(Scripts.findings(flat.joined(separator: "\n")) == [])
    let tree = Scripts.tree(Scripts.everything)
    let words = tree.tokens.map { tree.source.text($0.span) }
    #expect(Scripts.findings(words.joined(separator: "\n")) == [])
  }

  @Test func `every prefix is read and tiled`() {
    let bytes = Array(Scripts.everything.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let tree = Parser.parse(SourceFile(name: "x", bytes: Array(bytes[..<end])))
      #expect(Scripts.tiles(tree), "prefix of \(end)")
    }
  }

  @Test func `random tokens are read and tiled`() {
    var random = SeededGenerator(seed: 7)
    let tree = Scripts.tree(Scripts.everything)
    let words =
      tree.tokens.map { tree.source.text($0.span) } + ["\"", "\"\"\"", "“", "\\", "–", "\n"]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 1...60, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      #expect(Scripts.tiles(Scripts.tree(text)), "\(text)")
    }
  }

  @Test func `random bytes are read and tiled`() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<200 {
      let bytes = (0..<80).map { _ in UInt8.random(in: 0...255, using: &random) }
      let tree = Parser.parse(SourceFile(name: "x", bytes: bytes))
      #expect(Scripts.tiles(tree), "\(bytes)")
    }
  }

  @Test func `a script with tokens dropped, doubled or swapped is read and tiled`() {
    var random = SeededGenerator(seed: 9)
    let tree = Scripts.tree(Scripts.everything)
    for _ in 0..<200 {
      var parts = tree.tokens.map { tree.source.text($0.trivia) + tree.source.text($0.span) }
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<parts.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: parts.remove(at: place)
        case 1: parts.insert(parts[place], at: place)
        default: parts.swapAt(place, Int.random(in: 0..<parts.count, using: &random))
        }
      }
      let mutant = Scripts.tree(parts.joined())
      #expect(Scripts.tiles(mutant))
    }
  }

  @Test(arguments: [
    "stagee(a\n  x\n", "whenn (\n b\n", "  sendd(\n x\n", "x(\n  y\n", "\"x\"\n  y\n",
    "x journey\n",
    "journey j\n trigger on a\n split\n  s\n   50%\n  end\nend\n",
    "journey j\n trigger on a\n split s\n  rest\n 50%\nend\n",
    "journey j\n trigger on a\nend\nsendd (\n  wait 1 day\n", " trigger (\n  a\n", "end(\n  a\n",
  ])
  func `a line that is almost an item is passed`(script: String) {
    let tree = Scripts.tree(script)
    #expect(!tree.diagnostics.isEmpty && tree.diagnostics.count < 5)
    #expect(Scripts.tiles(tree))
  }

  @Test(arguments: ["(", "not ", "-", "[", "any x in ", "count(a where (", "{ a: ", "a.", "1 + "])
  func `depth without end gives findings, not a crash`(part: String) {
    let text = "constant c = " + String(repeating: part, count: 20_000) + "1"
    #expect(Scripts.findings(text).count == 1)
  }

  @Test func `blocks without end give findings, not a crash`() {
    let text = "journey j\n" + String(repeating: "if true\n", count: 10_000)
    #expect(Scripts.findings(text).contains { $0.hasSuffix("nested-too-deeply") })
  }

  @Test func `a script that is too large is one finding`() {
    let text = String(repeating: "# x\n", count: 300_000)
    #expect(Scripts.findings(text) == ["1:script-too-large"])
  }
}
