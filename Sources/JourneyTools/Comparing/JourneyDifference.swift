internal import JourneyAnalysis
internal import JourneyModel

/// What two versions of a journey have different.
struct JourneyDifference {
  /// The name of the journey.
  let name: String
  /// The changes, by category.
  let changes: [JourneyChange]

  /// Compares the journeys of two sides by their names; those of one side only are new, or gone.
  static func all(
    from old: [JourneyDefinition], to new: [JourneyDefinition], oldLimits: [MessageLimit],
    newLimits: [MessageLimit]
  ) -> [JourneyDifference] {
    var result = old.map { one in
      let twin = new.first { $0.journeyID == one.journeyID }
      return JourneyDifference(
        name: one.journeyID,
        changes: twin.map { twin in
          JourneyComparison.changes(from: one, to: twin)
            + BoundsComparison.changes(
              from: one, to: twin, oldLimits: oldLimits, newLimits: newLimits)
        } ?? [JourneyChange(.audience, .removed, "the journey is gone")])
    }
    for one in new where !old.contains(where: { $0.journeyID == one.journeyID }) {
      result.append(
        JourneyDifference(
          name: one.journeyID, changes: [JourneyChange(.audience, .added, "the journey is new")]))
    }
    return result
  }
}
