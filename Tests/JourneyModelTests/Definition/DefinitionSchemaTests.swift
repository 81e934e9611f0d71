import JourneyModel
import Testing

/// `true` for what a schema cannot do: count the days of months, add up durations, compare fields.
private func isBeyondSchemas(_ finding: Diagnostic) -> Bool {
  finding.code == DefinitionCode.contradiction || finding.message.contains("must be a date")
    || finding.message.contains("must be a duration")
}

@Suite struct DefinitionSchemaTests {
  @Test func `an independent validator accepts every definition that is written`() throws {
    var generator = DefinitionGenerator(seed: 5)
    let values = try (0..<200).map { _ in
      try JSONReader.parse(DefinitionWriter.json(of: generator.definition()))
    }
    for (value, verdict) in zip(
      values, try PythonOracle.verdicts(on: values, by: "journey_definition.schema.json"))
    where verdict != "ok" {
      Issue.record("\(verdict)\n\(String(decoding: JSONWriter.pretty(value), as: UTF8.self))")
    }
  }

  @Test func `schema and reader refuse the same changes to a definition`() throws {
    var generator = DefinitionGenerator(seed: 6)
    var values: [JSONNode] = []
    for _ in 0..<120 {
      let value = try JSONReader.parse(DefinitionWriter.json(of: generator.definition()))
      for _ in 0..<8 { values.append(bend(value, &generator)) }
    }
    var refused = 0
    for (value, verdict) in zip(
      values, try PythonOracle.verdicts(on: values, by: "journey_definition.schema.json"))
    {
      let findings = DefinitionReader.read(value).diagnostics
      if !findings.isEmpty { refused += 1 }
      if (verdict == "ok") == findings.isEmpty { continue }
      if verdict == "ok", findings.allSatisfy(isBeyondSchemas) { continue }
      Issue.record("schema: \(verdict); reader: \(findings.map(\.message))")
    }
    #expect(refused > 300 && refused < values.count)
  }
}
