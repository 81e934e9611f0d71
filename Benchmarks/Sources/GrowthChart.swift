import Foundation

/// Figures over their number as a picture: the number in steps of ten to the right, or the minutes
/// of a soak; the cost from nothing upwards, so that a level line is cost that does not grow.
struct GrowthChart {
  /// What is shown: the group of the figures.
  let title: String
  /// The lines: their names, and a value for each number.
  private let lines: [(name: String, points: [(count: Int, value: Double)])]
  /// What the values are of.
  private let unit: String
  /// `true` if the numbers are the minutes of a soak.
  private let isOverTime: Bool

  /// What begins the names of groups that are told for each minute.
  private static let overTime = "soak: "

  /// The width of the picture, and where the field of the lines lies in it.
  private static let (width, left, right, top, height) = (672.0, 64.0, 616.0, 48.0, 200.0)
  /// The colours of the lines, to be told apart by eyes of every kind.
  private static let colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]

  /// Takes the figures of one group, unit and clock.
  init(_ title: String, unit: String, isOverTime: Bool = false, _ figures: [Figure]) {
    self.title = title
    self.unit = unit
    self.isOverTime = isOverTime
    var lines: [(name: String, points: [(count: Int, value: Double)])] = []
    for figure in figures {
      guard let count = figure.count else { continue }
      let name = figure.name
      if let index = lines.firstIndex(where: { $0.name == name }) {
        lines[index].points.append((count, figure.value))
      } else {
        lines.append((name, [(count, figure.value)]))
      }
    }
    self.lines = lines
  }

  /// The charts of a report: one for each group, unit and clock that is told for several numbers.
  static func charts(of figures: [Figure]) -> [GrowthChart] {
    let counted = figures.filter { $0.count != nil }
    var kinds: [[String]] = []
    for figure in counted where !kinds.contains(kind(of: figure)) { kinds.append(kind(of: figure)) }
    return kinds.map { kind in
      let own = counted.filter { Self.kind(of: $0) == kind }
      let title = kind[0].replacing("growth: ", with: "")
      return GrowthChart(
        kind[2].isEmpty ? title : "\(title), \(kind[2])", unit: kind[1],
        isOverTime: title.hasPrefix(overTime), own)
    }
  }

  /// What figures of one chart have in common.
  private static func kind(of figure: Figure) -> [String] {
    [figure.group, figure.unit, figure.clock]
  }

  /// The name of its file.
  var fileName: String {
    if isOverTime { return "soak.svg" }
    let words = "\(title) \(unit == "bytes" || unit == "MB" ? unit : "")".lowercased()
      .split { !$0.isLetter && !$0.isNumber }
    return "growth-\(words.joined(separator: "-")).svg"
  }

  /// The picture.
  var svg: String {
    let bottom = Self.top + Self.height
    let total = bottom + 44 + 18 * Double(lines.count)
    let parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.spelled(Self.width)) "
        + "\(Self.spelled(total))\" font-family=\"system-ui, sans-serif\" font-size=\"12\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      text(title, Self.left, 22, " font-size=\"15\" font-weight=\"600\""),
      text(unit, Self.left - 8, 40, " text-anchor=\"end\" fill=\"#555555\""),
      grid, lines.indices.map(line).joined(separator: "\n"), "</svg>",
    ]
    return parts.joined(separator: "\n") + "\n"
  }

  // MARK: Scales

  /// The numbers that are shown, the least first.
  private var counts: [Int] { Set(lines.flatMap { $0.points.map(\.count) }).sorted() }

  /// The largest value that the field reaches: 1, 2 or 5 times a power of ten.
  private var highest: Double {
    let most = lines.flatMap { $0.points.map(\.value) }.max() ?? 1
    let power = pow(10, floor(log10(max(most, 1e-9))))
    return ([1, 2, 5, 10].first { $0 * power >= most } ?? 10) * power
  }

  /// Where a number lies.
  private func x(_ count: Int) -> Double {
    guard let first = counts.first, let last = counts.last, first < last else { return Self.left }
    if isOverTime {
      let share = Double(count - first) / Double(last - first)
      return Self.left + share * (Self.right - Self.left)
    }
    let share = log10(Double(count) / Double(first)) / log10(Double(last) / Double(first))
    return Self.left + share * (Self.right - Self.left)
  }

  /// Where a value lies.
  private func y(_ value: Double) -> Double {
    Self.top + Self.height * (1 - value / highest)
  }

  // MARK: Drawing

  /// The lines behind the figures, with their numbers.
  private var grid: String {
    var parts: [String] = []
    for step in 0...4 {
      let value = highest * Double(step) / 4
      parts.append(stroke([(Self.left, y(value)), (Self.right, y(value))], "#dddddd", 1))
      parts.append(
        text(Self.spelled(value), Self.left - 8, y(value) + 4, " text-anchor=\"end\""))
    }
    // Of a long time only some minutes are named.
    let step = isOverTime ? max(1, counts.count / 10) : 1
    for (index, count) in counts.enumerated() where index % step == 0 {
      let words = isOverTime ? "\(count) min" : Self.spelled(count)
      parts.append(
        text(words, x(count), Self.top + Self.height + 18, " text-anchor=\"middle\""))
    }
    return parts.joined(separator: "\n")
  }

  /// A line of figures with its points and its name.
  private func line(_ index: Int) -> String {
    let color = Self.colors[index % Self.colors.count]
    let places = lines[index].points.map { (x($0.count), y($0.value)) }
    let row = Self.top + Self.height + 44 + 18 * Double(index)
    let points = places.map {
      "<circle cx=\"\(Self.spelled($0.0))\" cy=\"\(Self.spelled($0.1))\" r=\"3\" "
        + "fill=\"\(color)\"/>"
    }
    let key = stroke([(Self.left, row - 4), (Self.left + 20, row - 4)], color, 2)
    return
      ([stroke(places, color, 2)] + points + [key, text(lines[index].name, Self.left + 28, row)])
      .joined(separator: "\n")
  }

  /// A line through places.
  private func stroke(_ places: [(Double, Double)], _ color: String, _ width: Int) -> String {
    let points = places.map { "\(Self.spelled($0.0)),\(Self.spelled($0.1))" }
    return "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" "
      + "stroke=\"\(color)\" stroke-width=\"\(width)\"/>"
  }

  /// A text at a place.
  private func text(_ text: String, _ x: Double, _ y: Double, _ style: String = "") -> String {
    "<text x=\"\(Self.spelled(x))\" y=\"\(Self.spelled(y))\"\(style)>\(text)</text>"
  }

  /// A number with a digit behind the point where it needs one.
  private static func spelled(_ value: Double) -> String {
    value == value.rounded() || value >= 1_000
      ? String(Int(value.rounded())) : String(format: value < 1 ? "%.2f" : "%.1f", value)
  }

  /// A number with its thousands apart.
  private static func spelled(_ count: Int) -> String {
    count >= 1_000_000 ? "\(count / 1_000_000) million" : "\(count / 1_000),000"
  }
}
