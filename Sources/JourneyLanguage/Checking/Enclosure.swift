import JourneyModel

/// What stands around a step so that not every jump can pass: a loop, or a branch beside others.
struct Enclosure: Equatable {
  /// The place of the `repeat` or `parallel`.
  var span: SourceSpan
  /// The number of the branch; `nil` for a loop.
  var branch: Int?

  /// What stands around the steps of each block of a step, from the outside in.
  static func around(blocksOf step: StepSyntax, in outer: [Enclosure]) -> [[Enclosure]] {
    step.blocks.indices.map { index in
      switch step.kind {
      case .loop: outer + [Enclosure(span: step.span)]
      case .parallel: outer + [Enclosure(span: step.span, branch: index)]
      default: outer
      }
    }
  }
}
