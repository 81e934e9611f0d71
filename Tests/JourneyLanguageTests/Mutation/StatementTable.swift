import JourneyLanguage
import JourneyModel

/// Where the statements of a script begin, so that one can tell whether two places are in one.
struct StatementTable {
  /// The offsets that statements, settings, arms and items begin at, in order.
  private let starts: [Int]

  /// Looks through a script.
  init(_ tree: SyntaxTree) {
    let settings = tree.journeys.flatMap(\.settings).map(\.span.start)
    let steps = (tree.steps + tree.fragmentSteps).map(\.span.start)
    let heads = tree.tokens.filter { $0.startsLine && Words.arms.contains($0.value) }
    let items = tree.tokens.filter { $0.startsLine && Words.items.contains($0.value) }
    starts = (settings + steps + (heads + items).map(\.span.start)).sorted()
  }

  /// The number of the statement that a place is in.
  func statement(at offset: Int) -> Int { starts.count { $0 <= offset } }
}
