internal import Foundation
package import JourneyModel

/// Finds what is wrong with the templates of a workspace.
package struct TemplateFindings {
  /// The most templates that are looked at: no workspace has more, but a folder may be a wrong one.
  private static let filesMax = 10_000

  /// What the workspace declares.
  private let catalog: Catalog

  /// Creates a check against a catalog.
  package init(catalog: Catalog) { self.catalog = catalog }

  /// Returns what is found in the templates of a folder; files without a finding are left out.
  func findings(in workspace: String, shown: (String) -> String) -> [LoadedWorkspace.FileFindings] {
    let folder = workspace + "/" + TemplateName.folder
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let policy = FindingPolicy(catalog: catalog)
    return files.sorted().prefix(Self.filesMax).compactMap { file in
      let path = folder + "/" + file
      // What lies there for people, such as a note, is none of ours.
      guard !file.hasPrefix("."), !file.hasSuffix(".md"), !OutputFile.isFolder(path),
        let data = FileManager.default.contents(atPath: path)
      else { return nil }
      let source = SourceFile(name: shown(path), bytes: Array(data))
      let found = policy.applied(to: findings(in: source, named: file))
      return found.isEmpty ? nil : .init(source: source, path: path, diagnostics: found)
    }
  }

  /// What is found in one template.
  package func findings(in source: SourceFile, named file: String) -> [Diagnostic] {
    guard let name = TemplateName(file: file) else {
      return [
        stray(
          "`\(file)` is the template of nothing",
          help: "templates are called `MESSAGE.CHANNEL.subject`, `.text` or `.html`")
      ]
    }
    if let stray = stray(name) { return [stray] }
    do {
      let template = try MessageTemplate(source, part: name.part)
      let message = catalog.messages?.first { $0.name == name.message }
      return message.map {
        TemplateChecker.findings(in: template, parameters: $0.parameters)
      } ?? []
    } catch {
      return [
        Diagnostic(TemplateCode.invalidTemplate, at: error.span, error.message, help: error.help)
      ]
    }
  }

  /// What is found of a name whose message or channel there is not.
  private func stray(_ name: TemplateName) -> Diagnostic? {
    guard let messages = catalog.messages else { return nil }
    guard let message = messages.first(where: { $0.name == name.message }) else {
      return stray(
        "there is no message `\(name.message)`",
        meant: Suggestion.closest(to: name.message, among: messages.map(\.name)))
    }
    let channels = message.channels.isEmpty ? catalog.declaredChannels : message.channels
    if channels.contains(name.channel) { return nil }
    return stray(
      "the message `\(name.message)` does not go by `\(name.channel)`",
      meant: Suggestion.closest(to: name.channel, among: channels))
  }

  /// A template of nothing.
  private func stray(_ message: String, meant: String? = nil, help: String? = nil) -> Diagnostic {
    Diagnostic(
      TemplateCode.strayTemplate, at: SourceSpan(0, 0), message,
      help: meant.map { "did you mean `\($0)`?" } ?? help)
  }
}
