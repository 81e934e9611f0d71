internal import Foundation
internal import JourneyModel
internal import JourneyStore
internal import Logging

/// Takes events that have gathered at the door into the log, on a thread of its own, and tells
/// everyone what became of theirs: so nobody who sends one waits for the rounds.
actor IntakeRecorder {
  /// The thread of all that follows.
  private nonisolated let thread: WorkThread
  /// Where what comes in waits.
  private let door: IntakeDoor
  /// Takes it into the log.
  private let clerk: IntakeClerk
  /// What is in the log alone.
  nonisolated let unsettled: UnsettledInputs
  /// Which ids the tables may hold.
  private nonisolated let takenIDs: TakenIDs
  /// Tells the time.
  private let clock: any ServiceClock
  /// Whether the data could be written last.
  private let writing: WriteOutcome
  /// Measures.
  private let meter: DispatcherMeter
  /// Says what an operator should know.
  private let logger: Logger

  /// The thread of this actor.
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// What a recorder works with, beside the data.
  struct Surroundings {
    /// Where what comes in waits.
    var door: IntakeDoor
    /// Tells the time.
    var clock: any ServiceClock
    /// Whether the data could be written last.
    var writing: WriteOutcome
    /// Measures.
    var meter: DispatcherMeter
    /// Says what an operator should know.
    var logger: Logger
  }

  /// Opens the log of a place, whose tables hold all that is in it; `nil` where there is none.
  init?(_ place: any StorePlace, _ surroundings: Surroundings) throws {
    guard let log = place.intakeLog(), let tables = try place.look() else { return nil }
    unsettled = UnsettledInputs()
    takenIDs = try TakenIDs(of: tables)
    clerk = try IntakeClerk(log, tables: tables, unsettled: unsettled, takenIDs: takenIDs)
    door = surroundings.door
    clock = surroundings.clock
    writing = surroundings.writing
    meter = surroundings.meter
    logger = surroundings.logger
    thread = WorkThread(name: "journey.intake")
    readTakenIDs(of: place)
  }

  /// Ends the threads.
  deinit {
    takenIDs.giveUp()
    thread.close()
  }

  /// Begins to read which ids the tables hold, on a thread of its own; where that fails, each is
  /// looked for.
  private nonisolated func readTakenIDs(of place: any StorePlace) {
    let thread = Thread { [takenIDs, logger] in
      do {
        if let tables = try place.look() { try takenIDs.read(from: tables) }
      } catch {
        logger.warning(
          "the ids of events are looked for one by one", metadata: ["reason": "\(error)"])
      }
    }
    thread.name = "journey.taken"
    thread.start()
  }

  /// Notes inputs that go to the tables at once.
  nonisolated func note(_ inputs: [IncomingInput]) { takenIDs.note(inputs) }

  /// Takes in what has gathered, and what comes meanwhile.
  func record() {
    while true {
      let batch = door.takeUnlogged()
      guard !batch.isEmpty else { return }
      record(batch)
    }
  }

  /// Takes away what is in the tables.
  func settle() throws(StoreError) { try clerk.settle() }

  /// Refuses those from now on who were erased, and leaves nothing of them in the log.
  func noteErasure() throws(StoreError) { try clerk.noteErasure() }

  /// Takes those in again who were let in again.
  func forgetErasures() { clerk.forgetErasures() }

  /// Takes inputs in with one flush, and tells everyone what became of theirs.
  private func record(_ batch: [GatheredIntake]) {
    let inputs = batch.inputs
    let start = clock.now
    let outcomes = taking(inputs)
    if let outcomes {
      meter.committed(inputs.count, from: start, to: clock.now)
      door.taken(outcomes.count { $0 == .taken }, at: clock.now)
    }
    batch.answer(outcomes.map { $0.map(Optional.some) } ?? inputs.map { _ in nil })
    door.wake()
  }

  /// Takes inputs in; `nil` where they cannot be flushed, or what was flushed before does not get
  /// to its tables.
  private func taking(_ inputs: [IncomingInput]) -> [IntakeOutcome]? {
    guard writing.failure == nil else { return nil }
    do throws(StoreError) { return try clerk.take(inputs) } catch {
      meter.failed()
      logger.error("what comes in cannot be taken", metadata: ["reason": "\(error.message)"])
      writing.note(error.message)
      return nil
    }
  }
}
