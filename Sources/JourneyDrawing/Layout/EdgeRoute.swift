/// The way of an edge through the drawing.
package struct EdgeRoute: Equatable, Sendable {
  /// A piece of the line.
  package enum Piece: Equatable, Sendable {
    /// Straight to a point.
    case line(DrawnPoint)
    /// In a curve to a point: the two points that bend it, and the end.
    case curve(DrawnPoint, DrawnPoint, DrawnPoint)

    /// Where the piece ends.
    package var end: DrawnPoint {
      switch self {
      case .line(let end), .curve(_, _, let end): end
      }
    }
  }

  /// The words on an edge.
  package struct Label: Equatable, Sendable {
    /// The lines.
    package var lines: [String]
    /// The box around them.
    package var box: DrawnBox
  }

  /// Where it leaves its source.
  package var start: DrawnPoint
  /// The line.
  package var pieces: [Piece] = []
  /// How many pieces are drawn: those behind are drawn by an edge that it has joined.
  package var drawnCount = 0
  /// The words on it.
  package var label: Label?

  /// Where it meets its target.
  package var end: DrawnPoint { pieces.last?.end ?? start }
  /// `true` if its end is not drawn by another edge.
  package var hasArrow: Bool { drawnCount == pieces.count }

  /// What it takes up: its corners, and its words.
  var boxes: [DrawnBox] {
    let points = [start] + pieces.map(\.end)
    let corners = points.map { DrawnBox(left: $0.x, top: $0.y, right: $0.x, bottom: $0.y) }
    return corners + (label.map { [$0.box] } ?? [])
  }

  /// Moves it.
  mutating func move(right x: Double, down y: Double) {
    func moved(_ point: DrawnPoint) -> DrawnPoint { DrawnPoint(x: point.x + x, y: point.y + y) }
    start = moved(start)
    pieces = pieces.map { piece in
      switch piece {
      case .line(let end): .line(moved(end))
      case .curve(let one, let two, let end): .curve(moved(one), moved(two), moved(end))
      }
    }
    label?.box.move(right: x, down: y)
  }
}
