extension LayerGrid {
  /// The innermost stage that both ends of an edge stand in.
  func commonStage(_ edge: FlowEdge) -> Int? {
    common(chart.nodes[edge.source].stage, chart.nodes[edge.target].stage)
  }

  /// The innermost stage around two; `nil` if there is none.
  func common(_ left: Int?, _ right: Int?) -> Int? {
    var left = left
    var right = right
    while let one = left, let other = right, one != other {
      let (depth, otherDepth) = (chart.stages[one].depth, chart.stages[other].depth)
      if depth >= otherDepth { left = chart.stages[one].outer }
      if otherDepth >= depth { right = chart.stages[other].outer }
    }
    return left == nil || right == nil ? nil : left
  }

  /// The stages around an item, the outermost first.
  func stages(around item: Int) -> [Int] {
    var result: [Int] = []
    var stage = items[item].stage
    while let one = stage {
      result.append(one)
      stage = chart.stages[one].outer
    }
    return result.reversed()
  }

  /// How many borders of stages lie between two items side by side.
  func borders(between left: Int, and right: Int) -> Int {
    let (one, other) = (items[left].stage, items[right].stage)
    if one == other { return 0 }
    let around = common(one, other).map { chart.stages[$0].depth + 1 } ?? 0
    func depth(_ stage: Int?) -> Int { stage.map { chart.stages[$0].depth + 1 } ?? 0 }
    return depth(one) + depth(other) - 2 * around
  }

  /// The least space between the middles of two items side by side.
  func gap(between left: Int, and right: Int) -> Double {
    let isPassing = items[left].kind == .bend || items[right].kind == .bend
    let space = isPassing ? LayoutMeasures.lineGap : LayoutMeasures.nodeGap
    let isLabels = items[left].kind == .label && items[right].kind == .label
    return items[left].right + items[right].left + (isLabels ? LayoutMeasures.lineGap : space)
      + Double(borders(between: left, and: right)) * LayoutMeasures.stageGap
  }
}
