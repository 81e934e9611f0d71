/// Where everything of a chart stands: nodes in layers from top to bottom, edges between them.
///
/// The phases, in order: turn edges that go back, rank the nodes by the longest way, fill long
/// edges with bends, order each layer with few crossings, give everything its place, and draw the
/// edges through their bends.
package struct ChartLayout: Sendable {
  /// The nodes, by their numbers.
  package let nodes: [NodeBox]
  /// The box of each node.
  package private(set) var boxes: [DrawnBox]
  /// The edges, by their numbers.
  package private(set) var routes: [EdgeRoute]
  /// The areas of the stages, by their numbers.
  package private(set) var areas: [StageArea]
  /// The width of all of it.
  package private(set) var width = 0.0
  /// The height of all of it.
  package private(set) var height = 0.0

  /// Lays a chart out.
  init(_ chart: FlowChart) {
    nodes = chart.nodes.map(NodeBox.init)
    var grid = LayerGrid(chart, nodes, Ranking(chart))
    grid.reduceCrossings()
    let columns = ColumnPlacement.places(of: grid)
    let rows = RowPlacement(grid, columns)
    boxes = nodes.enumerated().map { number, node in
      let center = columns[number]
      let top = rows.tops[grid.items[number].layer]
      return DrawnBox(
        left: center - node.width / 2, top: top, right: center + node.width / 2,
        bottom: top + node.height)
    }
    routes = EdgeRouting(
      chart: chart, grid: grid, columns: columns, rows: rows, boxes: boxes
    ).routes()
    areas = StageAreas(chart: chart, grid: grid, boxes: boxes, routes: routes, rows: rows).areas()
    settle()
  }

  /// Moves everything so that it begins at nought, and measures it.
  private mutating func settle() {
    let drawn = boxes + routes.flatMap(\.boxes) + areas.flatMap(\.boxes)
    guard let left = drawn.map(\.left).min(), let top = drawn.map(\.top).min() else { return }
    for index in boxes.indices { boxes[index].move(right: -left, down: -top) }
    for index in routes.indices { routes[index].move(right: -left, down: -top) }
    for index in areas.indices { areas[index].move(right: -left, down: -top) }
    width = (drawn.map(\.right).max() ?? 0) - left
    height = (drawn.map(\.bottom).max() ?? 0) - top
  }
}
