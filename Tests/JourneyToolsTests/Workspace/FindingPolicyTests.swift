import JourneyModel
import JourneyTools
import Testing

/// How much each finding weighs, and which are let stand.
@Suite struct FindingPolicyTests {
  /// What is found in a script: line, severity and name.
  private func findings(_ script: String, lint: [String: Diagnostic.Severity?] = [:]) -> [String] {
    var catalog = Catalog()
    catalog.lint = lint
    let source = SourceFile(name: "test.journey", text: script)
    return SourceCheck(catalog: catalog).findings(in: source).map { finding in
      "\(source.line(at: finding.span.start)) \(finding.severity.rawValue) \(finding.code.name)"
    }
  }

  /// A journey with a line before its wait of two years, and something behind it.
  private func journey(_ before: String = "", behind: String = "") -> String {
    """
    journey guarantee "The end of the guarantee"
      trigger on order_placed
      \(before)
      wait 24 months\(behind)
      send guarantee_ends by email
    end
    """
  }

  /// A script with the safe fixes of all its findings applied.
  private func fixed(_ script: String) -> String {
    let source = SourceFile(name: "test.journey", text: script)
    let found = SourceCheck(catalog: nil).findings(in: source)
    return String(
      decoding: FixApplier.applySafeFixes(of: found, to: source.bytes), as: UTF8.self)
  }

  @Test func `a workspace makes a warning an error, or turns it off`() {
    #expect(findings(journey()) == ["4 warning wait-too-long"])
    #expect(findings(journey(), lint: ["wait-too-long": .error]) == ["4 error wait-too-long"])
    #expect(findings(journey(), lint: ["wait-too-long": nil]) == [])
  }

  @Test func `a rule that is off by default is shown where it is asked for`() {
    let lint = ["missing-goal": Diagnostic.Severity?.some(.error)]
    #expect(
      findings(journey(), lint: lint) == ["1 error missing-goal", "4 warning wait-too-long"])
  }

  @Test func `an error cannot be turned off, nor let stand`() {
    let script = "journey j\n  trigger on a\n  # allow misspelt-word: no\n  sned m by email\nend\n"
    #expect(
      findings(script, lint: ["misspelt-word": nil])
        == ["3 warning unknown-allow", "4 error misspelt-word"])
  }

  @Test func `a comment lets a finding stand, above its line or behind it`() {
    #expect(findings(journey("# allow wait-too-long: it lasts two years")) == [])
    #expect(findings(journey(behind: "  # allow wait-too-long: it lasts two years")) == [])
    #expect(findings(journey("#allow   wait-too-long:it lasts two years")) == [])
  }

  @Test func `comments and blank lines may stand between`() {
    let comments = "# allow wait-too-long: it lasts two years\n\n  # The guarantee.\n"
    #expect(findings(journey(comments)) == [])
  }

  @Test func `a comment behind something speaks of its own line only`() {
    let script = journey("  # first").replacing(
      "order_placed", with: "order_placed  # allow wait-too-long: why")
    #expect(findings(script) == ["2 warning unneeded-allow", "4 warning wait-too-long"])
  }

  @Test func `a raised finding can be let stand too`() {
    let script = journey("# allow wait-too-long: it lasts two years")
    #expect(findings(script, lint: ["wait-too-long": .error]) == [])
  }

  @Test func `a comment without a reason lets stand, and is found`() {
    for comment in ["# allow wait-too-long", "# allow wait-too-long:", "# allow wait-too-long:  "] {
      #expect(findings(journey(comment)) == ["3 warning allow-without-reason"], "\(comment)")
    }
  }

  @Test func `an ordinary sentence is no such comment`() {
    for comment in [
      "# allow people to come back", "# allowance: none", "# We allow wait-too-long:",
    ] {
      #expect(findings(journey(comment)) == ["4 warning wait-too-long"], "\(comment)")
    }
  }

  @Test func `a misspelt name is found, and mended`() {
    let script = journey("# allow wait-to-long: it lasts two years")
    #expect(findings(script) == ["3 warning unknown-allow", "4 warning wait-too-long"])
    #expect(fixed(script) == journey("# allow wait-too-long: it lasts two years"))
  }

  @Test func `a code is answered with the name`() {
    let script = journey("# allow J7201: it lasts two years")
    #expect(findings(script) == ["3 warning unknown-allow", "4 warning wait-too-long"])
    #expect(fixed(script) == journey("# allow wait-too-long: it lasts two years"))
  }

  @Test func `a comment that lets nothing stand is found, and taken out`() {
    let script = """
      journey j "J"
        trigger on a  # allow wait-too-long: why
        # allow wait-too-long: why
        wait 1 day
        send m by email
      end

      """
    #expect(findings(script) == ["2 warning unneeded-allow", "3 warning unneeded-allow"])
    #expect(
      fixed(script) == """
        journey j "J"
          trigger on a
          wait 1 day
          send m by email
        end

        """)
  }

  @Test func `one finding is let stand by one comment`() {
    let twice = "# allow wait-too-long: one\n  # allow wait-too-long: two"
    #expect(findings(journey(twice)) == ["4 warning unneeded-allow"])
  }

  @Test func `where a script has an error no comment is called unneeded`() {
    let script = journey("# allow wait-too-short: why").replacing("send g", with: "sned g")
    #expect(findings(script) == ["5 error misspelt-word"])
  }

  @Test func `a comment about a rule that is off is left alone`() {
    let script = journey("# allow wait-too-short: why")
    #expect(
      findings(script, lint: ["wait-too-short": nil]) == ["4 warning wait-too-long"])
  }

  @Test func `a comment in a text is text`() {
    let script = """
      journey j "J"
        trigger on a
        send m by email with body = \"""
          # allow wait-too-long: why
          \"""
      end
      """
    #expect(findings(script) == [])
  }

  @Test func `the severities hold for definitions too`() {
    let text = """
      {
        "format": "journey_definition/1", "journey_id": "j", "version": 0,
        "triggers": [{ "trigger_id": "on_a", "event_name": "a", "trigger": true,
          "conditions": { "only_once": true, "count": 1 }, "links": { "next": "w" } }],
        "settings": { "entry": { "kind": "once" } }, "types": {},
        "journey_states": {
          "w": { "type": "flow_control", "kind": "wait", "for": "P2Y", "links": { "next": "end" } },
          "end": { "type": "flow_control", "kind": "end" }
        }
      }
      """
    let source = SourceFile(name: "j.json", text: text)
    var catalog = Catalog()
    let found = SourceCheck(catalog: catalog).findings(in: source)
    #expect(found.map(\.code.name) == ["wait-too-long"])
    #expect(found.first.map { source.line(at: $0.span.start) } == 7)
    catalog.lint["wait-too-long"] = .some(nil)
    #expect(SourceCheck(catalog: catalog).findings(in: source).isEmpty)
  }
}
