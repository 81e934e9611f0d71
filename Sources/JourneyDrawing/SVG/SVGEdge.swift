/// Writes edges and the words on them.
enum SVGEdge {
  /// How long an arrow is.
  private static let arrowLength = 7.0
  /// How far it spreads to either side.
  private static let arrowHalf = 4.0

  /// Returns the line of an edge, with its arrow.
  static func svg(_ route: EdgeRoute, isMissed: Bool = false) -> [String] {
    let missed = isMissed ? " missed" : ""
    var pieces = Array(route.pieces.prefix(route.drawnCount))
    guard !pieces.isEmpty else { return [] }
    var lines: [String] = []
    if route.hasArrow, let last = pieces.popLast() {
      let isAcross = last.end.y == (pieces.last?.end ?? route.start).y
      pieces.append(shortened(last, isAcross: isAcross))
      lines.append(
        "<path class=\"arrow\(missed)\" d=\"\(arrow(at: last.end, isAcross: isAcross))\"/>")
    }
    let path = "M" + text(route.start) + pieces.map(text).joined()
    return ["<path class=\"edge\(missed)\" d=\"\(path)\"/>"] + lines
  }

  /// Returns the words on an edge.
  static func labelSVG(_ route: EdgeRoute) -> [String] {
    guard let label = route.label else { return [] }
    let box = label.box
    let x = figure(box.centerX)
    var lines = [
      "<g class=\"label\"><rect x=\"\(figure(box.left))\" y=\"\(figure(box.top))\" "
        + "width=\"\(figure(box.width))\" height=\"\(figure(box.height))\" rx=\"9\"/>"
    ]
    for (number, line) in label.lines.enumerated() {
      let y = box.top + 3 + Double(number) * LayoutMeasures.labelLine + 11.3
      lines.append("<text x=\"\(x)\" y=\"\(figure(y))\">\(XMLText.escaped(line))</text>")
    }
    return lines + ["</g>"]
  }

  /// A point in a path.
  private static func text(_ point: DrawnPoint) -> String {
    "\(figure(point.x)) \(figure(point.y))"
  }

  /// A piece in a path.
  private static func text(_ piece: EdgeRoute.Piece) -> String {
    switch piece {
    case .line(let end): "L\(text(end))"
    case .curve(let one, let two, let end): "C\(text(one)) \(text(two)) \(text(end))"
    }
  }

  /// The last piece of a line, which ends where the arrow begins.
  private static func shortened(_ piece: EdgeRoute.Piece, isAcross: Bool) -> EdgeRoute.Piece {
    var end = piece.end
    if isAcross { end.x -= arrowLength - 1 } else { end.y -= arrowLength - 1 }
    switch piece {
    case .line: return .line(end)
    case .curve(let one, let two, _): return .curve(one, two, end)
    }
  }

  /// An arrow whose tip stands at a point: down, or to the right.
  private static func arrow(at tip: DrawnPoint, isAcross: Bool) -> String {
    let (back, side) = (arrowLength, arrowHalf)
    let one = DrawnPoint(x: tip.x - (isAcross ? back : side), y: tip.y - (isAcross ? side : back))
    let two = DrawnPoint(
      x: tip.x + (isAcross ? -back : side), y: tip.y + (isAcross ? side : -back))
    return "M\(text(tip))L\(text(one))L\(text(two))Z"
  }
}
