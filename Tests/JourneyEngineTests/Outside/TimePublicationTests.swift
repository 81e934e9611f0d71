import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyStore
import Testing

/// Publishing what time starts.
@Suite("New versions of journeys that time starts")
struct TimePublicationTests {
  /// The definition of a journey that starts by the calendar.
  private func definitions(_ script: String) throws -> [JourneyDefinition] {
    let result = Compiler(catalog: nil).compile(
      Parser.parse(SourceFile(name: "test.journey", text: script)))
    try #require(!result.definitions.isEmpty)
    return result.definitions
  }

  /// How much is still to be brought to the parts.
  private func owed(_ rehearsal: OutsideRehearsal) throws -> Int64 {
    try rehearsal.store.number("select count(*) from part_duty")
  }

  @Test func `nobody is asked again where only something else has changed`() throws {
    let script =
      "journey j\ntrigger every day at 08:00 for users where user.is_active\nwait 1 hour\nend\n"
    let rehearsal = try OutsideRehearsal(script)
    try rehearsal.user()
    try rehearsal.pass(hours: 1)
    #expect(try owed(rehearsal) == 0)
    let longer = "# a line more\n" + script.replacing("1 hour", with: "2 hours")
    #expect(try rehearsal.engine.publish(definitions(longer), at: rehearsal.now) == [2])
    #expect(try owed(rehearsal) == 0)
    let later = script.replacing("08:00", with: "10:30")
    #expect(try rehearsal.engine.publish(definitions(later), at: rehearsal.now) == [3])
    #expect(try owed(rehearsal) == 1)
    try rehearsal.pass(hours: 1)
    #expect(try owed(rehearsal) == 0)
    #expect(try rehearsal.store.journeyTotals(journeyID: "j").entered == 1)
  }
}
