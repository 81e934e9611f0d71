/// Writes a drawing as SVG: self-contained, without scripts, readable by screen readers, in light
/// and dark.
struct SVGWriter {
  /// What is drawn.
  let chart: FlowChart
  /// Where it stands.
  let layout: ChartLayout
  /// The strip above it.
  let head: HeadStrip

  /// The space between the strip and the drawing.
  private static let headGap = 26.0

  /// Creates the writer of a drawing.
  init(chart: FlowChart, layout: ChartLayout) {
    self.chart = chart
    self.layout = layout
    head = HeadStrip(chart, width: max(HeadStrip.widthMin, layout.width))
  }

  /// Returns the document.
  func text() -> String {
    let margin = LayoutMeasures.margin
    let inner = max(head.width, layout.width)
    let top = margin + head.height + Self.headGap
    let (width, height) = (inner + 2 * margin, top + layout.height + margin)
    let left = margin + ((inner - layout.width) / 2).rounded()
    let size = "width=\"\(figure(width))\" height=\"\(figure(height))\""
    let view = "viewBox=\"0 0 \(figure(width)) \(figure(height))\""
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"journey-picture\" role=\"img\" "
        + "\(size) \(view)>",
      "<title>\(XMLText.escaped(chart.title))</title>",
      "<desc>\(XMLText.escaped(chart.summary))</desc>",
      "<style>\(SVGStyle.sheet(showingPassage: chart.showsPassage))</style>",
      "<rect class=\"page\" \(size)/>",
      "<g transform=\"translate(\(figure(margin)) \(figure(margin)))\">",
    ]
    lines += head.svg()
    lines += ["</g>", "<g transform=\"translate(\(figure(left)) \(figure(top)))\">"]
    lines += layout.areas.flatMap(SVGStage.svg)
    lines += edges()
    lines += layout.routes.flatMap(SVGEdge.labelSVG)
    for (number, node) in chart.nodes.enumerated() {
      lines += SVGNode(
        node: node, lines: layout.nodes[number], box: layout.boxes[number]
      ).svg()
    }
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }

  /// The lines of the edges.
  ///
  /// Where it is shown which of them were taken, each is drawn whole, those that were on top: else
  /// an edge that was could end in the line of one that was not.
  private func edges() -> [String] {
    guard chart.showsPassage else { return layout.routes.flatMap { SVGEdge.svg($0) } }
    let routes = zip(layout.routes, chart.edges).map { route, edge in
      var whole = route
      whole.drawnCount = whole.pieces.count
      return (route: whole, isMissed: edge.isMissed)
    }
    return (routes.filter(\.isMissed) + routes.filter { !$0.isMissed })
      .flatMap { SVGEdge.svg($0.route, isMissed: $0.isMissed) }
  }
}

/// Returns a coordinate in its shortest form, to a tenth.
func figure(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
  return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
}
