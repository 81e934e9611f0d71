public import JourneyModel

/// Tells what another version of a journey does otherwise.
public struct JourneyComparison {
  /// The old version.
  let old: JourneyDefinition
  /// The new version.
  let new: JourneyDefinition
  /// Which states are the same step.
  let matching: StateMatching
  /// The new states that stand in another order than their twins.
  let moved: Set<Int>
  /// Spells steps.
  let steps = StepSpelling()
  /// Spells what stands in settings.
  let spelling = ExpressionSpelling()
  /// What was found so far.
  var changes: [JourneyChange] = []

  /// Returns what a new version changes, by category, and in the order of the script within one.
  public static func changes(
    from old: JourneyDefinition, to new: JourneyDefinition
  ) -> [JourneyChange] {
    var comparison = JourneyComparison(old, new)
    comparison.compareStates()
    comparison.compareLinks()
    comparison.compareSettings()
    comparison.comparePromises()
    comparison.compareReads()
    comparison.compareCosmetics()
    return comparison.inOrder
  }

  /// Prepares the comparison of two versions.
  private init(_ old: JourneyDefinition, _ new: JourneyDefinition) {
    self.old = old
    self.new = new
    matching = StateMatching(old.states, new.states)
    moved = Self.moved(matching)
  }

  /// The changes by category, then as they were found.
  private var inOrder: [JourneyChange] {
    JourneyChange.Category.allCases.flatMap { category in
      changes.filter { $0.category == category }
    }
  }

  /// The new states that are not part of the longest row of twins in the same order.
  private static func moved(_ matching: StateMatching) -> Set<Int> {
    // Patience sorting: the end of the shortest row of each length, with what stands before it.
    var ends: [Int] = []
    var before = matching.new.map { _ in -1 }
    let twins = matching.twins.compactMap { $0 }
    for twin in twins {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] < twin { low = middle + 1 } else { high = middle }
      }
      before[twin] = low > 0 ? ends[low - 1] : -1
      if low < ends.count { ends[low] = twin } else { ends.append(twin) }
    }
    var moved = Set(twins)
    var place = ends.last ?? -1
    while place >= 0 {
      moved.remove(place)
      place = before[place]
    }
    return moved
  }

  /// Records a change of a step.
  mutating func report(
    _ category: JourneyChange.Category, _ kind: JourneyChange.Kind, _ message: String,
    old: JourneyState? = nil, new: JourneyState? = nil
  ) {
    changes.append(
      JourneyChange(
        category, kind, message, oldLine: old?.line, newLine: new?.line, oldState: old?.id,
        newState: new?.id))
  }

  /// A step in the words of the script.
  func words(for kind: JourneyState.Kind) -> String {
    switch kind {
    case .again: "the end of a round"
    case .join: "the end of a branch"
    case .end: "the end of the journey"
    default: "`\(steps.onlyEvent(of: kind) ?? steps.text(kind))`"
    }
  }
}
