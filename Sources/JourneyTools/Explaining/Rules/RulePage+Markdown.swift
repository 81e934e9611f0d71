internal import JourneyModel

extension RulePage {
  /// The page for `docs/rules`.
  package var markdown: String {
    var parts = ["# \(code.name)", "`\(code.id)` · \(severityWords)", text]
    switch examples {
    case .pair(let bad, let good):
      if let catalog = bad.catalog {
        parts += ["With this `journey.yaml`:", Self.fence(catalog, "yaml")]
      }
      let isScript = bad.form == .script && code.isSettable
      parts += [
        "## This is found" + Self.place(of: bad),
        Self.fence(bad.shown, isScript ? "journey" : bad.language),
      ]
      parts += Self.neighbour(of: bad)
      parts += [
        "## This is not" + Self.place(of: good),
        Self.fence(good.shown, good.form == .script ? "journey" : good.language),
      ]
      parts += Self.neighbour(of: good)
    case .none(let why): parts.append("No example: \(why).")
    }
    if let fixLine { parts.append(fixLine) }
    if let settingLines { parts.append(Self.fence(settingLines.joined(separator: "\n"), "text")) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The severity, in words.
  private var severityWords: String {
    if code.isOffByDefault { return "a warning, off unless the workspace asks for it" }
    return code.severity == .error ? "an error" : "a warning"
  }

  /// Where an example stands, behind a title.
  private static func place(of example: RuleExample) -> String {
    example.place.map { ", as `\($0)`" } ?? ""
  }

  /// The script beside an example.
  private static func neighbour(of example: RuleExample) -> [String] {
    guard let neighbour = example.neighbour else { return [] }
    return ["Beside it, as `\(neighbour.fileName)`:", fence(neighbour.text, "journey")]
  }

  /// A fenced block.
  private static func fence(_ text: String, _ language: String) -> String {
    "```\(language)\n\(text.hasSuffix("\n") ? text : text + "\n")```"
  }
}

extension RuleExample {
  /// The language of a fence; a script with an error is no `journey` block, since those compile.
  fileprivate var language: String {
    switch form {
    case .script: "text"
    case .definition: "json"
    case .catalog: "yaml"
    case .template: "text"
    }
  }
}
