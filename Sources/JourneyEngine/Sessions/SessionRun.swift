internal import JourneyModel
internal import JourneyStore

/// A run while its user is being stepped: the row, and what it was when it was taken.
final class SessionRun {
  /// The row as it is now.
  var record: RunRecord
  /// The version that it is pinned to.
  let journey: PublishedJourney
  /// The row as it was taken.
  let before: RunRecord
  /// The run that waits for it, if it is a branch.
  weak var parent: SessionRun?
  /// The branches that it waits for, in the order in which they began.
  var branches: [SessionRun] = []
  /// `true` if it began in this session.
  let isNew: Bool
  /// `true` if the row is to be written.
  private(set) var isChanged: Bool
  /// How many steps it has taken at the moment `stepsAt`.
  private var stepsAtInstant = 0
  /// The moment that `stepsAtInstant` counts for.
  private var stepsAt = Moment(microseconds: .min)

  /// Takes a run that exists, or begins a new one.
  init(_ record: RunRecord, journey: PublishedJourney, isNew: Bool) {
    self.record = record
    self.journey = journey
    self.isNew = isNew
    before = record
    isChanged = isNew
  }

  /// `true` while the person is inside.
  var isInside: Bool { record.endedAt == nil }

  /// `true` for the run of a person, which is no branch.
  var isWhole: Bool { record.branch == nil }

  /// The run of the person.
  var root: SessionRun { parent?.root ?? self }

  /// Notes that the row changed without a step of the machine.
  func touch() { isChanged = true }

  /// Counts a step; `false` if the run takes too many at one instant.
  func step(at now: Moment) -> Bool {
    isChanged = true
    record.stepNumber += 1
    stepsAtInstant = now == stepsAt ? stepsAtInstant + 1 : 1
    stepsAt = now
    return stepsAtInstant <= EngineLimits.stepsPerInstantMax
  }
}
