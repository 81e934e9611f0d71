internal import JourneyModel
internal import JourneyStore

/// Counts the people who passed each state of a journey, each person once.
struct PeopleCounter {
  /// The people by journey, version and index of the state, as hashes of their ids.
  private var people: [Key: Set<UInt64>] = [:]

  /// A state of a version.
  private struct Key: Hashable {
    /// The journey.
    var journeyID: String
    /// The version.
    var version: Int
    /// The index of the state.
    var state: UInt16
  }

  /// Reads the trace of a store.
  init(_ store: any JourneyStore) throws {
    var people: [Key: Set<UInt64>] = [:]
    try store.eachTrace { line in
      let person = StableHash.of(line.userID.utf8)
      for state in line.step.path {
        let key = Key(journeyID: line.journeyID, version: line.version, state: state)
        people[key, default: []].insert(person)
      }
    }
    self.people = people
  }

  /// Returns the counts for a version, by the id of the state.
  func counts(of definition: JourneyDefinition, version: Int) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (index, state) in definition.states.enumerated() {
      let key = Key(
        journeyID: definition.journeyID, version: version, state: UInt16(truncatingIfNeeded: index))
      counts[state.id] = people[key]?.count ?? 0
    }
    return counts
  }
}
