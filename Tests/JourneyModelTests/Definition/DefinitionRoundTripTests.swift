import JourneyModel
import Testing

private func read(_ bytes: [UInt8]) -> (definition: JourneyDefinition?, diagnostics: [Diagnostic]) {
  DefinitionReader.read(SourceFile(name: "x.json", bytes: bytes))
}

@Suite struct DefinitionRoundTripTests {
  @Test func `every definition that is written is read back as it was`() throws {
    var generator = DefinitionGenerator(seed: 3)
    for _ in 0..<400 {
      let definition = generator.definition()
      let json = DefinitionWriter.json(of: definition)
      let (found, diagnostics) = read(json)
      let equal = found == definition
      if !equal {
        Issue.record("\(diagnostics.map(\.message))\n\(String(decoding: json, as: UTF8.self))")
      }
      try #require(equal)
      #expect(diagnostics.isEmpty)
      #expect(DefinitionWriter.json(of: definition) == json)
    }
  }

  @Test func `an expression as deep as a script can have is read back`() {
    var deep = Expression.path(.entry, ["total"])
    for _ in 0..<256 { deep = .call(.round, [deep]) }
    var definition = JourneyDefinition(
      journeyID: "j", triggers: [], settings: JourneySettings(), start: "s", states: [])
    definition.states = [
      JourneyState(id: "s", kind: .branch(test: deep, then: "s", otherwise: "s"))
    ]
    let (found, diagnostics) = read(DefinitionWriter.json(of: definition))
    #expect(diagnostics.map(\.message) == [])
    #expect(found == definition)
  }

  @Test func `nesting without end is refused`() {
    for unit in ["{\"not\":", "[", "{\"call\":{\"abs\":["] {
      let text = String(repeating: unit, count: 100_000)
      #expect(read(Array(text.utf8)).diagnostics.map(\.code) == [DefinitionCode.tooDeep])
    }
  }

  @Test func `the generator makes every kind of state and every operator`() throws {
    var generator = DefinitionGenerator(seed: 3)
    var seen: Set<String> = []
    func collect(_ node: JSONNode) {
      for member in node.members ?? [] {
        seen.insert(member.key)
        if member.key == "kind", let kind = member.value.text { seen.insert("kind \(kind)") }
        collect(member.value)
      }
      for element in node.elements ?? [] { collect(element) }
    }
    for _ in 0..<300 {
      collect(try JSONReader.parse(DefinitionWriter.json(of: generator.definition())))
    }
    let kinds = [
      "send", "call", "set", "let", "emit", "if", "choose", "split", "wait", "wait_until", "upon",
      "wait_for", "wait_without", "repeat", "again", "stop", "end", "once", "one_at_a_time",
      "unlimited",
    ]
    let operators =
      [
        "path", "binding", "member", "list", "and", "or", "not", "is", "<", "<=", ">", ">=", "in",
        "between", "known", "age", "contains", "starts_with", "ends_with", "list_contains",
        "reachable", "default", "+", "-", "*", "/", "negate", "call", "any", "every", "history",
        "missing", "duration", "date", "time", "moment", "weekday", "did", "count", "sum",
        "average",
        "smallest", "largest", "latest", "first", "at_least", "at_most", "exactly", "since_entry",
        "next_time", "tomorrow", "next_weekday", "offset", "before", "after", "value",
      ] + Expression.Function.allCases.map(\.rawValue)
    for word in kinds.map({ "kind \($0)" }) + operators {
      #expect(seen.contains(word), "\(word) was never made")
    }
  }

  @Test(arguments: [
    "PT0S", "PT1H", "P1D", "P1Y2M", "P14DT3H", "-P1D", "P1M-3D", "PT0.5S", "PT1H30M", "P1M-1DT-1H",
    "P100Y", "PT0.000001S", "-P1M-2D",
  ])
  func `a duration in ISO 8601 is spelled as it was read`(text: String) throws {
    let duration = try #require(CalendarDuration(iso8601: text))
    #expect(duration.iso8601 == text)
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "1D", "PD", "P1H", "PT1D", "P1D1Y", "P1DT", "PT1M1H", "P1.5D", "PT1S1S",
    "T1H",
    "P101Y", "P36601D", "PT4000000000H", "P-", "P--1D", "p1d", "P1D ", "P1T1H",
    "-P-9223372036854.775808D",
    "P9000000000000Y", "-PT-9223372036854.775808S", "P1_0D", "P٣D",
  ])
  func `what is no duration in ISO 8601, or too long a one, is refused`(text: String) {
    #expect(CalendarDuration(iso8601: text) == nil)
  }
}
