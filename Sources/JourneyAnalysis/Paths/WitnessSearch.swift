import JourneyModel

/// Makes up values for which conditions hold, by trying those that the conditions tell apart.
struct WitnessSearch {
  /// What came out.
  enum Outcome {
    /// The person with values for which all conditions hold.
    case found(PathWorld)
    /// There are none among the values that conditions tell apart.
    case none
    /// There were more values than are tried.
    case exhausted
  }

  /// The conditions.
  private let conditions: [PathCondition]
  /// The calendar.
  private let calendar: PathCalendar
  /// The name of the journey.
  private let journeyID: String
  /// The subjects in the order in which they are tried.
  private var subjects: [PathSubject] = []
  /// The conditions that can be asked once the subject of this number has a value.
  private var settled: [[Int]] = []
  /// The conditions that no subject is in.
  private var fixed: [Int] = []
  /// The values of each subject.
  private var candidates: [[PathValue]] = []
  /// How many values may still be tried.
  private var trialsLeft: Int

  /// Returns values for the conditions of a path.
  static func search(
    _ conditions: [PathCondition], in world: PathWorld, _ calendar: PathCalendar,
    _ definition: JourneyDefinition, answers: [PathAnswerType], budget: TrialBudget
  ) -> Outcome {
    var search = WitnessSearch(
      conditions: conditions, calendar: calendar, journeyID: definition.journeyID,
      trialsLeft: min(PathLimits.trialsMax, budget.left))
    defer { budget.take(min(PathLimits.trialsMax, budget.left) - search.trialsLeft) }
    search.prepare(
      world, types: SubjectTypes(definition, events: world.events, answers: answers))
    var world = world
    guard search.fixed.allSatisfy({ search.isMet($0, world) }) else { return .none }
    if search.settle(0, &world) { return .found(world) }
    return search.trialsLeft > 0 ? .none : .exhausted
  }

  /// Prepares a search.
  private init(
    conditions: [PathCondition], calendar: PathCalendar, journeyID: String, trialsLeft: Int
  ) {
    self.conditions = conditions
    self.calendar = calendar
    self.journeyID = journeyID
    self.trialsLeft = trialsLeft
  }

  /// Works out the subjects, their values, and when each condition can be asked.
  private mutating func prepare(_ world: PathWorld, types: SubjectTypes) {
    let reads = conditions.map { SubjectReader.subjects(of: $0, events: world.events) }
    var number: [PathSubject: Int] = [:]
    for subject in reads.joined() where number[subject] == nil {
      number[subject] = subjects.count
      subjects.append(subject)
    }
    let pools = CandidatePools(conditions, reads, calendar: calendar, world: world)
    candidates = subjects.map { pools.values(of: $0, types.type(of: $0)) }
    settled = subjects.map { _ in [] }
    for (index, subjects) in reads.enumerated() {
      if let last = subjects.compactMap({ number[$0] }).max() {
        settled[last].append(index)
      } else {
        fixed.append(index)
      }
    }
  }

  /// `true` if a condition is met.
  private func isMet(_ index: Int, _ world: PathWorld) -> Bool {
    conditions[index].isMet(by: world, calendar, journeyID: journeyID)
  }

  /// Tries the values of a subject and of those behind it.
  private mutating func settle(_ number: Int, _ world: inout PathWorld) -> Bool {
    guard number < subjects.count else { return true }
    for value in candidates[number] {
      guard trialsLeft > 0 else { return false }
      trialsLeft -= 1
      world.values[subjects[number]] = value
      if settled[number].allSatisfy({ isMet($0, world) }), settle(number + 1, &world) {
        return true
      }
    }
    world.values[subjects[number]] = nil
    return false
  }
}

/// How many values may still be tried for the paths of a journey.
final class TrialBudget {
  /// The number.
  private(set) var left = PathLimits.allTrialsMax

  /// Takes some of it.
  func take(_ count: Int) { left = max(0, left - count) }
}

/// The service and operation that an answer came from.
struct PathAnswerType: Hashable {
  /// The service.
  var service: String
  /// The operation.
  var operation: String
}
