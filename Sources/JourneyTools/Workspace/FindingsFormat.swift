internal import JourneyModel

/// The forms in which findings are shown.
public enum FindingsFormat: String, CaseIterable, Sendable {
  /// With the line of the script and a mark below it.
  case text
  /// A line each.
  case concise
  /// An array for programs.
  case json
}

extension LoadedWorkspace {
  /// The findings of all files in a form.
  public func findingsText(format: FindingsFormat, hasColor: Bool) -> String {
    let renderer = DiagnosticRenderer(hasColor: hasColor)
    switch format {
    case .text:
      return findings.map { renderer.text($0.diagnostics, in: $0.source) }.joined(separator: "\n")
    case .concise:
      return findings.map { renderer.concise($0.diagnostics, in: $0.source) }.joined()
    case .json:
      let nodes = findings.flatMap { file in
        file.diagnostics.map { DiagnosticRenderer.node(of: $0, in: file.source) }
      }
      return String(decoding: JSONWriter.pretty(.array(nodes)), as: UTF8.self)
    }
  }
}
