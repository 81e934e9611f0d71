/// The strip above a drawing: the title, and what the head of the journey says.
struct HeadStrip {
  /// A line of the head in its place.
  private struct Chip {
    /// The word that it begins with.
    var word: String
    /// The width of that word.
    var wordWidth: Double
    /// What it says, in lines.
    var lines: [String]
    /// Where it stands.
    var box: DrawnBox
  }

  /// The title, in lines.
  private var titles: [String]
  /// The name, where the title is another.
  private let name: String?
  /// The lines of the head.
  private var chips: [Chip] = []
  /// How wide it is.
  let width: Double
  /// How high it is.
  private(set) var height = 0.0

  /// The least width, so that a narrow journey still has a head that one can read.
  static let widthMin = 560.0
  /// The size of the letters of the title.
  private static let titleSize = 22.0
  /// The height of a line of the title.
  private static let titleLine = 28.0
  /// The size of the letters of the head.
  private static let factSize = 12.0
  /// The height of a line of the head.
  private static let factLine = 17.0
  /// The space between two lines of the head.
  private static let gap = 8.0
  /// The space around a line of the head, left and right.
  private static let inset = 11.0

  /// Lays out the head of a chart.
  init(_ chart: FlowChart, width: Double) {
    self.width = width
    name = chart.name
    titles = TextWrap(size: Self.titleSize, isBold: true, widthMax: width, linesMax: 3).lines(
      chart.title)
    height = Double(titles.count) * Self.titleLine + (name == nil ? 0 : 20)
    var pen = DrawnPoint(x: 0, y: height + 8)
    var bottom = height
    for fact in chart.facts {
      var chip = chip(of: fact)
      if pen.x > 0, pen.x + chip.box.width > width { pen = DrawnPoint(x: 0, y: bottom + Self.gap) }
      chip.box.move(right: pen.x, down: pen.y)
      pen.x = chip.box.right + Self.gap
      bottom = max(bottom, chip.box.bottom)
      chips.append(chip)
    }
    height = bottom
  }

  /// A line of the head, at nought.
  private func chip(of fact: FlowChart.Fact) -> Chip {
    let word = TextMeasure.width(fact.word, size: Self.factSize, isBold: true) + 7
    let wrap = TextWrap(
      size: Self.factSize, widthMax: width - word - 2 * Self.inset,
      linesMax: LayoutMeasures.linesMax)
    let lines = wrap.lines(fact.text)
    let text = lines.map { TextMeasure.width($0, size: Self.factSize) }.max() ?? 0
    return Chip(
      word: fact.word, wordWidth: word, lines: lines,
      box: DrawnBox(
        left: 0, top: 0, right: (word + text + 2 * Self.inset).rounded(.up),
        bottom: Double(lines.count) * Self.factLine + 8))
  }

  /// Returns the strip.
  func svg() -> [String] {
    var result = titles.enumerated().map { number, line in
      Self.text("title", line, x: 0, y: 20 + Double(number) * Self.titleLine)
    }
    if let name {
      let y = Double(titles.count) * Self.titleLine + 12
      result.append(Self.text("name", name, x: 0, y: y))
    }
    return result + chips.flatMap(Self.svg)
  }

  /// A line of text.
  private static func text(_ style: String, _ line: String, x: Double, y: Double) -> String {
    "<text class=\"\(style)\" x=\"\(figure(x))\" y=\"\(figure(y))\">\(XMLText.escaped(line))</text>"
  }

  /// A line of the head.
  private static func svg(_ chip: Chip) -> [String] {
    let (box, x) = (chip.box, chip.box.left + inset)
    let rect =
      "<rect class=\"fact\" x=\"\(figure(box.left))\" y=\"\(figure(box.top))\" "
      + "width=\"\(figure(box.width))\" height=\"\(figure(box.height))\" rx=\"12\"/>"
    let word = text("word", chip.word, x: x, y: box.top + 16.5)
    let lines = chip.lines.enumerated().map { number, line in
      text(
        "fact-text", line, x: x + chip.wordWidth,
        y: box.top + 16.5 + Double(number) * factLine)
    }
    return [rect, word] + lines
  }
}
