internal import JourneyMachine
internal import JourneyModel

/// A version of a journey, ready to be stepped.
final class PublishedJourney {
  /// The assembled definition.
  let program: Program
  /// The version, counted from 1.
  let version: Int
  /// When the version was published; what was due before starts nothing.
  let publishedAt: Moment
  /// `true` if time alone can start it, by turning a predicate or by the calendar.
  let isStartedByTime: Bool
  /// `true` if time alone can make its runs leave, or take an arm of a wait.
  let isMovedByTime: Bool
  /// `true` if a message of it is asked something at the moment of leaving.
  let asksAtLeaving: Bool
  /// The one machine that steps runs of this version; it is used for one run at a time.
  let machine: Machine
  /// The user whose facts the machine holds, by the session's own count.
  var loadedFacts: Int = -1
  /// The input that the machine knows of, by the session's own count.
  var loadedInput: Int = -1

  /// Prepares a version.
  init(
    program: Program, version: Int, publishedAt: Moment, zones: ZoneTable, workspaceZone: Int
  ) {
    self.program = program
    self.version = version
    self.publishedAt = publishedAt
    isStartedByTime = program.isStartedByTime
    isMovedByTime =
      program.exits.contains { $0.turnsAt != nil }
      || program.definition.states.indices.contains { program.turnsAt(ofWait: $0) != nil }
    asksAtLeaving =
      program.sendOnlyIf != nil
      || program.definition.states.indices.contains { program.onlyIf(ofSend: $0) != nil }
    machine = Machine(program: program, zones: zones, workspaceZone: workspaceZone)
  }

  /// The name of the journey.
  var journeyID: String { program.definition.journeyID }

  /// What holds for the whole of it.
  var settings: JourneySettings { program.definition.settings }

  /// Who goes first, the larger number.
  var priority: Int64 { settings.priority?.millionths ?? 0 }

  /// The index of the trigger by request, if it has one.
  var requestTrigger: Int? { program.triggers.firstIndex { $0.kind == .request } }

  /// `true` if a change of user or history alone can start it.
  var hasTurningTrigger: Bool {
    program.triggers.contains { $0.kind == .turnsTrue }
  }
}

extension Program {
  /// `true` if time alone can start the journey, by turning a predicate or by the calendar.
  var isStartedByTime: Bool {
    triggers.contains { $0.turnsAt != nil || $0.kind == .calendar }
  }
}
