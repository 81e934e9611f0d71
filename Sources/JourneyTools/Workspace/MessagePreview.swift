internal import Foundation
public import JourneyModel

/// Shows what a message will look like.
public struct MessagePreview {
  /// The workspace.
  private let workspace: Workspace
  /// Its catalog.
  private let catalog: Catalog

  /// A part that was rendered.
  public struct Rendered: Equatable, Sendable {
    /// The channel.
    public let channel: String
    /// What was rendered.
    public let content: MessageContent
  }

  /// Opens the workspace of a folder.
  public init(above path: String) throws(RunError) {
    guard let workspace = Workspace.find(above: path) else {
      throw RunError("there is no `\(Workspace.catalogName)` in `\(path)` or above it")
    }
    let source = try WorkspaceLoader().read(workspace.catalogPath)
    guard let catalog = CatalogCache.read(source).catalog else {
      throw RunError("the catalog has mistakes: journey check \(workspace.folder)")
    }
    self.workspace = workspace
    self.catalog = catalog
  }

  /// Renders a message by each of its channels, or by one, with some parameters.
  public func render(
    _ name: String, channel: String?, with arguments: String
  ) throws(RunError) -> [Rendered] {
    let message = try message(name)
    let values = try values(arguments, for: message)
    let channels = message.channels.isEmpty ? catalog.declaredChannels : message.channels
    if let channel, !channels.contains(channel) {
      throw RunError("the message `\(name)` does not go by `\(channel)`")
    }
    var rendered: [Rendered] = []
    for one in channels where channel == nil || channel == one {
      if let content = try content(of: message, by: one, values) {
        rendered.append(Rendered(channel: one, content: content))
      }
    }
    if rendered.isEmpty {
      throw RunError(
        "`\(name)` has no templates; put one at `\(TemplateName.folder)/\(name)."
          + "\(channel ?? channels.first ?? "email").text`")
    }
    return rendered
  }

  /// The message of a name.
  private func message(_ name: String) throws(RunError) -> MessageDeclaration {
    guard let messages = catalog.messages else {
      return MessageDeclaration(name: name, kind: .marketing)
    }
    if let message = messages.first(where: { $0.name == name }) { return message }
    let meant = Suggestion.closest(to: name, among: messages.map(\.name))
    throw RunError(
      "there is no message `\(name)`" + (meant.map { "; did you mean `\($0)`?" } ?? ""))
  }

  /// The parameters; where somebody leaves out one of them its name stands for it.
  private func values(
    _ arguments: String, for message: MessageDeclaration
  ) throws(RunError) -> JSONNode {
    let given: JSONNode
    do { given = try JSONReader.parse(Array(arguments.utf8)) } catch {
      throw RunError("--with is no JSON: \(error.message)")
    }
    guard let members = given.members else {
      throw RunError("--with must be an object, such as '{\"name\": \"Ana\"}'")
    }
    var all = members.map { ($0.key, $0.value) }
    for field in message.parameters where given.member(field.name) == nil {
      all.append((field.name, Self.example(field.type, named: field.name)))
    }
    if !all.contains(where: { $0.0 == "to" }) { all.append(("to", .text("ana@example.com"))) }
    return .object(members: all)
  }

  /// What stands for a value that nobody gave.
  private static func example(_ type: ValueType, named name: String) -> JSONNode {
    switch type {
    case .enumeration(let values): .text(values.first ?? name)
    case .number: .integer(42)
    case .boolean: .boolean(true)
    case .moment: .text("2026-03-01T12:00:00Z")
    case .date: .text("2026-03-01")
    case .time: .text("12:00")
    case .duration: .text("P1D")
    case .list(let element): .array([example(element, named: name), example(element, named: name)])
    case .record(let fields):
      .object(members: fields.map { ($0.name, example($0.type, named: $0.name)) })
    case .text, .unknown: .text(name)
    }
  }

  /// What is rendered for a channel; `nil` if there is no template.
  private func content(
    of message: MessageDeclaration, by channel: String, _ values: JSONNode
  ) throws(RunError) -> MessageContent? {
    var content = MessageContent()
    for part in MessageContent.Part.allCases {
      let name = TemplateName(message: message.name, channel: channel, part: part)
      let path = "\(workspace.folder)/\(TemplateName.folder)/\(name.file)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      content[part] = try render(try WorkspaceLoader().read(path), part, message, values)
    }
    return content == MessageContent() ? nil : content
  }

  /// Renders a template that has no finding.
  private func render(
    _ source: SourceFile, _ part: MessageContent.Part, _ message: MessageDeclaration,
    _ values: JSONNode
  ) throws(RunError) -> String {
    do {
      let template = try MessageTemplate(source, part: part)
      let findings =
        catalog.messages == nil
        ? [] : TemplateChecker.findings(in: template, parameters: message.parameters)
      if let finding = findings.first {
        throw Self.error(finding.message, finding.help, at: finding.span, in: source)
      }
      return try template.render(values)
    } catch let error as RunError {
      throw error
    } catch let error as TemplateMistake {
      throw Self.error(error.message, error.help, at: error.span, in: source)
    } catch {
      throw RunError("\(source.name): \(error)")
    }
  }

  /// What is wrong, with its line.
  private static func error(
    _ message: String, _ help: String?, at span: SourceSpan, in source: SourceFile
  ) -> RunError {
    let place = "\(source.name):\(source.line(at: span.start)):\(source.column(at: span.start))"
    return RunError("\(place): \(message)" + (help.map { "; \($0)" } ?? ""))
  }
}
