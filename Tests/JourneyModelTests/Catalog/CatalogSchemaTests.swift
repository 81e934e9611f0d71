import JourneyModel
import Testing

@Suite struct CatalogSchemaTests {
  static let sample = """
    {
      "workspace": "acme", "time_zone": "Europe/Berlin", "consent": { "unknown": "allow" },
      "users": { "attributes": {
        "plan": { "type": "text", "values": ["free", "pro"], "required": true }, "points": "number!",
        "tags": { "type": ["text"], "required": true }, "address": { "city": "text", "type": "text" } } },
      "events": { "cart": { "id": "text!", "items": [{ "sku": "text!", "price": "number" }] }, "seen": null },
      "messages": {
        "hello": { "kind": "marketing", "topic": "offers", "channels": ["email"], "with": { "name": "text" } },
        "note": { "kind": "internal", "to": "desk@example.com" }, "bye": {} },
      "channels": {
        "email": { "provider": "webhook", "url": "https://a.example", "secret": "env:S", "rate": "100 per second",
          "timeout": "10 seconds", "honours_key": false, "callback_secret": ["env:NEW", "env:OLD"] },
        "post": { "provider": "smtp", "url": "smtps://mail.example", "user": "shop", "secret": "file:/run/p",
          "from": "Shop <hello@shop.example>" },
        "letter": { "rate": "30 per 10 minutes", "retries": 2, "failure": { "stop": "no letter" } } },
      "services": { "crm": { "score": {
        "url": "https://b.example", "secret": "env:CRM", "rate": "5 per second", "honours_key": true, "keeps_keys": "3 days", "with": { "email": "text" }, "returns": { "score": "number" },
        "timeout": "5 seconds", "retries": 3, "failure": "skip" } } },
      "limits": [{ "messages": 5, "per": "7 days", "topic": "offers", "channel": "sms" }],
      "lint": { "shadowed-branch": "error", "unused-name": "off" },
      "population": {
        "attributes": { "plan": { "values": { "free": "90%", "pro": "10%" } },
          "points": { "from": 0, "to": 500, "known": "99.5%" } },
        "events": { "cart": { "rate": 2.5, "attributes": { "id": { "known": "100%" } } }, "seen": { "rate": "once" } },
        "channels": { "email": { "reachable": "97%", "marketing": "55%" }, "letter": {} } },
      "retention": { "finished_runs": "400 days" },
      "outgoing": { "allow": ["127.0.0.1:9000"] }
    }
    """

  /// `true` for what a schema cannot do: add up durations, compare fields, know the world.
  private func isBeyondSchemas(_ finding: Diagnostic) -> Bool {
    finding.code == CatalogCode.contradiction || finding.message.contains("must be a duration")
  }

  @Test func `schema and reader take the same catalogs and refuse the same mistakes`() throws {
    let sample = try JSONReader.parse(Array(Self.sample.utf8))
    var generator = DefinitionGenerator(seed: 8)
    let values = [sample] + (0..<1200).map { _ in bend(bend(sample, &generator), &generator) }
    let reader = CatalogReader { !$0.isEmpty }
    var taken = 0
    for (value, verdict) in zip(
      values, try PythonOracle.verdicts(on: values, by: "journey.schema.json"))
    {
      let findings = reader.read(value).diagnostics
      if findings.isEmpty { taken += 1 }
      if (verdict == "ok") == findings.isEmpty { continue }
      if verdict == "ok", findings.allSatisfy(isBeyondSchemas) { continue }
      Issue.record("schema: \(verdict); reader: \(findings.map(\.message))")
    }
    #expect(reader.read(sample).diagnostics == [])
    #expect(taken > 50 && taken < 1000)
  }
}
