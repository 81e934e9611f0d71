public import JourneyModel

/// What wakes a run that stands at a state.
public enum MachineInput: UInt8, CaseIterable, Sendable {
  /// The event that was set.
  case event
  /// Another input of the user: a changed profile.
  case change
  /// The moment that the run was parked until.
  case timer
  /// The effect that was held or waited for here has been answered.
  case released
}

/// What the machine answers.
public enum MachineOutcome {
  /// The value of a condition or key.
  case value(Value)
  /// The past events of this name are needed: `provideHistory`, then `proceed`.
  case needsHistory(event: String)
  /// The effect of a state is to be done: do it, answer it, then `proceed`.
  case effect(state: Int)
  /// The run waits at a state until a moment, or for ever.
  case parked(state: Int, wakeAt: Moment?)
  /// The run stands where branches begin: `begin` each, and when they have ended `join` them.
  case forked(state: Int)
  /// The run is a branch, and has come to its end.
  case joined(state: Int)
  /// The input is nothing to the run: nothing about it has changed.
  case unchanged
  /// The run is over: completed, or by a `stop` with its reason.
  case ended(reason: String?, isStop: Bool)
  /// More was done in one go than any checked script needs.
  case outOfFuel
}

/// A past event, as the host tells it.
public struct HistoryEvent: Sendable {
  /// The event's own time.
  public var at: Moment
  /// Its number in the order of arrival.
  public var number: Int64
  /// The attributes as one JSON object.
  public var attributes: [UInt8]

  /// Creates a past event.
  public init(at: Moment, number: Int64, attributes: [UInt8]) {
    self.at = at
    self.number = number
    self.attributes = attributes
  }
}

/// Why the registers of a run cannot be read.
public enum SnapshotError: Error, Equatable, Sendable {
  /// They end too early, or go on too long.
  case wrongLength
  /// They were written in a form that is not known here.
  case unknownVersion
  /// They belong to another program.
  case otherProgram
  /// They hold something that no run writes.
  case damaged
}
