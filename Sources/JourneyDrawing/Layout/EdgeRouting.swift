/// Draws the edges through the items that they pass.
///
/// An edge runs straight down within a layer, where the items beside it leave it room, and swings
/// between layers, where nothing stands.
struct EdgeRouting {
  /// The chart.
  let chart: FlowChart
  /// The items.
  let grid: LayerGrid
  /// The middle of each item.
  let columns: [Double]
  /// The layers.
  let rows: RowPlacement
  /// The boxes of the nodes.
  let boxes: [DrawnBox]

  /// A piece between two items, which only one edge draws.
  private struct Step: Hashable {
    /// The item above.
    var upper: Int
    /// The item below.
    var lower: Int
  }

  /// Returns the ways of all edges.
  func routes() -> [EdgeRoute] {
    var drawn: Set<Step> = []
    return chart.edges.indices.map { number in
      let edge = chart.edges[number]
      var route: EdgeRoute
      if edge.source == edge.target {
        route = circle(around: edge.source)
      } else if grid.goesBack[number] {
        route = back(number)
      } else {
        route = down(number, &drawn)
      }
      route.label = label(of: number)
      return route
    }
  }

  /// The words on an edge, in the middle of their layer.
  private func label(of number: Int) -> EdgeRoute.Label? {
    guard
      let item = grid.ways[number].first(where: { grid.items[$0].kind == .label }),
      let lines = grid.labelLines[item]
    else { return nil }
    let layer = grid.items[item].layer
    let middle = (rows.tops[layer] + rows.bottoms[layer]) / 2
    let (half, height) = (grid.items[item].left, grid.items[item].height)
    let top = (middle - height / 2).rounded()
    return .init(
      lines: lines,
      box: DrawnBox(
        left: columns[item] - half, top: top, right: columns[item] + half, bottom: top + height))
  }

  /// The way of an edge that goes down; what another edge has drawn is not drawn again.
  private func down(_ number: Int, _ drawn: inout Set<Step>) -> EdgeRoute {
    let way = grid.ways[number]
    let source = boxes[way[0]]
    var pen = Pen(at: DrawnPoint(x: source.centerX, y: source.bottom))
    var drawnCount: Int?
    for (upper, lower) in zip(way, way.dropFirst()) {
      if !drawn.insert(Step(upper: upper, lower: lower)).inserted, drawnCount == nil {
        drawnCount = pen.route.pieces.count
      }
      pen.line(toY: rows.bottoms[grid.items[upper].layer])
      pen.swing(to: DrawnPoint(x: columns[lower], y: rows.tops[grid.items[lower].layer]))
    }
    pen.route.drawnCount = drawnCount ?? pen.route.pieces.count
    return pen.route
  }

  /// The way of an edge that goes back: out at the left, up beside what it passes, and in again.
  private func back(_ number: Int) -> EdgeRoute {
    let edge = chart.edges[number]
    let (source, target) = (boxes[edge.source], boxes[edge.target])
    let way = Array(grid.ways[number].reversed())
    let places = lane(of: number)
    var pen = Pen(at: DrawnPoint(x: source.left, y: source.centerY))
    pen.turn(upAtX: places[0])
    for (index, (lower, upper)) in zip(way, way.dropFirst()).enumerated() {
      pen.line(toY: rows.tops[grid.items[lower].layer])
      pen.swing(
        to: DrawnPoint(x: places[index + 1], y: rows.bottoms[grid.items[upper].layer]))
    }
    pen.turn(outTo: DrawnPoint(x: target.left, y: target.centerY))
    pen.route.drawnCount = pen.route.pieces.count
    return pen.route
  }

  /// The least space between the lane of an edge that goes back and a node that it leaves.
  private static let laneSpace = 14.0

  /// Where an edge that goes back runs in each layer, from its source up: in one line if there is
  /// room for one.
  private func lane(of number: Int) -> [Double] {
    let way = Array(grid.ways[number].reversed())
    let (upper, lower) = offsets(of: number)
    var places = way.map { columns[$0] }
    places[0] += lower
    places[way.count - 1] += upper
    let label = way.first { grid.items[$0].kind == .label }.map { columns[$0] }
    let straight = label ?? places.min() ?? 0
    let isFree = way.indices.allSatisfy { hasRoom(for: straight, beside: way[$0], places[$0]) }
    return isFree ? places.map { _ in straight } : places
  }

  /// `true` if a line can pass an item, or its lane, at a place: right of what stands at its left.
  private func hasRoom(for place: Double, beside item: Int, _ own: Double) -> Bool {
    if grid.items[item].kind == .node, place > boxes[item].left - Self.laneSpace { return false }
    let layer = grid.layers[grid.items[item].layer]
    guard let position = layer.firstIndex(of: item), position > 0 else { return true }
    let other = layer[position - 1]
    let border = columns[other] + grid.items[other].right + Self.laneSpace
    return place >= min(border, own) && (place <= own || grid.items[item].kind == .node)
  }

  /// Where an edge that goes back runs beside its target and its source.
  private func offsets(of number: Int) -> (upper: Double, lower: Double) {
    let way = grid.ways[number]
    let first = grid.below[way[0]].map { grid.links[$0] }.first { $0.lower == way[1] }
    let last = grid.above[way[way.count - 1]].map { grid.links[$0] }.last {
      $0.upper == way[way.count - 2]
    }
    return (first?.upperOffset ?? 0, last?.lowerOffset ?? 0)
  }

  /// The way of an edge from a node to itself.
  private func circle(around node: Int) -> EdgeRoute {
    let box = boxes[node]
    let quarter = box.height / 4
    var pen = Pen(at: DrawnPoint(x: box.left, y: box.centerY + quarter))
    pen.turn(upAtX: box.left - LayoutMeasures.laneOffset)
    pen.turn(outTo: DrawnPoint(x: box.left, y: box.centerY - quarter))
    pen.route.drawnCount = pen.route.pieces.count
    return pen.route
  }
}

/// Draws one edge, from piece to piece.
private struct Pen {
  /// What is drawn so far.
  var route: EdgeRoute

  /// How round a corner is.
  private static let radius = 10.0

  /// Puts the pen down.
  init(at start: DrawnPoint) { route = EdgeRoute(start: start) }

  /// Draws straight up or down.
  mutating func line(toY y: Double) {
    if abs(y - route.end.y) > 0.5 { route.pieces.append(.line(DrawnPoint(x: route.end.x, y: y))) }
  }

  /// Draws to a point, up or down at both ends.
  mutating func swing(to point: DrawnPoint) {
    let start = route.end
    if abs(start.x - point.x) < 0.5 {
      return route.pieces.append(.line(point))
    }
    let middle = (start.y + point.y) / 2
    route.pieces.append(
      .curve(DrawnPoint(x: start.x, y: middle), DrawnPoint(x: point.x, y: middle), point))
  }

  /// Turns from a way to the left into one up.
  mutating func turn(upAtX x: Double) {
    let start = route.end
    route.pieces.append(.line(DrawnPoint(x: x + Self.radius, y: start.y)))
    let corner = DrawnPoint(x: x, y: start.y)
    let end = DrawnPoint(x: x, y: start.y - Self.radius)
    route.pieces.append(.curve(corner, corner, end))
  }

  /// Turns from a way up into one to the right, and goes to a point.
  mutating func turn(outTo point: DrawnPoint) {
    let x = route.end.x
    line(toY: point.y + Self.radius)
    let corner = DrawnPoint(x: x, y: point.y)
    route.pieces.append(.curve(corner, corner, DrawnPoint(x: x + Self.radius, y: point.y)))
    route.pieces.append(.line(point))
  }
}
