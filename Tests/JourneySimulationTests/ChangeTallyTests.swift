import JourneyModel
import JourneySimulation
import JourneyStore
import Testing

@Suite struct ChangeTallyTests {
  /// A message that left so many hours after 1970 began.
  private func sent(_ name: String, _ hour: Int64, by channel: String = "email") -> OutboxRecord {
    OutboxRecord(
      number: hour, runNumber: 1, journeyID: "journey", key: "", kind: "send", name: name,
      channel: channel, arguments: [], status: .sent,
      at: Moment(microseconds: hour * 3_600 * Moment.perSecond))
  }

  @Test func `nothing changes for who gets the same`() {
    var tally = ChangeTally()
    let changes = tally.add(old: [sent("a", 1), sent("a", 5)], new: [sent("a", 1), sent("a", 5)])
    #expect(changes.isEmpty)
    #expect(tally.figures.peopleUnchanged == 1)
    #expect(!tally.figures.hasChanged)
    #expect(tally.figures.messages.map(\.same) == [2])
  }

  @Test func `a message at another time has moved, and one by another channel too`() {
    var tally = ChangeTally()
    let changes = tally.add(
      old: [sent("a", 1), sent("b", 5)], new: [sent("a", 2), sent("b", 5, by: "sms")])
    #expect(changes.count == 2)
    #expect(changes.allSatisfy { $0.old != nil && $0.new != nil })
    #expect(tally.figures.messages.map(\.moved) == [1, 1])
    #expect(tally.figures.peopleWithOthers == 1)
  }

  @Test func `messages come and go`() {
    var tally = ChangeTally()
    _ = tally.add(old: [sent("a", 1)], new: [sent("b", 1), sent("b", 2)])
    _ = tally.add(old: [sent("a", 1)], new: [])
    #expect(tally.figures.messages.map(\.message) == ["a", "b"])
    #expect(tally.figures.messages.map(\.gone) == [2, 0])
    #expect(tally.figures.messages.map(\.added) == [0, 2])
    #expect(tally.figures.peopleWithMore == 1)
    #expect(tally.figures.peopleWithFewer == 1)
  }
}
