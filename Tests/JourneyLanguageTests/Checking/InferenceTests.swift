import JourneyLanguage
import JourneyModel
import Testing

/// Types that are told by use where no catalog declares them.
@Suite struct InferenceTests {
  /// The types that a script's only journey reads.
  private func types(_ text: String) -> FactTypes? {
    let script = CompiledScript(text, catalog: nil)
    #expect(script.names == [])
    return script.definition?.types
  }

  /// The type of an attribute of users.
  private func userType(_ name: String, in types: FactTypes?) -> ValueType? {
    types?.user.first { $0.name == name }?.type
  }

  @Test func usesTellTheTypes() {
    let types = types(
      """
      journey a
        trigger on signed_up where event.total > 50 and event.kind is "big"
        if user.vip and user.renews_at is more than 3 days ago
          stop
        end
        wait until 3 days before entry.ends at 09:00
        wait until entry.ends_on
        wait until 2 hours before entry.begins
        let guests = entry.guests
      end
      """)
    #expect(userType("vip", in: types) == .boolean)
    let event = types?.events.first { $0.name == "signed_up" }
    #expect(event?.attributes.first { $0.name == "total" }?.type == .number)
    #expect(event?.attributes.first { $0.name == "kind" }?.type == .text)
    #expect(event?.attributes.first { $0.name == "ends" }?.type == .date)
    #expect(event?.attributes.first { $0.name == "ends_on" }?.type == .date)
    #expect(event?.attributes.first { $0.name == "begins" }?.type == .moment)
    #expect(event?.attributes.first { $0.name == "guests" }?.type == .unknown)
    #expect(userType("renews_at", in: types) == .moment)
  }

  @Test func aTypeIsCarriedFromOneNameToAnother() {
    let types = types(
      """
      journey a
        trigger on signed_up where event.size is user.size
        if entry.size > 3
          stop
        end
      end
      """)
    #expect(userType("size", in: types) == .number)
  }

  @Test func aLaterUseTellsThatSomethingIsAList() {
    let types = types(
      """
      journey a
        trigger on signed_up where user.tags contains "new"
        if any tag in user.tags where (tag starts with "x")
          stop
        end
      end
      """)
    #expect(userType("tags", in: types) == .list(.text))
  }

  @Test func partsMakeARecord() {
    let types = types(
      """
      journey a
        trigger on signed_up
        if user.address.city is "Rome" and any line in entry.lines where (line.price > 3)
          stop
        end
      end
      """)
    let city = ValueType.Field(name: "city", type: .text, isRequired: false)
    #expect(userType("address", in: types) == .record([city]))
    let price = ValueType.Field(name: "price", type: .number, isRequired: false)
    let lines = types?.events.first?.attributes.first { $0.name == "lines" }
    #expect(lines?.type == .list(.record([price])))
  }

  @Test func anAnswerIsTypedByItsUses() {
    let types = types(
      """
      journey a
        trigger on signed_up
        call crm.score(email = user.email) as lead or skip
        if lead.score > 3
          stop
        end
      end
      """)
    let score = ValueType.Field(name: "score", type: .number, isRequired: false)
    #expect(types?.services.first?.returns == [score])
  }

  @Test func theSystemsEventsAreAlwaysKnown() {
    let script = CompiledScript(
      "journey a\ntrigger on message_clicked where event.mesage is \"x\"\nend", catalog: nil)
    #expect(script.names == ["unknown-attribute"])
  }

  @Test func aContradictionPointsAtTheEarlierUse() throws {
    let text = """
      journey a
        trigger on signed_up where event.size > 50
        if entry.size is "big"
          stop
        end
      end
      """
    let script = CompiledScript(text, catalog: nil)
    let finding = try #require(script.result.diagnostics.first)
    #expect(script.names == ["contradicting-use"])
    #expect(script.source.line(at: finding.span.start) == 3)
    #expect(finding.notes.map { script.source.line(at: $0.span.start) } == [2])
  }

  @Test func aDayIsNoNumber() {
    let script = CompiledScript(
      """
      journey a
        trigger on signed_up where user.renewal is more than 3 days ago
        if user.renewal > 5
          stop
        end
      end
      """, catalog: nil)
    #expect(script.names == ["contradicting-use"])
  }

  @Test func `a name is waited for as often as one likes`() {
    let types = types("journey a trigger on e wait until user.x wait until user.x stop end")
    #expect(userType("x", in: types) == .moment)
  }
}
