import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// Definitions that no script was compiled to: each is one that a script says, or is refused.
@Suite struct ForeignDefinitionTests {
  /// What came of the JSON of a definition.
  private struct Reading {
    /// The definition, if it could be read.
    var definition: JourneyDefinition?
    /// The names of what is wrong, with the text that each finding is about.
    var errors: [String]
  }

  /// The states of a definition that sends one message with a value.
  private static func sending(_ value: String) -> String {
    """
    "send_hi": { "type": "action", "kind": "send", "message": "hi", "channels": ["email"],
      "with": { "v": \(value) }, "links": { "next": "end" } },
    "end": { "type": "flow_control", "kind": "end" }
    """
  }

  /// The JSON of a definition.
  private static func json(
    states: String, start: String = "send_hi", conditions: String = "{}",
    settings: String = "{}"
  ) -> String {
    """
    { "format": "journey_definition/1", "journey_id": "j",
      "triggers": [{ "trigger_id": "t", "event_name": "a", "conditions": \(conditions),
        "links": { "next": "\(start)" } }],
      "settings": \(settings), "journey_states": { \(states) } }
    """
  }

  /// Reads and checks the JSON of a definition.
  private static func read(_ json: String, catalog: Catalog? = nil) throws -> Reading {
    let source = SourceFile(name: "j.json", bytes: Array(json.utf8))
    guard let definition = DefinitionReader.read(source).definition else {
      return Reading(errors: DefinitionReader.read(source).diagnostics.map(\.code.name))
    }
    let names = try DefinitionNames.findings(
      in: definition, at: JSONReader.parse(source.bytes), catalog: catalog
    ).filter { $0.severity == .error }
    let structure = Analysis.findings(in: definition).filter { $0.code.severity == .error }
    return Reading(
      definition: definition,
      errors: structure.map { $0.code.name + ($0.stateID.map { " \($0)" } ?? "") }
        + names.map { "\($0.code.name) \(source.text($0.span))" })
  }

  /// Checks that a definition is accepted and comes back from its script; returns the script.
  private static func script(of json: String) throws -> String {
    let reading = try read(json)
    #expect(reading.errors == [])
    let definition = try #require(reading.definition)
    let back = DecompiledScript(definition, catalog: nil)
    let twin = try #require(back.result.definitions.first, "\(back.errors)\n\(back.text)")
    #expect(GraphTwins.difference(definition, twin) == nil, "\(back.text)")
    #expect(twin.settings.entry == definition.settings.entry)
    #expect(twin.triggers.map(\.kind) == definition.triggers.map(\.kind))
    return back.text
  }

  @Test func `a message is of the kind that its definition says`() throws {
    func errors(_ kind: String) throws -> [String] {
      let state = """
        "send_hi": { "type": "action", "kind": "send", "message": "hi", "message_kind": "\(kind)",
          "channels": ["email"], "to": "desk@shop.example", "links": { "next": "end" } },
        "end": { "type": "flow_control", "kind": "end" }
        """
      return try Self.read(Self.json(states: state)).errors
    }
    #expect(try errors("internal") == [])
    #expect(try errors("transactional") == [])
    #expect(try errors("marketing").map { $0.prefix(19) } == ["address-not-allowed"])
  }

  @Test func `what would start a run is called event in a trigger`() throws {
    let conditions = #"{ "where": { "is": [{ "path": ["entry", "n"] }, 1] } }"#
    let text = try Self.script(of: Self.json(states: Self.sending("1"), conditions: conditions))
    #expect(text.contains("trigger on a where event.n is 1\n"))
  }

  @Test func `what would start a run is called entry in a question about the past`() throws {
    let conditions = #"""
      { "where": { "history": { "did": { "at_least": 1 }, "event_name": "b",
        "where": { "is": [{ "path": ["event", "n"] }, { "path": ["entry", "n"] }] } } } }
      """#
    let text = try Self.script(of: Self.json(states: Self.sending("1"), conditions: conditions))
    #expect(text.contains("where did b where (event.n is entry.n)"))
  }

  @Test func `what started a run is called entry in the key of an entry rule`() throws {
    let settings = #"{ "entry": { "kind": "once", "key": { "path": ["event", "n"] } } }"#
    let text = try Self.script(of: Self.json(states: Self.sending("1"), settings: settings))
    #expect(text.contains("entry once per entry.n\n"))
  }

  @Test func `the name of a trigger is another word for entry`() throws {
    let conditions = #"{ "binding": "x" }"#
    let settings = #"""
      { "entry": { "kind": "once", "key": { "binding": ["x", "n"] } },
        "send_only_if": { "known": { "binding": ["x", "n"] } } }
      """#
    let text = try Self.script(
      of: Self.json(
        states: Self.sending(#"{ "binding": ["x", "n"] }"#), conditions: conditions,
        settings: settings))
    #expect(text.contains("with v = entry.n"))
  }

  @Test func `the name of a trigger that a step gives too stays a name`() throws {
    let states = #"""
      "wait": { "type": "flow_control", "kind": "wait_for", "up_to": "P1D", "links": {
        "arms": [{ "event_name": "b", "conditions": { "binding": "x" }, "next": "send_hi" }],
        "otherwise": "send_hi" } },
      """#
    let text = try Self.script(
      of: Self.json(
        states: states + Self.sending(#"{ "binding": ["x", "n"] }"#), start: "wait",
        conditions: #"{ "binding": "x" }"#))
    #expect(text.contains("with v = x.n"))
  }

  @Test func `a text is no moment to wait for, with or without a catalog`() throws {
    let states = #"""
      "wait": { "type": "flow_control", "kind": "wait_until", "moment": { "value":
        { "default": [{ "path": ["user", "last_name"] }, "nobody"] } },
        "links": { "next": "end" } },
      "end": { "type": "flow_control", "kind": "end" }
      """#
    let found = try Self.read(Self.json(states: states, start: "wait")).errors
    #expect(found.map { $0.prefix(10) } == ["wrong-type"])
  }

  @Test func `how often something is tried again must be said where the catalog says it`() throws {
    let call = #"""
      "call": { "type": "action", "kind": "call", "service": "crm", "operation": "score",
        "failure": { "action": "skip" RETRIES }, "links": { "next": "end" } },
      "end": { "type": "flow_control", "kind": "end" }
      """#
    var catalog = Catalog()
    catalog.services = [
      OperationDeclaration(
        service: "crm", operation: "score", retries: 3,
        failure: FailurePolicy(retries: 3, action: .skip))
    ]
    func errors(_ retries: String, _ catalog: Catalog) throws -> [String] {
      let states = call.replacing("RETRIES", with: retries)
      return try Self.read(Self.json(states: states, start: "call"), catalog: catalog).errors
    }
    #expect(try errors("", catalog) == [#"missing-field { "action": "skip"  }"#])
    #expect(try errors(#", "retries": 3"#, catalog) == [])
    #expect(try errors(#", "retries": 5"#, catalog) == [])
  }

  @Test func `a journey that nobody can ask for does not start itself`() throws {
    let states = #"""
      "start": { "type": "action", "kind": "start", "journey": "j", "links": { "next": "end" } },
      "end": { "type": "flow_control", "kind": "end" }
      """#
    let found = try Self.read(Self.json(states: states, start: "start")).errors
    #expect(found.contains(#"not-requestable "j""#))
  }

  @Test func `branches that stop in one state have a stop each in their script`() throws {
    let states = #"""
      "wait": { "type": "flow_control", "kind": "wait_for", "up_to": "P1D", "links": {
        "arms": [{ "event_name": "b", "next": "parallel" }], "otherwise": "stop_late" } },
      "parallel": { "type": "flow_control", "kind": "parallel", "links": {
        "branches": ["wait_1_day", "stop_late"], "next": "end" } },
      "wait_1_day": { "type": "flow_control", "kind": "wait", "for": "P1D",
        "links": { "next": "join_parallel" } },
      "stop_late": { "type": "flow_control", "kind": "stop", "reason": "late" },
      "join_parallel": { "type": "flow_control", "kind": "join",
        "links": { "parallel": "parallel" } },
      "end": { "type": "flow_control", "kind": "end" }
      """#
    let text = try Self.script(of: Self.json(states: states, start: "wait"))
    #expect(text.split(separator: "stop \"late\"").count == 3)
    #expect(!text.contains("go to"))
  }

  @Test func `a link out of a branch is refused, also where nobody takes it`() throws {
    let branches = #"""
      "outer": { "type": "flow_control", "kind": "parallel", "links": {
        "branches": ["inner", "join_outer"], "next": "behind" } },
      "inner": { "type": "flow_control", "kind": "parallel", "links": {
        "branches": ["stop"], "next": "NEXT" } },
      "stop": { "type": "flow_control", "kind": "stop" },
      "join_outer": { "type": "flow_control", "kind": "join", "links": { "parallel": "outer" } },
      "behind": { "type": "flow_control", "kind": "wait", "for": "P1D",
        "links": { "next": "end" } },
      "end": { "type": "flow_control", "kind": "end" }
      """#
    func errors(_ next: String) throws -> [String] {
      let first = #""outer": { "type": "flow_control", "kind": "parallel", "first": true,"#
      let states = branches.replacing("NEXT", with: next).replacing(
        #""outer": { "type": "flow_control", "kind": "parallel","#, with: first)
      return try Self.read(Self.json(states: states, start: "outer")).errors
    }
    #expect(try errors("join_outer") == [])
    #expect(try errors("behind") == ["crossed-branch inner"])
    #expect(try errors("end") == ["crossed-branch inner"])
  }

  @Test func `a branch does not lead to the last step of the journey`() throws {
    let states = #"""
      "parallel": { "type": "flow_control", "kind": "parallel", "first": true, "links": {
        "branches": ["wait", "join_parallel"], "next": "end" } },
      "wait": { "type": "flow_control", "kind": "wait", "for": "P1D", "links": { "next": "end" } },
      "join_parallel": { "type": "flow_control", "kind": "join",
        "links": { "parallel": "parallel" } },
      "end": { "type": "flow_control", "kind": "end" }
      """#
    let found = try Self.read(Self.json(states: states, start: "parallel")).errors
    #expect(found == ["crossed-branch wait"])
  }
}
