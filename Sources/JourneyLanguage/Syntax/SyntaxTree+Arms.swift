package import JourneyModel

extension SyntaxTree {
  /// Where an arm of the wait that stands at a place is written; `nil` if no arms are.
  package func armSpan(_ index: Int, ofWaitAt span: SourceSpan) -> SourceSpan? {
    let all = items.flatMap { item -> [StepSyntax] in
      switch item {
      case .journey(let journey): journey.steps
      case .fragment(let fragment): fragment.steps
      case .constant, .audience, .test: []
      }
    }
    guard let step = Self.step(at: span, among: all), case .waitArms(_, let arms, _) = step.kind,
      arms.indices.contains(index)
    else { return nil }
    return arms[index].headSpan
  }

  /// The step at a place, which may stand inside others.
  private static func step(at span: SourceSpan, among steps: [StepSyntax]) -> StepSyntax? {
    for step in steps where step.span.start <= span.start && span.end <= step.span.end {
      if step.span == span, case .waitArms = step.kind { return step }
      if let inner = self.step(at: span, among: step.blocks.flatMap(\.self)) { return inner }
    }
    return nil
  }
}
