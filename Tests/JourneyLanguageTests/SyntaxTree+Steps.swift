import JourneyLanguage
import JourneyModel

extension StepSyntax {
  /// This step and all that stand inside it.
  var all: [StepSyntax] { [self] + blocks.joined().flatMap(\.all) }

  /// `true` for the use of a fragment.
  var isUse: Bool {
    if case .use = kind { return true }
    return false
  }
}

extension SyntaxTree {
  /// The journeys of the script.
  var journeys: [JourneySyntax] {
    items.compactMap { if case .journey(let journey) = $0 { journey } else { nil } }
  }

  /// Every step of the script, those inside others too.
  var steps: [StepSyntax] { journeys.flatMap(\.steps).flatMap(\.all) }

  /// Every step of the fragments of the script.
  var fragmentSteps: [StepSyntax] {
    items.flatMap { item -> [StepSyntax] in
      if case .fragment(let fragment) = item { fragment.steps.flatMap(\.all) } else { [] }
    }
  }

  /// Where the block begins whose `end` ends at an offset.
  func blockStart(endingAt offset: Int) -> Int? {
    if let step = steps.first(where: { $0.span.end == offset && !$0.blocks.isEmpty }) {
      return step.span.start
    }
    return journeys.first { $0.span.end == offset }?.span.start
  }
}
