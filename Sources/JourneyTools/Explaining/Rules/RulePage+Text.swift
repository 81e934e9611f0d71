internal import JourneyModel

extension RulePage {
  /// The page for a terminal.
  package var plainText: String {
    var lines = [heading, ""]
    lines += TextLayout.wrapped(text)
    switch examples {
    case .pair(let bad, let good):
      if let catalog = bad.catalog { lines += Self.block("With this journey.yaml:", catalog) }
      lines += Self.block("This is found\(Self.place(of: bad)):", bad.shown)
      lines += Self.neighbour(of: bad)
      lines += Self.block("This is not\(Self.place(of: good)):", good.shown)
      lines += Self.neighbour(of: good)
    case .none(let why): lines += ["", "No example: \(why)."]
    }
    if let fixLine { lines += [""] + TextLayout.wrapped(fixLine) }
    if let settingLines { lines += [""] + settingLines }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The code, the name and the severity.
  private var heading: String {
    let severity = code.isOffByDefault ? "off by default" : code.severity.rawValue
    return TextLayout.spread("\(code.id) \(code.name)", severity)
  }

  /// What the fix does, in a sentence.
  var fixLine: String? {
    switch fix {
    case .safe(let what): "Fix, safe, done by `journey check --fix`: \(what)."
    case .unsafe(let what): "Fix, to be looked at: \(what)."
    case nil: nil
    }
  }

  /// How it is let stand, and how its severity is set.
  var settingLines: [String]? {
    guard code.isSettable else { return nil }
    let severity = code.isOffByDefault ? "warning" : "error"
    return [
      "Let it stand on one line:  # allow \(code.name): why",
      "Set it in journey.yaml:    lint: { \(code.name): \(severity) }",
    ]
  }

  /// Where an example stands, behind a title.
  private static func place(of example: RuleExample) -> String {
    example.place.map { ", as \($0)" } ?? ""
  }

  /// The script beside an example.
  private static func neighbour(of example: RuleExample) -> [String] {
    guard let neighbour = example.neighbour else { return [] }
    return block("Beside it, as \(neighbour.fileName):", neighbour.text)
  }

  /// A block of text under a title.
  private static func block(_ title: String, _ text: String) -> [String] {
    ["", title, ""] + TextLayout.indented(text)
  }
}
