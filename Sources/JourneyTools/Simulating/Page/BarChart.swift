/// Counts as bars, one beside the other, drawn as SVG that needs nothing beside it.
struct BarChart {
  /// What is counted.
  let title: String
  /// The names of the bars.
  let names: [String]
  /// The counts.
  let counts: [Int]
  /// `true` if bars touch one another, as those of a stretch of time do.
  var isDense = false

  /// The size of the drawing, and the room for the names around it.
  private static let size = (width: 720, height: 190, left: 62, bottom: 26, top: 12)
  /// About how wide a character of a name is, and the space between two names.
  private static let characterWidth = (own: 7, between: 14)
  /// How many lines lead across.
  private static let lines = 4

  /// The drawing with a table of its numbers behind it.
  var html: String {
    """
    <figure><figcaption>\(MarkupText.escaped(title))</figcaption>
    \(svg)
    <details><summary>the numbers</summary>\(table)</details></figure>

    """
  }

  /// The largest count.
  private var most: Int { max(1, counts.max() ?? 0) }

  /// Where the scale ends: the next round number.
  private var top: Int {
    var unit = 1
    while unit * 10 <= most, unit < Int.max / 100 { unit *= 10 }
    let steps = [1, 2, 4, 5, 8, 10]
    return (steps.first { $0 * unit >= most } ?? 10) * unit
  }

  /// The drawing.
  private var svg: String {
    let size = Self.size
    let said = MarkupText.escaped("\(title): \(summary)")
    return """
      <svg viewBox="0 0 \(size.width) \(size.height)" role="img" aria-label="\(said)">
      \(grid)\(bars)\(labels)</svg>
      """
  }

  /// What the chart shows, in words, for those who do not see it.
  private var summary: String {
    guard let index = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return "nothing" }
    return "\(Figures.grouped(counts.reduce(0, +))) in all, most at \(names[index]) with "
      + Figures.grouped(counts[index])
  }

  /// The height of a count above the bottom line.
  private func height(of count: Int) -> Int {
    (Self.size.height - Self.size.bottom - Self.size.top) * count / top
  }

  /// The bottom line of the bars.
  private var floor: Int { Self.size.height - Self.size.bottom }

  /// The lines across, with their numbers.
  private var grid: String {
    let lines = top < Self.lines ? top : Self.lines
    return (0...lines).map { line in
      let count = top * line / lines
      let y = floor - height(of: count)
      return "<line class=\"grid\" x1=\"\(Self.size.left)\" x2=\"\(Self.size.width)\" y1=\"\(y)\" "
        + "y2=\"\(y)\"/><text x=\"\(Self.size.left - 6)\" y=\"\(y + 4)\" text-anchor=\"end\">"
        + "\(Figures.grouped(count))</text>\n"
    }
    .joined()
  }

  /// The left edge of a bar in hundredths.
  private func left(of index: Int) -> Int {
    let width = (Self.size.width - Self.size.left) * 100
    return Self.size.left * 100 + width * index / max(1, counts.count)
  }

  /// The bars, each with its number for those who point at it.
  private var bars: String {
    counts.indices.filter { counts[$0] > 0 }.map { index in
      let gap = isDense ? 0 : 300
      let width = max(40, left(of: index + 1) - left(of: index) - gap)
      let height = max(1, height(of: counts[index]))
      let name = MarkupText.escaped(names[index])
      return "<rect x=\"\(Self.decimal(left(of: index)))\" y=\"\(floor - height)\" "
        + "width=\"\(Self.decimal(width))\" height=\"\(height)\"><title>\(name): "
        + "\(Figures.grouped(counts[index]))</title></rect>\n"
    }
    .joined()
  }

  /// Hundredths as a decimal.
  private static func decimal(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The names below, as many as there is room for: more would run into one another.
  private var labels: String {
    let widest = (names.map(\.count).max() ?? 0) * Self.characterWidth.own
    let room = (Self.size.width - Self.size.left) / (widest + Self.characterWidth.between)
    let step = (names.count + room) / max(1, room)
    let end = (Self.size.width - widest) * 100
    return stride(from: 0, to: names.count, by: max(1, step)).compactMap { index in
      let middle = isDense ? left(of: index) : (left(of: index) + left(of: index + 1)) / 2
      guard !isDense || middle <= end else { return nil }
      let anchor = isDense ? "start" : "middle"
      return "<text x=\"\(Self.decimal(middle))\" y=\"\(floor + 18)\" text-anchor=\"\(anchor)\">"
        + "\(MarkupText.escaped(names[index]))</text>\n"
    }
    .joined()
  }

  /// The numbers as a table.
  private var table: String {
    let rows = zip(names, counts).map { name, count in
      "<tr><th scope=\"row\">\(MarkupText.escaped(name))</th>"
        + "<td>\(Figures.grouped(count))</td></tr>"
    }
    return "<table>\(rows.joined(separator: "\n"))</table>"
  }
}
