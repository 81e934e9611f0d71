/// Writes one node: its shape, its icons and its text.
struct SVGNode {
  /// The node.
  let node: FlowNode
  /// Its text in lines.
  let lines: NodeBox
  /// Where it stands.
  let box: DrawnBox

  /// How far the corners of a condition are cut.
  private static let cut = 12.0

  /// Returns the node.
  func svg() -> [String] {
    let state = node.stateID.map { " data-state=\"\(XMLText.escaped($0))\"" } ?? ""
    let missed = node.isMissed ? " missed" : ""
    let open = "<g class=\"node \(node.kind.rawValue)\(missed)\"\(state)>"
    let words = node.sentence + (node.isMissed ? " (not covered)" : "")
    let title = "<title>\(XMLText.escaped(words))</title>"
    let inner = node.kind == .fork || node.kind == .join ? bar() : [shape(), icon()] + texts()
    return [open, title] + inner + ["</g>"]
  }

  /// The shape around the text.
  private func shape() -> String {
    switch node.kind {
    case .condition, .split: return hexagon()
    case .trigger, .wait, .stop, .end: return rect(rounding: min(box.height / 2, 21))
    case .send, .call, .emit, .loop: return rect(rounding: 10)
    case .change: return rect(rounding: 4)
    case .fork, .join: return ""
    }
  }

  /// A box with round corners.
  private func rect(rounding: Double) -> String {
    "<rect class=\"shape\" x=\"\(figure(box.left))\" y=\"\(figure(box.top))\" "
      + "width=\"\(figure(box.width))\" height=\"\(figure(box.height))\" "
      + "rx=\"\(figure(rounding))\"/>"
  }

  /// A box with a point at its left and right.
  private func hexagon() -> String {
    let (left, right) = (box.left + Self.cut, box.right - Self.cut)
    let middle = figure(box.centerY)
    return "<path class=\"shape\" d=\"M\(figure(left)) \(figure(box.top))H\(figure(right))"
      + "L\(figure(box.right)) \(middle)L\(figure(right)) \(figure(box.bottom))"
      + "H\(figure(left))L\(figure(box.left)) \(middle)Z\"/>"
  }

  /// The bar at which parallel branches begin or meet, with its words below or above.
  private func bar() -> [String] {
    let isFork = node.kind == .fork
    let top = isFork ? box.bottom - LayoutMeasures.barHeight : box.top
    let text = isFork ? box.top + 12 : box.bottom - 5
    return [
      "<rect class=\"bar\" x=\"\(figure(box.left))\" y=\"\(figure(top))\" "
        + "width=\"\(figure(box.width))\" height=\"\(figure(LayoutMeasures.barHeight))\" "
        + "rx=\"5\"/>",
      "<text class=\"bar-text\" x=\"\(figure(box.centerX))\" y=\"\(figure(text))\">"
        + "\(XMLText.escaped(node.heading))</text>",
    ]
  }

  /// The icon of its kind.
  private func icon() -> String {
    let y = box.top + LayoutMeasures.nodePadding + 1
    return Self.icon(SVGIcon.path(of: node.kind), x: left, y: y)
  }

  /// Where the icon begins.
  private var left: Double {
    let hasPoint = node.kind == .condition || node.kind == .split
    return box.left + LayoutMeasures.nodeInset + (hasPoint ? LayoutMeasures.pointWidth / 2 : 0)
  }

  /// An icon at a place.
  private static func icon(_ path: String, x: Double, y: Double, scale: String = "") -> String {
    let place = "translate(\(figure(x)) \(figure(y)))\(scale)"
    return "<path class=\"icon\" transform=\"\(place)\" d=\"\(path)\"/>"
  }

  /// The lines of text, from top to bottom.
  private func texts() -> [String] {
    typealias Measures = LayoutMeasures
    let x = left + Measures.iconWidth
    var y = box.top + Measures.nodePadding
    var result: [String] = []
    for line in lines.heading {
      result.append(Self.text("heading", line, x: x, y: y + 13.5))
      y += Measures.headingLine
    }
    for row in ChannelRow.rows(of: node) {
      result += Self.channels(row, x: x, y: y)
      y += Measures.detailLine
    }
    for line in lines.details {
      result.append(Self.text("detail", line, x: x, y: y + 12.5))
      y += Measures.detailLine
    }
    return result
  }

  /// A line of text.
  private static func text(_ name: String, _ line: String, x: Double, y: Double) -> String {
    "<text class=\"\(name)\" x=\"\(figure(x))\" y=\"\(figure(y))\">\(XMLText.escaped(line))</text>"
  }

  /// A row of channels, each behind its icon.
  private static func channels(_ row: ChannelRow, x: Double, y: Double) -> [String] {
    row.parts.flatMap { part -> [String] in
      let start = x + part.x
      if !part.isChannel { return [text("joint", part.text, x: start, y: y + 12.5)] }
      return [
        icon(SVGIcon.path(ofChannel: part.text), x: start, y: y + 2, scale: " scale(.8)"),
        text("detail", part.text, x: start + ChannelRow.iconWidth, y: y + 12.5),
      ]
    }
  }
}
