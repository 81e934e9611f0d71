internal import JourneyLanguage
internal import JourneyModel
internal import JourneyStore

/// How many people wait at each step of the journeys of a script.
struct WaitingPeople {
  /// The steps at which somebody waits, in the order of the script.
  private(set) var steps: [(span: SourceSpan, count: Int)] = []

  /// Counts in the data of runs; nothing where there is no data, or it cannot be read now.
  ///
  /// A step is known again by its name in the definition: one that was changed since may not be.
  init(at document: Document, folder: String, compiler: Compiler) {
    guard let store = try? SQLStore.looking(into: folder) else { return }
    for (journeyID, spans) in compiler.compile(document.tree).stateSpans {
      guard let totals = try? store.journeyTotals(journeyID: journeyID) else { continue }
      for (state, count) in totals.standing where count > 0 {
        if let span = spans[state] { steps.append((span, count)) }
      }
    }
    steps.sort { ($0.span.start, $0.count) < ($1.span.start, $1.count) }
  }
}
