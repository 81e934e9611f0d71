import JourneyModel
import Testing

/// A definition with these triggers, settings and states.
private func source(
  triggers: String =
    #"[{"trigger_id": "t", "event_name": "e", "trigger": true, "links": {"next": "s"}}]"#,
  settings: String = "{}", states: String = #"{"s": {"type": "flow_control", "kind": "end"}}"#
) -> String {
  """
  {
    "format": "journey_definition/1",
    "journey_id": "j",
    "triggers": \(triggers),
    "settings": \(settings),
    "journey_states": \(states)
  }
  """
}

/// A definition of which one state has this test.
private func test(_ expression: String) -> String {
  source(
    states: """
      {"s": {"type": "condition", "test": \(expression), "links": {"then": "s", "otherwise": "s"}}}
      """)
}

/// The findings about a definition: code, line, message and help.
private func findings(_ text: String) -> [String] {
  let file = SourceFile(name: "x.json", text: text)
  let (definition, diagnostics) = DefinitionReader.read(file)
  #expect((definition == nil) == !diagnostics.isEmpty)
  return diagnostics.map { finding in
    let help = finding.help.map { "; \($0)" } ?? ""
    return "\(finding.code.id):\(file.line(at: finding.span.start)): \(finding.message)\(help)"
  }
}

@Suite struct DefinitionReaderTests {
  @Test func `the sample of the design is read`() throws {
    let text = """
      {
        "format": "journey_definition/1",
        "journey_id": "abandoned_cart", "version": 3, "title": "Win back abandoned carts",
        "triggers": [ { "trigger_id": "t1", "event_name": "cart_abandoned", "trigger": true,
                        "conditions": { "only_once": false, "count": 1, "where": { "and": [] } },
                        "links": { "next": "wait_1" } } ],
        "settings": { "entry": { "kind": "once", "every": "P7D" } },
        "journey_states": {
          "wait_1": { "type": "flow_control", "kind": "wait", "for": "PT1H", "links": { "next": "send_1" } },
          "send_1": { "type": "action", "kind": "send", "message": "cart_reminder",
                      "channels": ["email", "push", "sms"], "with": { "total": { "path": ["entry", "total"] } },
                      "links": { "next": "if_1" } },
          "if_1": { "type": "condition", "test": true, "links": { "then": "end", "otherwise": "end" } },
          "end": { "type": "flow_control", "kind": "end" }
        }
      }
      """
    let (found, diagnostics) = DefinitionReader.read(SourceFile(name: "x.json", text: text))
    #expect(diagnostics.map(\.message) == [])
    let definition = try #require(found)
    #expect(definition.start == "wait_1")
    #expect(definition.states.map(\.id) == ["wait_1", "send_1", "if_1", "end"])
    let hour = CalendarDuration(microseconds: 3600 * Moment.perSecond)
    #expect(
      definition.states[0].kind
        == .wait(length: .literal(.duration(hour)), upTo: nil, next: "send_1"))
    #expect(
      definition.states[2].kind
        == .branch(test: .literal(.boolean(true)), then: "end", otherwise: "end"))
  }

  @Test func `a message goes by one channel at least`() {
    let send = """
      {"s": {"type": "action", "kind": "send", "message": "m", "channels": [], "links": {"next": "s"}}}
      """
    #expect(
      findings(source(states: send)) == [
        "J5008:6: `/journey_states/s/channels` must be a list of one channel or more, not `[]`"
      ])
  }

  @Test func `another format is refused by name, and nothing else is said`() {
    #expect(
      findings(#"{"format": "journey_definition/2", "states": 1}"#) == [
        "J5002:1: the format `journey_definition/2` is not known here; the format that is read here is "
          + "`journey_definition/1`"
      ])
  }

  @Test func `what is no JSON is refused with its place`() {
    #expect(
      findings("{\n  \"format\": }") == [
        "J5001:2: this is not JSON: expected a value, found `}`; it stands in `/format`"
      ])
    #expect(findings("") == ["J5001:1: this is not JSON: expected a value, found the end"])
    #expect(findings("[]") == ["J5005:1: the definition must be an object, not a list"])
  }

  @Test func `several mistakes are several findings, each with its path and line`() {
    let text = """
      {
        "format": "journey_definition/1",
        "journey_id": 7,
        "colour": "red",
        "triggers": [{"trigger_id": "t", "evnt_name": "e", "trigger": true, "links": {"next": "s"}}],
        "settings": {"entry": {"kind": "onec"}, "limits": [{"messages": 1.5, "per": "1 day"}]},
        "journey_states": {
          "s": {"type": "action", "kind": "sent", "links": {"next": "s"}},
          "t/u": {"type": "action", "kind": "wait"},
          "u": {"type": "flow_control", "kind": "wait", "for": "PT1H"}
        }
      }
      """
    #expect(
      findings(text) == [
        "J5005:3: `/journey_id` must be a text, not a number",
        "J5004:4: the definition has the unknown field `colour`; the fields are `format`, "
          + "`journey_id`, `version`, `title`, `source`, `triggers`, `settings`, `types`, `start`, "
          + "`journey_states` here",
        "J5004:5: `/triggers/0` has the unknown field `evnt_name`; did you mean `event_name`?",
        "J5006:6: `/settings/entry/kind` is `onec`, which is none of `once`, `one_at_a_time`, "
          + "`unlimited`; did you mean `once`?",
        "J5008:6: `/settings/limits/0/messages` must be a whole number, 0 or more, not `1.5`",
        "J5008:6: `/settings/limits/0/per` must be a duration as in ISO 8601, such as `PT1H30M`, "
          + "not `\"1 day\"`",
        "J5006:8: `/journey_states/s/kind` is `sent`, which is none of `send`, `call`, `set`, `let`, "
          + "`emit`, `start`; did you mean `send`?",
        "J5006:9: `/journey_states/t~1u/kind` is `wait`, which is none of `send`, `call`, `set`, "
          + "`let`, `emit`, `start`",
        "J5003:10: `/journey_states/u` lacks the field `links`",
      ])
  }

  @Test(arguments: [
    (
      #"{"adn": []}"#,
      "J5007:6: `/journey_states/s/test` has the unknown operator `adn`; did you mean `and`?"
    ),
    (
      #"{"<": [1]}"#,
      "J5008:6: `/journey_states/s/test/<` must have 2 operands, not 1"
    ),
    (#"{"<": 1}"#, "J5005:6: `/journey_states/s/test/<` must be a list of operands, not a number"),
    (
      "null",
      "J5005:6: `/journey_states/s/test` must be a text, a number, true, false, or an object with one operator, "
        + "not null"
    ),
    (
      #"{"not": {"and": [], "or": []}}"#,
      "J5005:6: `/journey_states/s/test/not` must be a text, a number, true, false, or an object with one "
        + "operator, not an object"
    ),
    (
      #"{"path": ["usr", "id"]}"#,
      "J5006:6: `/journey_states/s/test/path` is `usr.id`, which begins with no known root; did you mean `user`?"
    ),
    (
      #"{"path": []}"#,
      "J5008:6: `/journey_states/s/test/path` must be a list of one name or more, not `[]`"
    ),
    (#"{"missing": false}"#, "J5008:6: `/journey_states/s/test/missing` must be true, not `false`"),
    (
      #"{"call": {"uper": ["a"]}}"#,
      "J5007:6: `/journey_states/s/test/call` has the unknown function `uper`; did you mean `upper`?"
    ),
    (
      #"{"date": "2026-02-30"}"#,
      "J5008:6: `/journey_states/s/test/date` must be a date such as `2026-12-24`, not `\"2026-02-30\"`"
    ),
    (
      #"{"history": {"did": {"at_lest": 3}, "event_name": "e"}}"#,
      "J5004:6: `/journey_states/s/test/history/did` has the unknown field `at_lest`; did you mean `at_least`?"
    ),
    (
      #"{"history": {"count": true, "sum": ["total"], "event_name": "e"}}"#,
      "J5004:6: `/journey_states/s/test/history` has the unknown field `count`; the fields are "
        + "`event_name`, `within`, `since_entry`, `where`, `sum` here"
    ),
  ])
  func `a mistake in an expression is told with its path`(expression: String, expected: String) {
    #expect(findings(test(expression)) == [expected])
  }

  @Test func `fields that contradict each other are told`() {
    let triggers = """
      [{"trigger_id": "t", "event_name": "e", "trigger": false, "conditions": {"only_once": false},
        "links": {"next": "s"}},
       {"trigger_id": "t", "when": true, "links": {"next": "other"}}]
      """
    #expect(
      findings(source(triggers: triggers)) == [
        "J5008:4: `/triggers/0/trigger` must be `true` for what starts a journey, not `false`",
        "J5009:4: `/triggers/0/conditions/only_once` is `false`, but by `/settings/entry` it is `true`; "
          + "it is `true` for the entry kind `once`, without `every`, which is the default",
        "J5009:6: `/triggers/1/trigger_id` is `t`, as is that of another trigger",
        "J5009:6: `/triggers/1/links/next` leads elsewhere than `/triggers/0/links/next`; a journey "
          + "has one first state",
      ])
    #expect(
      findings(source(triggers: "[]")) == [
        "J5003:1: the definition has no trigger, and lacks the field `start`"
      ])
  }

  @Test func `a way out without a bound is told, and so is a bound without a way out`() {
    func wait(_ fields: String, _ links: String) -> String {
      source(
        states:
          #"{"s": {"type": "flow_control", "kind": "wait_for", \#(fields)"links": {"arms": []\#(links)}}}"#
      )
    }
    #expect(findings(wait(#""up_to": "P1D", "#, #", "otherwise": "s""#)) == [])
    #expect(findings(wait("", "")) == [])
    let due = "/up_to` must be a duration such as `PT1H30M`, or a moment, not a number"
    let found = findings(wait(#""up_to": 3, "#, #", "otherwise": "s""#))
    #expect(found.map { $0.hasSuffix(due) } == [true], "\(found)")
    #expect(
      findings(wait(#""up_to": "P1D", "#, "")) == [
        "J5003:6: `/journey_states/s/links` lacks the field `otherwise`"
      ])
    #expect(
      findings(wait("", #", "otherwise": "s""#)) == [
        "J5004:6: `/journey_states/s/links` has the unknown field `otherwise`; the fields are `arms` here"
      ])
  }

  @Test func `no change to a definition makes the reader fail otherwise than by findings`() throws {
    var generator = DefinitionGenerator(seed: 4)
    for _ in 0..<200 {
      let json = try JSONReader.parse(DefinitionWriter.json(of: generator.definition()))
      for _ in 0..<20 {
        let bent = bend(json, &generator)
        let (definition, diagnostics) = DefinitionReader.read(bent)
        #expect((definition == nil) == !diagnostics.isEmpty)
      }
    }
  }
}
