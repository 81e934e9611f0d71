/// The measures of a drawing, in pixels.
enum LayoutMeasures {
  /// The size of the letters of a heading.
  static let headingSize = 13.0
  /// The size of the letters of details.
  static let detailSize = 12.0
  /// The size of the letters on an edge.
  static let labelSize = 11.5
  /// The height of a line of a heading.
  static let headingLine = 18.0
  /// The height of a line of details, and of channels.
  static let detailLine = 17.0
  /// The height of a line on an edge.
  static let labelLine = 15.0
  /// The greatest width of a text in a node: some forty letters.
  static let textWidthMax = 232.0
  /// The greatest width of a text on an edge.
  static let labelWidthMax = 168.0
  /// The most lines of a heading or a detail: a condition that needs more is told by the script.
  static let linesMax = 7
  /// The most lines on an edge.
  static let labelLinesMax = 5

  /// The space between the border of a node and its text, left and right.
  static let nodeInset = 16.0
  /// The space between the border of a node and its text, above and below.
  static let nodePadding = 11.0
  /// The width of an icon with the space behind it.
  static let iconWidth = 26.0
  /// What the points of a condition take from its width.
  static let pointWidth = 10.0
  /// The height of a bar.
  static let barHeight = 10.0
  /// The least width of a bar.
  static let barWidth = 96.0

  /// The space between two nodes side by side.
  static let nodeGap = 40.0
  /// The space beside an edge that passes.
  static let lineGap = 20.0
  /// The space that the border of a stage adds beside its steps, for each stage.
  static let stageGap = 22.0
  /// The space between a node and the lane of an edge that goes back beside it.
  static let laneOffset = 22.0
  /// The space between two such lanes.
  static let laneGap = 14.0

  /// The least space between two layers.
  static let layerGap = 34.0
  /// The space above and below the words on edges.
  static let labelGap = 17.0
  /// The space that the name of a stage takes above its steps.
  static let stageHead = 30.0
  /// The space between the steps of a stage and its border.
  static let stagePadding = 16.0
  /// The space around the drawing.
  static let margin = 28.0
}
