/// Gives every layer its place from top to bottom.
struct RowPlacement {
  /// The upper border of each layer.
  private(set) var tops: [Double] = []
  /// The lower border of each layer.
  private(set) var bottoms: [Double] = []

  /// The most that wide swings add between two layers.
  private static let swingMax = 46.0
  /// The part of a swing that is added.
  private static let swingShare = 0.11

  /// Places the layers of a grid.
  init(_ grid: LayerGrid, _ columns: [Double]) {
    var top = 0.0
    for (number, layer) in grid.layers.enumerated() {
      if number > 0 { top += Self.gap(above: number, grid, columns) }
      tops.append(top)
      top += layer.map { grid.items[$0].height }.max() ?? 0
      bottoms.append(top)
    }
  }

  /// The space above a layer.
  private static func gap(above number: Int, _ grid: LayerGrid, _ columns: [Double]) -> Double {
    let hasLabels = [number - 1, number].contains { layer in
      grid.layers[layer].contains { grid.items[$0].kind == .label }
    }
    let swing =
      grid.layers[number].flatMap { grid.above[$0] }.map { number in
        let link = grid.links[number]
        return abs(
          columns[link.upper] + link.upperOffset - columns[link.lower] - link.lowerOffset)
      }.max() ?? 0
    let space = hasLabels ? LayoutMeasures.labelGap : LayoutMeasures.layerGap
    return (space + min(swingMax, swing * swingShare)).rounded()
      + Self.stageSpace(above: number, grid)
  }

  /// The space for the borders and names of the stages that begin in a layer or end above it.
  private static func stageSpace(above number: Int, _ grid: LayerGrid) -> Double {
    let before = stages(in: grid.layers[number - 1], grid)
    let here = stages(in: grid.layers[number], grid)
    let begun = depth(of: here.subtracting(before), grid)
    let ended = depth(of: before.subtracting(here), grid)
    return Double(begun) * LayoutMeasures.stageHead + Double(ended) * LayoutMeasures.stagePadding
  }

  /// The stages of a layer.
  private static func stages(in layer: [Int], _ grid: LayerGrid) -> Set<Int> {
    layer.reduce(into: []) { $0.formUnion(grid.stages(around: $1)) }
  }

  /// How many of these stages lie within each other.
  private static func depth(of stages: Set<Int>, _ grid: LayerGrid) -> Int {
    Set(stages.map { grid.chart.stages[$0].depth }).count
  }
}
