/// The text of a node in lines, with the size of the box around it.
package struct NodeBox: Equatable, Sendable {
  /// The lines of the heading.
  package var heading: [String]
  /// The lines of the details.
  package var details: [String]
  /// The width of the box.
  package var width: Double
  /// The height of the box.
  package var height: Double

  /// Measures a node.
  init(_ node: FlowNode) {
    typealias Measures = LayoutMeasures
    if node.kind == .fork || node.kind == .join {
      heading = [node.heading]
      details = []
      let text = TextMeasure.width(node.heading, size: Measures.labelSize)
      width = max(Measures.barWidth, (text + 24).rounded(.up))
      height = Measures.barHeight + Measures.labelLine + 4
      return
    }
    heading = TextWrap(
      size: Measures.headingSize, isBold: true, widthMax: Measures.textWidthMax,
      linesMax: Measures.linesMax
    ).lines(node.heading)
    let wrap = TextWrap(
      size: Measures.detailSize, widthMax: Measures.textWidthMax, linesMax: Measures.linesMax)
    details = node.details.flatMap(wrap.lines)
    let headingWidths = heading.map {
      TextMeasure.width($0, size: Measures.headingSize, isBold: true)
    }
    let detailWidths = details.map { TextMeasure.width($0, size: Measures.detailSize) }
    let rows = ChannelRow.rows(of: node)
    let text = (headingWidths + detailWidths + rows.map(\.width)).max() ?? 0
    let point = node.kind == .condition || node.kind == .split ? Measures.pointWidth : 0
    width = (text + Measures.iconWidth + 2 * Measures.nodeInset + point).rounded(.up)
    let lines = Double(details.count + rows.count) * Measures.detailLine
    height = Double(heading.count) * Measures.headingLine + lines + 2 * Measures.nodePadding
  }
}
