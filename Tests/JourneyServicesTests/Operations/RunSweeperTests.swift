import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct RunSweeperTests {
  @Test func `a run that has lost its timer is found by the second sweep`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey welcome
        trigger on signed_up
        wait 1 hour
        send hello by email
      end

      """)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
    await living.services.dispatcher.untilIdle()
    let sweeper = RunSweeper(
      dispatcher: living.services.dispatcher, reader: try StoreReader(StoreFolder(living.folder)))
    #expect(try await sweeper.sweep().isEmpty)
    #expect(try await sweeper.sweep().isEmpty)

    _ = try await living.services.dispatcher.perform { _, store in
      try store.number("delete from job_store")
    }
    #expect(try await sweeper.sweep().isEmpty)
    let stuck = try await sweeper.sweep()
    #expect(stuck.map(\.userID) == ["u1"])
    #expect(stuck.map(\.journeyID) == ["welcome"])
    await living.stop()
  }

  @Test func `a run that waits for an event without an end is not stuck`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey patient
        trigger on signed_up
        wait
          on bought
            stop "bought"
        end
      end

      """)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
    await living.services.dispatcher.untilIdle()
    #expect(try await living.runs() == ["patient: inside"])
    let sweeper = RunSweeper(
      dispatcher: living.services.dispatcher, reader: try StoreReader(StoreFolder(living.folder)))
    _ = try await sweeper.sweep()
    #expect(try await sweeper.sweep().isEmpty)
    await living.stop()
  }
}
