/// The area of a stage: one box, or one for each layer where one would hold other steps too.
package struct StageArea: Equatable, Sendable {
  /// The name, shortened to fit.
  package var name: String
  /// How many stages are around it.
  package var depth: Int
  /// The boxes from top to bottom.
  package var boxes: [DrawnBox]

  /// Moves it.
  mutating func move(right x: Double, down y: Double) {
    for index in boxes.indices { boxes[index].move(right: x, down: y) }
  }
}

/// Works out the areas of the stages.
struct StageAreas {
  /// The chart.
  let chart: FlowChart
  /// The items.
  let grid: LayerGrid
  /// The boxes of the nodes.
  let boxes: [DrawnBox]
  /// The ways of the edges.
  let routes: [EdgeRoute]
  /// The layers.
  let rows: RowPlacement

  /// The space between a step and the border of its stage.
  private static let inset = 14.0
  /// The space for the name.
  private static let head = 28.0

  /// Returns the areas, by the numbers of the stages.
  func areas() -> [StageArea] {
    var around = [DrawnBox?](repeating: nil, count: chart.stages.count)
    for stage in chart.stages.indices.reversed() {
      var box = around[stage]
      for member in members(of: stage, isWhole: false) { box = box?.joined(with: member) ?? member }
      let grown = box?.grown(Self.inset, top: Self.head, bottom: Self.inset)
      around[stage] = grown
      guard let grown, let outer = chart.stages[stage].outer else { continue }
      around[outer] = around[outer]?.joined(with: grown) ?? grown
    }
    return chart.stages.indices.map { stage in
      let whole = around[stage].map { [$0] } ?? []
      let shape = whole.contains { holdsOthers($0, than: stage) } ? steps(of: stage) : whole
      return StageArea(
        name: name(of: stage, in: shape), depth: chart.stages[stage].depth, boxes: shape)
    }
  }

  /// The name of a stage, as much of it as its area is wide.
  private func name(of stage: Int, in shape: [DrawnBox]) -> String {
    let width = (shape.first?.width ?? 0) - 2 * Self.inset
    return TextWrap(
      size: LayoutMeasures.detailSize, isBold: true, widthMax: max(width, 60), linesMax: 1
    ).lines(chart.stages[stage].name).joined()
  }

  /// The boxes that a stage holds: its steps, and the words on edges between them.
  private func members(of stage: Int, isWhole: Bool) -> [DrawnBox] {
    func belongs(_ item: Int) -> Bool {
      isWhole ? grid.stages(around: item).contains(stage) : grid.items[item].stage == stage
    }
    let nodes = boxes.indices.filter(belongs).map { boxes[$0] }
    let labels = routes.indices.compactMap { number -> DrawnBox? in
      guard let item = grid.ways[number].first(where: { grid.items[$0].kind == .label }),
        belongs(item)
      else { return nil }
      return routes[number].label?.box
    }
    return nodes + labels + lanes(of: stage, isWhole: isWhole)
  }

  /// The lanes of the edges that go back between the steps of a stage.
  private func lanes(of stage: Int, isWhole: Bool) -> [DrawnBox] {
    if isWhole { return [] }
    return routes.indices.filter {
      grid.goesBack[$0] && grid.commonStage(chart.edges[$0]) == stage
    }.map { number in
      let ends = routes[number].pieces.map(\.end)
      let x = ends.map(\.x).min() ?? routes[number].start.x
      let middle = routes[number].start.y
      return DrawnBox(left: x, top: middle, right: x, bottom: middle)
    }
  }

  /// `true` if a box would hold a node that is not of the stage.
  private func holdsOthers(_ box: DrawnBox, than stage: Int) -> Bool {
    boxes.indices.contains { node in
      boxes[node].overlaps(box) && !grid.stages(around: node).contains(stage)
    }
  }

  /// The area of a stage in as few boxes as hold no other steps, from top to bottom.
  private func steps(of stage: Int) -> [DrawnBox] {
    let all = members(of: stage, isWhole: true)
    var result: [DrawnBox] = []
    for layer in rows.tops.indices {
      let own = all.filter { $0.top >= rows.tops[layer] && $0.top <= rows.bottoms[layer] }
      guard let first = own.first else { continue }
      let box = own.reduce(first) { $0.joined(with: $1) }.grown(
        Self.inset, top: result.isEmpty ? Self.head : Self.inset, bottom: Self.inset)
      let whole = result.last?.joined(with: box)
      if let whole, !holdsOthers(whole, than: stage) {
        result[result.count - 1] = whole
      } else {
        result.append(box)
      }
    }
    return result
  }
}
