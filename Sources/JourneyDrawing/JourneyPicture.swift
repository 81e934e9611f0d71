public import JourneyModel

/// A journey as a picture: what is drawn of a definition, how it is laid out, and how that is
/// written.
///
/// The phases, in order: a chart of nodes and edges in the words of the script, a layout in layers,
/// and a writer for each format. The same definition always gives the same bytes.
public struct JourneyPicture: Sendable {
  /// What is drawn.
  package let chart: FlowChart

  /// Makes the picture of a definition; with what was passed of it, the rest is drawn as missed.
  public init(_ definition: JourneyDefinition, passed passage: JourneyPassage? = nil) {
    chart = ChartBuilder.chart(of: definition, passed: passage)
  }

  /// Where everything stands in the drawing.
  package func layout() -> ChartLayout { ChartLayout(chart) }

  /// Returns the picture as SVG that needs nothing beside it.
  public func svg() -> String { SVGWriter(chart: chart, layout: layout()).text() }

  /// Returns the picture as a Mermaid flowchart, for wikis and chats.
  public func mermaid() -> String { MermaidWriter(chart: chart).text() }

  /// Returns the picture as DOT, for Graphviz.
  public func dot() -> String { DOTWriter(chart: chart).text() }
}
