internal import JourneyModel

extension RuleBook {
  /// The families of findings, by the thousands of their codes.
  private static let families: [(prefix: String, title: String)] = [
    ("J1", "Reading a script"), ("J2", "Names"), ("J3", "Types and values"),
    ("J4", "The graph of a journey, and promises"), ("J5", "Definitions"),
    ("J6", "The catalog and the workspace"), ("J7", "Habits"),
  ]

  /// All findings in a list for a terminal.
  static var overview: String {
    var lines: [String] = []
    for (title, pages) in grouped {
      lines += lines.isEmpty ? [title] : ["", title]
      lines += pages.map { "  \($0.code.id)  \($0.code.name)\($0.mark)" }
    }
    lines += ["", "`journey explain NAME` shows one: a finding, its code, or a word."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The index of `docs/rules`.
  package static var markdownIndex: String {
    var parts = [
      "# Findings",
      "What `journey check` finds, with an example of each; `journey explain NAME` shows the same "
        + "page. [Linting](../linting.md) tells how findings are turned off and let stand.",
    ]
    for (title, pages) in grouped {
      let rows = pages.map {
        "| `\($0.code.id)` | [\($0.code.name)](\($0.code.name).md) |\($0.mark) |"
      }
      parts.append("## \(title)")
      parts.append((["| code | name | |", "|---|---|---|"] + rows).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The pages of each family that has any.
  private static var grouped: [(title: String, pages: [RulePage])] {
    families.map { family in
      (family.title, pages.filter { $0.code.id.hasPrefix(family.prefix) })
    }.filter { !$0.pages.isEmpty }
  }
}

extension RulePage {
  /// What a list says of the severity; nothing of errors.
  fileprivate var mark: String {
    if code.isOffByDefault { return " (off by default)" }
    return code.severity == .warning ? " (warning)" : ""
  }
}
