import JourneyModel
import JourneyTools
import Testing

/// What a definition, or a script, can have at most.
@Suite struct DefinitionLimitTests {
  /// The names of what is found in a definition with these states.
  private func findings(
    states: String, title: String = "x"
  ) -> [String] {
    let text = """
      {
        "format": "journey_definition/1", "journey_id": "j", "title": "\(title)",
        "triggers": [{ "trigger_id": "t", "event_name": "e", "trigger": true,
                       "links": { "next": "s0" } }],
        "journey_states": {
          \(states),
          "end": { "type": "flow_control", "kind": "end" }
        }
      }
      """
    return SourceCheck(catalog: nil).findings(in: SourceFile(name: "j.json", text: text)).map {
      "\($0.code.name): \($0.message)"
    }
  }

  /// So many waits in a row.
  private func waits(_ count: Int) -> String {
    (0..<count).map { number in
      let next = number + 1 < count ? "s\(number + 1)" : "end"
      return #""s\#(number)": { "type": "flow_control", "kind": "wait", "for": "P1D", "#
        + #""links": { "next": "\#(next)" } }"#
    }.joined(separator: ",\n")
  }

  /// A choice of so many arms.
  private func choice(_ count: Int) -> String {
    let arms = (0..<count).map { #"{ "values": [\#($0)], "next": "end" }"# }
    return #""s0": { "type": "condition", "kind": "choose", "value": { "path": ["user", "n"] }, "#
      + #""links": { "arms": [\#(arms.joined(separator: ", "))], "otherwise": "end" } }"#
  }

  @Test func `bytes`() {
    let blanks = String(repeating: " ", count: DefinitionLimits.bytesMax)
    let source = SourceFile(name: "j.json", text: "{" + blanks + "}")
    let found = SourceCheck(catalog: nil).findings(in: source)
    #expect(found.map(\.code.name) == ["definition-too-large"])
    #expect(found.map(\.span) == [SourceSpan(0, 0)])
  }

  @Test func `values within each other`() {
    func test(_ depth: Int) -> String {
      let open = String(repeating: #"{ "not": "#, count: depth)
      return #""s0": { "type": "condition", "kind": "if", "test": \#(open)true"#
        + String(repeating: " }", count: depth)
        + #", "links": { "then": "end", "otherwise": "end" } }"#
    }
    // The definition, its states, the state and the test stand around them.
    #expect(
      findings(states: test(DefinitionLimits.depthMax)).map { $0.prefix(19) } == [
        "definition-too-deep"
      ])
    #expect(!findings(states: test(DefinitionLimits.depthMax - 3)).joined().contains("too-deep"))
  }

  @Test func `states`() {
    #expect(
      findings(states: waits(DefinitionLimits.statesMax)) == [
        "too-many-states: there are 50001 steps in this journey; it can have 50000 at most"
      ])
  }

  @Test func `arms`() {
    #expect(
      findings(states: choice(DefinitionLimits.armsMax + 1)) == [
        "too-many-arms: there are 1001 ways here to go on; a step can have 1000 at most"
      ])
  }

  @Test func `the bytes of a text`() {
    let long = String(repeating: "a", count: DefinitionLimits.textBytesMax)
    #expect(findings(states: waits(1), title: long) == [])
    #expect(
      findings(states: waits(1), title: long + "a") == [
        "text-too-long: this text is longer than 65536 bytes, the most that one can have"
      ])
  }

  @Test func `a script keeps within them too`() {
    func names(_ text: String) -> [String] {
      SourceCheck(catalog: nil).findings(in: SourceFile(name: "j.journey", text: text))
        .filter { $0.severity == .error }.map(\.code.name)
    }
    let arms = (0...DefinitionLimits.armsMax).map { "when \($0)\n" }.joined()
    #expect(
      names("journey j\ntrigger on e\nchoose user.n\n\(arms)otherwise\nend\nend\n")
        == ["too-many-arms"])
    let long = String(repeating: "a", count: DefinitionLimits.textBytesMax + 1)
    #expect(names("journey j\ntrigger on e\nlet a = \"\(long)\"\nend\n") == ["text-too-long"])
    let waits = String(repeating: "wait 1 day\n", count: DefinitionLimits.statesMax)
    #expect(names("journey j\ntrigger on e\n\(waits)end\n") == ["too-many-states"])
  }
}
