import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct FigureReporterTests {
  @Test func `figures tell what waits and since when`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey welcome
        trigger on signed_up
        entry unlimited
        wait 1 hour
      end

      """)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
    await living.event("signed_up")
    await living.services.dispatcher.untilIdle()
    let reader = try StoreReader(StoreFolder(living.folder))
    let reporter = FigureReporter(reader: reader, clock: living.clock)
    let now = living.clock.now
    var figures = try await reporter.reportWaiting()
    #expect(figures.oldestInput == nil)
    #expect(figures.inputs == 0)
    #expect(figures.oldestTimer == Moment(microseconds: now.microseconds + 3_600_000_000))
    #expect(try await reporter.reportPeople() == ["welcome": 2])

    await living.pass(seconds: 3_600)
    figures = try await reporter.reportWaiting()
    #expect(figures.oldestTimer == nil)
    #expect(try await reporter.reportPeople().isEmpty)

    // With the rounds at an end, what comes in stays where it is.
    await living.stop()
    let late = IncomingInput(
      userID: "u1", arrivesAt: now,
      content: .event(
        EventRecord(eventID: "late", name: "signed_up", at: now, attributes: Array("{}".utf8))))
    _ = try await living.services.dispatcher.perform { _, store in try store.take([late]) }
    figures = try await reporter.reportWaiting()
    #expect(figures.oldestInput == now)
    #expect(figures.inputs == 1)
  }
}
