internal import JourneyLanguage
internal import JourneyModel

extension LanguageServer {
  /// Agrees with the client on what both can do.
  mutating func initialize(_ parameters: JSONNode) -> JSONNode {
    client = ClientAbilities(parameters)
    let folders = parameters.member("workspaceFolders")?.elements ?? []
    let root = folders.first?.member("uri")?.text ?? parameters.member("rootUri")?.text
    if let root { folder = DocumentAddress.path(of: root, in: folder).withoutLastSlash }
    return .object([
      "capabilities": ServerAbilities.node(encoding: client.encoding),
      "serverInfo": .object(["name": .text("journey"), "version": .text(Release.version)]),
    ])
  }

  /// The result of a request.
  func result(of method: String, _ parameters: JSONNode) throws(RequestError) -> JSONNode {
    guard let request = DocumentRequest(rawValue: method) else {
      throw RequestError(.methodNotFound, "`\(method)` is nothing that this server does")
    }
    guard let uri = parameters.member("textDocument")?.member("uri")?.text,
      let document = documents[uri]
    else { throw RequestError(.invalidParameters, "the document is not open") }
    if let result = whole(request, document, parameters) { return result }
    guard let offset = document.positions.offset(parameters.member("position")) else {
      throw RequestError(.invalidParameters, "a position is missing")
    }
    return try place(request, document, offset, parameters)
  }

  /// The result of a request about a whole document; `nil` for one about a place.
  private func whole(
    _ request: DocumentRequest, _ document: Document, _ parameters: JSONNode
  ) -> JSONNode? {
    switch request {
    case .codeAction:
      return CodeActions(document: document, entry: findings.entries[document.uri])
        .answer(parameters)
    case .formatting: return Layout(document: document).edits()
    case .rangeFormatting:
      return Layout(document: document).edits(
        within: document.positions.span(parameters.member("range")))
    case .foldingRange: return Folding(document: document).answer()
    case .documentSymbol:
      return Outline(document: document).answer(nests: client.nestsSymbols)
    case .semanticTokens: return SemanticTokens(document: document).answer()
    case .codeLens:
      return CodeLenses(document: document).answer(
        runs: client.runsCommands, waiting: waitingPeople(at: document))
    case .completion, .hover, .definition, .references, .rename, .prepareRename,
      .documentHighlight, .signatureHelp:
      return nil
    }
  }

  /// Who waits where in a script; `nil` where the client names no data.
  private func waitingPeople(at document: Document) -> WaitingPeople? {
    guard let data = client.dataFolder else { return nil }
    let path = data.hasPrefix("/") ? data : "\(folder)/\(data)"
    return WaitingPeople(
      at: document, folder: path, compiler: workspace(of: document).compiler)
  }

  /// The result of a request about a place in a document.
  private func place(
    _ request: DocumentRequest, _ document: Document, _ offset: Int, _ parameters: JSONNode
  ) throws(RequestError) -> JSONNode {
    let workspace = workspace(of: document)
    let names = NamePlaces(document: document, workspace: workspace)
    switch request {
    case .completion:
      return Completion(document: document, workspace: workspace, client: client)
        .answer(at: offset)
    case .hover:
      return Hover(document: document, workspace: workspace, client: client).answer(at: offset)
    case .signatureHelp:
      return SignatureHelp(document: document, workspace: workspace).answer(at: offset)
    case .definition: return names.definition(at: offset)
    case .references:
      let context = parameters.member("context")
      return names.references(
        at: offset, withDeclaration: context?.member("includeDeclaration")?.boolean ?? true)
    case .documentHighlight: return names.highlights(at: offset)
    case .prepareRename:
      return try Renaming(document: document, workspace: workspace).prepare(at: offset)
    case .rename:
      return try Renaming(document: document, workspace: workspace).rename(
        at: offset, to: parameters.member("newName")?.text ?? "")
    case .codeAction, .formatting, .rangeFormatting, .foldingRange, .documentSymbol,
      .semanticTokens, .codeLens:
      return JSONNode(.null)
    }
  }

  /// The workspace around a document.
  func workspace(of document: Document) -> ServerWorkspace {
    let loader = WorkspaceLoader(openTexts: openTexts, depth: .names, catalogs: catalogs)
    let path = loader.catalogPath(for: [document.path])
    let open = Dictionary(documents.values.map { ($0.path, $0) }) { first, _ in first }
    var result = ServerWorkspace(
      open: open, folder: path.map { String($0.dropLast(Workspace.catalogName.utf8.count + 1)) },
      encoding: client.encoding)
    guard let path, let source = try? loader.read(path) else { return result }
    result.catalog = catalogs.load(source).catalog ?? catalogs.lastGood(source.name)
    result.catalogDocument =
      open[path]
      ?? Document(
        uri: DocumentAddress.uri(of: path), path: path, version: 0, bytes: source.bytes,
        encoding: client.encoding)
    return result
  }
}

/// What a client can ask about a document.
enum DocumentRequest: String {
  case codeAction = "textDocument/codeAction"
  case codeLens = "textDocument/codeLens"
  case completion = "textDocument/completion"
  case definition = "textDocument/definition"
  case documentHighlight = "textDocument/documentHighlight"
  case documentSymbol = "textDocument/documentSymbol"
  case foldingRange = "textDocument/foldingRange"
  case formatting = "textDocument/formatting"
  case hover = "textDocument/hover"
  case prepareRename = "textDocument/prepareRename"
  case rangeFormatting = "textDocument/rangeFormatting"
  case references = "textDocument/references"
  case rename = "textDocument/rename"
  case semanticTokens = "textDocument/semanticTokens/full"
  case signatureHelp = "textDocument/signatureHelp"
}

extension String {
  /// The path without the slash that ends it.
  fileprivate var withoutLastSlash: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
