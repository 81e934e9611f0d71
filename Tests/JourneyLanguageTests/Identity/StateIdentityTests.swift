import JourneyLanguage
import JourneyModel
import Testing

/// People in flight stand on states: an edit in one place renames no state elsewhere.
@Suite struct StateIdentityTests {
  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `a step taken out renames no other`(script: Fixture) throws {
    for edit in ScriptEdit.deletions(in: script) { try Self.check(edit, of: script) }
  }

  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `a step put in renames no other`(script: Fixture) throws {
    for edit in ScriptEdit.insertions(in: script) { try Self.check(edit, of: script) }
  }

  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `a step that says another number renames no other`(script: Fixture) throws {
    for edit in ScriptEdit.alterations(in: script) { try Self.check(edit, of: script) }
  }

  @Test(arguments: [
    "wait for class_booked up to 2 days", "call crm.score()", "wait 2 days", "send nudge by email",
  ])
  func `what stands before twins renames none of them`(twin: String) {
    let twins = [twin, twin, twin].joined(separator: "\nwait 1 day\n")
    let before = Self.ids("wait 3 hours\n\(twins)")
    #expect(before.count == 7)
    for step in ["set user.points = 1", "send hello by email", "if user.points > 5 stop end"] {
      #expect(Self.ids("\(step)\nwait 3 hours\n\(twins)").isSuperset(of: before), "\(step)")
      #expect(Self.ids("wait 3 hours\n\(step)\n\(twins)").isSuperset(of: before), "\(step)")
    }
  }

  @Test func `what stands right before a twin tells it`() {
    let before = Self.ids("wait 2 days\nwait 2 days")
    #expect(before == ["wait_2_days", "wait_2_days_2", "end"])
    let after = Self.ids("wait 2 days\nset user.points = 1\nwait 2 days")
    #expect(after == ["wait_2_days", "set_points", "wait_2_days_after_set_points", "end"])
  }

  @Test func `what stands before branches renames no twin in them`() {
    let branches = "parallel branch wait 1 day branch wait 1 day end"
    let before = Self.ids(branches)
    #expect(Self.ids("set user.points = 1\n\(branches)").isSuperset(of: before))
  }

  /// The ids of a journey of these steps.
  private static func ids(_ steps: String) -> Set<String> {
    let script = CompiledScript("journey j\ntrigger on e\n\(steps)\nend\n", catalog: nil)
    return Set(script.stateIDs)
  }

  @Test func `the edits are many`() {
    let edits = Fixtures.accepted.map {
      ScriptEdit.deletions(in: $0).count + ScriptEdit.insertions(in: $0).count
        + ScriptEdit.alterations(in: $0).count
    }
    #expect(edits.reduce(0, +) >= 600)
  }

  /// Checks that every step outside an edit keeps its ids.
  ///
  /// Steps that say the same in blocks that say the same are told apart by what stands before them:
  /// an edit of one of them, or of what they are told apart by, may rename the others.
  private static func check(_ edit: ScriptEdit, of script: Fixture) throws {
    let catalog = try script.firstCatalog
    let before = CheckedScript(script.source, catalog: catalog)
    let after = CheckedScript(edit.source, catalog: catalog)
    for (journey, spans) in after.result.stateSpans where after.errors.isEmpty {
      let ids = before.ids(of: journey)
      let touched = Set(ids.filter { edit.touches($0.key) }.flatMap(\.value))
      let renamed = ids.compactMap { place, ids -> String? in
        guard let moved = edit.moved(place) else { return nil }
        let found = Set(spans.filter { $0.value == moved }.keys)
        if found == ids || isTold(by: touched, ids.union(found)) { return nil }
        return "\(ids.sorted()) became \(found.sorted())"
      }
      #expect(renamed == [], "\(edit.what)")
    }
  }

  /// `true` if an id is that of a twin of an edited step, or names one as what it stands behind.
  private static func isTold(by edited: Set<String>, _ ids: Set<String>) -> Bool {
    ids.contains { id in
      let behind = id.firstRange(of: "_after_").map { id[$0.upperBound...] } ?? ""
      return edited.contains { other in
        let (own, its) = (words(of: id), words(of: other))
        let head = its.split(separator: "_").prefix(2).joined(separator: "_")
        return own == its || own.hasPrefix(its + "_") || its.hasPrefix(own + "_")
          || behind.hasPrefix(head)
      }
    }
  }

  /// What the step of an id does: the id without what tells it apart from its twins.
  private static func words(of id: String) -> String {
    let own = id.firstRange(of: "_after_").map { String(id[..<$0.lowerBound]) } ?? id
    let parts = own.split(separator: "_")
    guard let last = parts.last, Int(last) != nil else { return own }
    return parts.dropLast().joined(separator: "_")
  }
}

extension CheckedScript {
  /// The ids of a journey's states by the place of the step that they stand for.
  fileprivate func ids(of journey: String) -> [SourceSpan: Set<String>] {
    var ids: [SourceSpan: Set<String>] = [:]
    for (id, span) in result.stateSpans[journey] ?? [:] { ids[span, default: []].insert(id) }
    return ids
  }
}
