internal import JourneyLanguage
internal import JourneyModel

/// Tells what the word at a place is.
struct Hover {
  /// The document.
  let document: Document
  /// The workspace around it.
  let workspace: ServerWorkspace
  /// What the client can do.
  let client: ClientAbilities

  /// What is told: lines as a script or catalog has them, and a sentence.
  private struct Text {
    /// The lines.
    var code: String
    /// The sentence.
    var note: String?
  }

  /// The catalog; one that declares nothing where there is none.
  private var catalog: Catalog { workspace.catalog ?? Catalog() }

  /// What is told at an offset; `null` where nothing is.
  func answer(at offset: Int) -> JSONNode {
    guard document.kind == .script else { return JSONNode(.null) }
    if let name = document.names.occurrence(at: offset) {
      return text(of: name).map { node($0, name.span) } ?? JSONNode(.null)
    }
    guard let token = document.tree.tokens.first(where: { $0.span.end > offset }),
      token.span.start <= offset, token.kind == .word, let text = text(ofWord: token)
    else { return JSONNode(.null) }
    return node(text, token.span)
  }

  /// What is told of a word of the language; within a line, `user` is who the journey is about.
  private func text(ofWord token: Token) -> Text? {
    let line = document.source.lineText(document.source.line(at: token.span.start))
    if token.value == "user", !line.drop(while: \.isBlank).hasPrefix("user") {
      let fields = FixedNames.userFields + (catalog.userAttributes ?? [])
      let lines = fields.map { "  " + TypeText.text(of: $0) }
      return Text(code: (["user: record"] + lines).joined(separator: "\n"))
    }
    return KeywordText.text(of: token.value).map { Text(code: token.value, note: $0) }
  }

  /// What is told, as the protocol writes it.
  private func node(_ text: Text, _ span: SourceSpan) -> JSONNode {
    let parts =
      client.showsMarkdown
      ? ["```journey\n\(text.code)\n```", text.note] : [text.code, text.note]
    return .object([
      "contents": .object([
        "kind": .text(client.showsMarkdown ? "markdown" : "plaintext"),
        "value": .text(parts.compactMap { $0 }.joined(separator: "\n\n")),
      ]),
      "range": document.positions.range(span),
    ])
  }

  /// What is told of a name.
  private func text(of name: NameOccurrence) -> Text? {
    switch name.symbol {
    case .event(let event): eventText(event)
    case .message(let message): messageText(message)
    case .channel(let channel): Text(code: "by \(channel)", note: "a channel")
    case .operation(let service, let operation): operationText(service, operation)
    case .service(let service): Text(code: service, note: "a service")
    case .messageParameter(let message, let key):
      field(key, in: catalog.message(message)?.parameters, note: "a parameter of `\(message)`")
    case .operationParameter(let service, let operation, let key):
      field(
        key, in: catalog.operation(service, operation)?.parameters,
        note: "a parameter of `\(service).\(operation)`")
    case .operationField, .eventAttribute, .userAttribute, .part, .binding, .root:
      valueText(name) ?? declaredText(name)
    case .function(let function):
      Text(code: FunctionText.form(of: function), note: FunctionText.note(of: function))
    case .topic(let topic): Text(code: "about \(topic)", note: "a topic of messages")
    case .journey, .fragment, .audience, .constant, .stage, .split, .label, .group:
      declarationText(name.symbol)
    }
  }

  /// What is told of an event.
  private func eventText(_ event: String) -> Text {
    guard let declaration = catalog.event(event) else {
      return Text(code: "event \(event)", note: "no catalog declares this event")
    }
    let isSystem = FixedNames.systemEvents.contains { $0.name == event }
    let lines = declaration.attributes.map { "  " + TypeText.text(of: $0) }
    return Text(
      code: (["event \(event)"] + lines).joined(separator: "\n"),
      note: isSystem ? "an event of the system's own" : nil)
  }

  /// What is told of a message.
  private func messageText(_ message: String) -> Text {
    guard let declaration = catalog.message(message) else {
      return Text(code: "message \(message)", note: "no catalog declares this message")
    }
    var lines = ["message \(message)", "  kind: \(declaration.kind.rawValue)"]
    if let topic = declaration.topic { lines.append("  topic: \(topic)") }
    if !declaration.channels.isEmpty {
      lines.append("  channels: \(declaration.channels.joined(separator: ", "))")
    }
    if !declaration.parameters.isEmpty {
      lines.append("  with:")
      lines += declaration.parameters.map { "    " + TypeText.text(of: $0) }
    }
    return Text(code: lines.joined(separator: "\n"))
  }

  /// What is told of an operation.
  private func operationText(_ service: String, _ operation: String) -> Text {
    let name = "\(service).\(operation)"
    guard let declaration = catalog.operation(service, operation) else {
      return Text(code: "call \(name)", note: "no catalog declares this operation")
    }
    let taken = declaration.parameters.map(TypeText.text).joined(separator: ", ")
    let given = declaration.returns.map { "  " + TypeText.text(of: $0) }
    return Text(code: (["call \(name)(\(taken))"] + given).joined(separator: "\n"))
  }

  /// What is told of a declared field.
  private func field(_ name: String, in fields: [ValueType.Field]?, note: String) -> Text? {
    fields?.first { $0.name == name }.map { Text(code: TypeText.text(of: $0), note: note) }
  }

  /// What is told of a value as the checker sees it: its type, and whether it can be missing.
  private func valueText(_ name: NameOccurrence) -> Text? {
    guard let meaning = workspace.compiler.meaning(of: name.span, in: document.tree) else {
      return nil
    }
    var lines = ["\(document.source.text(name.span)): \(TypeText.text(of: meaning.type))"]
    if case .record(let fields) = meaning.type {
      lines += fields.map { "  " + TypeText.text(of: $0) }
    }
    return Text(
      code: lines.joined(separator: "\n"),
      note: meaning.isMissable ? "it may be missing here" : "it is never missing here")
  }

  /// What is told of an attribute that stands in no expression.
  private func declaredText(_ name: NameOccurrence) -> Text? {
    switch name.symbol {
    case .eventAttribute(let events, let key):
      events.lazy.compactMap { event in
        field(key, in: catalog.event(event)?.attributes, note: "an attribute of `\(event)`")
      }.first
    case .userAttribute(let key):
      field(
        key, in: FixedNames.userFields + (catalog.userAttributes ?? []),
        note: "an attribute of users")
    case .operationField(let service, let operation, let key):
      field(
        key, in: catalog.operation(service, operation)?.returns,
        note: "of the answer of `\(service).\(operation)`")
    case .binding: givenText(name)
    default: nil
    }
  }

  /// What is told of a name where it is given: what it is where it is read.
  private func givenText(_ name: NameOccurrence) -> Text {
    let uses = document.names.places(of: name.symbol).filter { !$0.isDeclaration }
    return uses.lazy.compactMap(valueText).first
      ?? Text(code: name.symbol.name, note: "a name for a value")
  }

  /// What is proved of a journey: how many messages one person gets, and how long it takes.
  private func bounds(of symbol: ScriptSymbol, in document: Document) -> String? {
    guard case .journey(let name) = symbol, var loaded = workspace.loaded(document) else {
      return nil
    }
    loaded.journeys.removeAll { $0.definition.journeyID != name }
    guard !loaded.journeys.isEmpty else { return nil }
    let lines = WorkspaceBoundsReport(loaded).text.split(separator: "\n").dropFirst()
    return lines.map { $0.drop { $0 == " " } }.joined(separator: "  \n")
  }

  /// What is told of something that a script declares: the line that does.
  private func declarationText(_ symbol: ScriptSymbol) -> Text? {
    let documents = symbol.isShared ? workspace.scripts(with: document) : [document]
    for document in documents {
      for place in document.names.places(of: symbol) where place.isDeclaration {
        let line = document.source.lineText(document.source.line(at: place.span.start))
        return Text(code: line.trimmingBlanks, note: bounds(of: symbol, in: document))
      }
    }
    return nil
  }
}

extension String {
  /// The text without the blanks around it.
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed())
  }
}

extension Character {
  /// `true` for what stands between words of a line.
  fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
