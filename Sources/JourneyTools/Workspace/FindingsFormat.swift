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
}
