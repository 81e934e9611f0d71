/// The colours and letters of a drawing, in light and dark.
enum SVGStyle {
  /// A kind of node with its colours: the area and the line, in light and in dark.
  private struct Tint {
    /// The kinds that have it.
    var kinds: [FlowNode.Kind]
    /// The area and the line in light.
    var light: (area: String, line: String)
    /// The area and the line in dark.
    var dark: (area: String, line: String)
  }

  /// The tints of the kinds.
  private static let tints = [
    Tint(kinds: [.trigger], light: ("#e9f7ef", "#2b8a5a"), dark: ("#12291f", "#5cc491")),
    Tint(kinds: [.wait], light: ("#fff7e3", "#b97d10"), dark: ("#2b2413", "#e0b252")),
    Tint(kinds: [.send], light: ("#eaf2ff", "#2b66c4"), dark: ("#14233d", "#78a9f5")),
    Tint(kinds: [.call], light: ("#f3eeff", "#7350c2"), dark: ("#231c38", "#b49bf0")),
    Tint(kinds: [.change], light: ("#f3f5f8", "#667385"), dark: ("#1d232d", "#9aa8ba")),
    Tint(kinds: [.emit], light: ("#e6f7f7", "#147d86"), dark: ("#10292b", "#55c2ca")),
    Tint(kinds: [.condition], light: ("#fff1ea", "#bf5a2c"), dark: ("#30201a", "#f0976b")),
    Tint(kinds: [.split], light: ("#fdeef5", "#b03c78"), dark: ("#301b27", "#ec8cbb")),
    Tint(kinds: [.loop], light: ("#eef1fe", "#4a5cc0"), dark: ("#1b2040", "#94a3f5")),
    Tint(kinds: [.stop], light: ("#faeeee", "#a44a4c"), dark: ("#2d1c1d", "#e08d8f")),
    Tint(kinds: [.end], light: ("#edf0f4", "#46535f"), dark: ("#1f2630", "#a9b6c6")),
  ]

  /// The letters of the system, whichever it is.
  private static let letters =
    "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

  /// Returns the whole style sheet.
  static func sheet(showingPassage: Bool) -> String {
    let rules =
      shapes + light + tints.map { tint($0.kinds, $0.light) }
      + (showingPassage ? passage : [])
    let darkRules = dark + tints.map { tint($0.kinds, $0.dark) }
    return "\n" + scoped(rules) + "\n@media (prefers-color-scheme:dark){\n" + scoped(darkRules)
      + "\n}\n"
  }

  /// A rule: what it is for, and what it says.
  private typealias Rule = (selector: String, body: String)

  /// Rules that touch nothing but the drawing, wherever it stands.
  private static func scoped(_ rules: [Rule]) -> String {
    rules.map { rule in
      let selectors = rule.selector.split(separator: ",").map { ".journey-picture \($0)" }
      return "\(selectors.joined(separator: ",")){\(rule.body)}"
    }.joined(separator: "\n")
  }

  /// What is alike in light and dark.
  private static let shapes: [Rule] = [
    ("text", "font-family:\(letters)"),
    (".title", "font-size:22px;font-weight:700;letter-spacing:-.2px"),
    (".name", "font-size:13px"),
    (".word", "font-size:12px;font-weight:600"),
    (".fact-text", "font-size:12px"),
    (".heading", "font-size:13px;font-weight:600"),
    (".detail,.joint", "font-size:12px"),
    (".label text", "font-size:11.5px;text-anchor:middle"),
    (".bar-text", "font-size:11.5px;text-anchor:middle"),
    (".stage-name", "font-size:12px;font-weight:600"),
    (".edge", "fill:none;stroke-width:1.6;stroke-linecap:round"),
    (".shape", "stroke-width:1.3"),
    (".loop .shape", "stroke-dasharray:5 3"),
    (
      ".icon",
      "fill:none;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round"
    ),
    (".stage", "stroke-width:1"),
    (".open", "stroke:none"),
  ]

  /// How what nobody has passed is told from what somebody has, without colour.
  private static let passage: [Rule] = [
    (".node.missed", "opacity:.5"),
    (".node.missed .shape,.edge.missed", "stroke-dasharray:4 4"),
    (".edge.missed,.arrow.missed", "opacity:.5"),
  ]

  /// The colours in light.
  private static let light: [Rule] = [
    (".page", "fill:#ffffff"), (".title,.heading,.fact-text", "fill:#1c2530"),
    (".name,.joint,.bar-text", "fill:#66717f"), (".detail", "fill:#3f4b59"),
    (".word", "fill:#5a6675"), (".fact", "fill:#f3f5f8"),
    (".label rect", "fill:#ffffff;stroke:#dde2e9"), (".label text", "fill:#3f4b59"),
    (".edge", "stroke:#98a4b3"), (".arrow,.bar", "fill:#7d8a9a"),
    (".stage", "fill:#f7f8fb;stroke:#dfe4ec"), (".inner", "fill:#eff2f7"),
    (".open", "stroke:none"), (".stage-name", "fill:#5a6675"),
  ]

  /// The colours in dark.
  private static let dark: [Rule] = [
    (".page", "fill:#10151c"), (".title,.heading,.fact-text", "fill:#e8edf4"),
    (".name,.joint,.bar-text", "fill:#93a0b0"), (".detail", "fill:#bcc7d4"),
    (".word", "fill:#9fabba"), (".fact", "fill:#1a212b"),
    (".label rect", "fill:#10151c;stroke:#343e4b"), (".label text", "fill:#bcc7d4"),
    (".edge", "stroke:#5c6a7b"), (".arrow,.bar", "fill:#8593a5"),
    (".stage", "fill:#151b24;stroke:#2b3441"), (".inner", "fill:#1a212c"),
    (".open", "stroke:none"), (".stage-name", "fill:#9fabba"),
  ]

  /// The rules of a tint are those of its shape and its icons.
  private static func tint(_ kinds: [FlowNode.Kind], _ colors: (area: String, line: String)) -> Rule
  {
    let names = kinds.map(\.rawValue)
    let selector = names.map { ".\($0) .shape,.\($0) .icon" }.joined(separator: ",")
    return (selector, "fill:\(colors.area);stroke:\(colors.line)")
  }
}
