internal import JourneyModel

/// The forms in which findings are shown.
public enum FindingsFormat: String, CaseIterable, Sendable {
  /// With the line of the script and a mark below it.
  case text
  /// A line each.
  case concise
  /// An array for programs.
  case json
  /// The Static Analysis Results Interchange Format, for code hosts and editors.
  case sarif
  /// The commands by which a workflow of GitHub marks lines.
  case github
  /// The code quality report of GitLab.
  case gitlab
  /// The report of a test run, for anything that shows one.
  case junit
}

extension LoadedWorkspace {
  /// The findings of all files in a form.
  public func findingsText(format: FindingsFormat, hasColor: Bool) -> String {
    FindingsReport(names: names, files: findings).text(format: format, hasColor: hasColor)
  }

  /// The errors of all files, for people.
  public func errorsText(hasColor: Bool) -> String {
    let files = findings.map { file in
      FileFindings(
        source: file.source, path: file.path,
        diagnostics: file.diagnostics.filter { $0.severity == .error })
    }
    return FindingsReport(names: names, files: files.filter { !$0.diagnostics.isEmpty })
      .text(format: .text, hasColor: hasColor)
  }

  /// How many warnings there are, and what shows them; `nil` where there are none.
  public var warningsNotice: String? {
    let count = count(.warning)
    if count == 0 { return nil }
    let paths = findings.compactMap(\.path).filter { !$0.hasSuffix(".yaml") }
    let command = (["journey check"] + paths.map(Self.shellWord)).joined(separator: " ")
    return "\(Figures.counted(count, "warning")): \(command)"
  }

  /// A path as one word of a command line.
  private static func shellWord(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "_-./".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
