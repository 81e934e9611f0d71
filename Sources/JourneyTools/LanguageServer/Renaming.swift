internal import JourneyLanguage
internal import JourneyModel

/// Gives something another name, wherever it stands.
struct Renaming {
  /// The document.
  let document: Document
  /// The workspace around it.
  let workspace: ServerWorkspace

  /// The range and text of the name at a place; an error if it cannot be changed.
  func prepare(at offset: Int) throws(RequestError) -> JSONNode {
    let name = try changeable(at: offset)
    return .object([
      "range": document.positions.range(name.span), "placeholder": .text(name.symbol.name),
    ])
  }

  /// The changes that give the name at a place another one.
  func rename(at offset: Int, to newName: String) throws(RequestError) -> JSONNode {
    let name = try changeable(at: offset)
    let symbol = name.symbol
    let documents = symbol.isShared ? workspace.scripts(with: document) : [document]
    let spelled = try spelling(of: newName, for: symbol)
    try refuseTwin(of: symbol, named: newName, in: documents)
    var changes: [(String, JSONNode)] = []
    for document in documents where document.kind == .script {
      try refuseUnread(document)
      let places = document.names.places(of: symbol)
      guard !places.isEmpty else { continue }
      let edits = places.map { document.positions.edit($0.span, spelled) }
      changes.append((document.uri, .array(edits)))
    }
    if let change = catalogChange(of: symbol, to: newName) { changes.append(change) }
    return .object(["changes": .object(members: changes)])
  }

  /// The name at a place, if it can be changed.
  private func changeable(at offset: Int) throws(RequestError) -> NameOccurrence {
    let places = NamePlaces(document: document, workspace: workspace)
    guard let name = places.name(at: offset) else { throw refusal("no name stands here") }
    let catalog = workspace.catalog
    switch name.symbol {
    case .journey, .fragment, .audience, .constant, .stage, .split, .label, .group: return name
    case .binding(let owner, _):
      if isParameter(name.symbol, owner) {
        throw refusal("what a request brings is named by those who send it")
      }
      return name
    case .event(let text) where catalog?.events?.contains { $0.name == text } ?? true: return name
    case .message(let text) where catalog?.messages?.contains { $0.name == text } ?? true:
      return name
    case .userAttribute(let text):
      let isOwn = catalog?.userAttributes?.contains { $0.name == text } ?? true
      if isOwn, text != "preferences", !FixedNames.userFields.contains(where: { $0.name == text }) {
        return name
      }
    case .channel(let text) where !Catalog.ownChannels.contains(text): return name
    default: break
    }
    throw refusal("`\(name.symbol.name)` cannot be given another name from here")
  }

  /// `true` for a parameter of a request.
  private func isParameter(_ symbol: ScriptSymbol, _ owner: Int) -> Bool {
    for case .journey(let journey) in document.tree.items where journey.span.start == owner {
      for case .trigger(.byRequest(let parameters)) in journey.settings.map(\.kind)
      where parameters.contains(where: { $0.name.text == symbol.name }) {
        return true
      }
    }
    return false
  }

  /// The new name as a script spells it.
  private func spelling(
    of name: String, for symbol: ScriptSymbol
  ) throws(RequestError) -> String {
    let isBlank = name.allSatisfy { $0.isWhitespace }
    if isBlank || name.contains(where: \.isNewline) { throw refusal("a name has letters") }
    var isMember = false
    if case .userAttribute = symbol { isMember = true }
    let spelled = NameSpelling.spelled(name, isMember: isMember)
    switch symbol {
    case .binding, .constant:
      if spelled != name || FixedNames.roots.contains(name) || Keywords.weekdays.contains(name) {
        throw refusal("`\(name)` cannot be the name of a value: it is quoted, or means something")
      }
    default: break
    }
    return spelled
  }

  /// Refuses a name that something else of the kind has already.
  private func refuseTwin(
    of symbol: ScriptSymbol, named name: String, in documents: [Document]
  ) throws(RequestError) {
    guard name != symbol.name else { return }
    let twin = symbol.named(name)
    var isTaken = documents.contains { !$0.names.places(of: twin).isEmpty }
    if case .binding = symbol { isTaken = isTaken || document.names.constants.contains(name) }
    if case .constant = symbol {
      isTaken =
        isTaken
        || document.names.occurrences.contains {
          if case .binding(_, name) = $0.symbol { return true }
          return false
        }
    }
    if let values = workspace.catalogValues {
      isTaken = isTaken || !CatalogPlaces(values: values).declarations(of: twin).isEmpty
    }
    if isTaken { throw refusal("something else is called `\(name)` already") }
  }

  /// Refuses to change a script with parts that cannot be read: the name may stand in them.
  private func refuseUnread(_ document: Document) throws(RequestError) {
    if document.tree.unread.isEmpty { return }
    let name = document.path.split(separator: "/").last ?? ""
    throw refusal("`\(name)` has parts that cannot be read; mend them first")
  }

  /// The change of the catalog.
  private func catalogChange(of symbol: ScriptSymbol, to name: String) -> (String, JSONNode)? {
    guard let catalog = workspace.catalogDocument, let values = workspace.catalogValues else {
      return nil
    }
    let places = CatalogPlaces(values: values)
    var spans = places.declarations(of: symbol)
    if case .channel(let channel) = symbol { spans += places.uses(ofChannel: channel) }
    if spans.isEmpty { return nil }
    let isPlain = NameSpelling.spelled(name, isMember: true) == name
    let text = isPlain ? name : NameSpelling.quoted(name)
    return (catalog.uri, .array(spans.map { catalog.positions.edit($0, text) }))
  }

  /// A refusal in words.
  private func refusal(_ message: String) -> RequestError {
    RequestError(.requestFailed, message)
  }
}

extension ScriptSymbol {
  /// The thing of the same kind with another name.
  fileprivate func named(_ name: String) -> ScriptSymbol {
    switch self {
    case .journey: .journey(name)
    case .fragment: .fragment(name)
    case .audience: .audience(name)
    case .constant: .constant(name)
    case .stage(let owner, _): .stage(owner: owner, name)
    case .binding(let owner, _): .binding(owner: owner, name)
    case .split(let owner, _): .split(owner: owner, name)
    case .label(let owner, let split, _): .label(owner: owner, split: split, name)
    case .group: .group(name)
    case .event: .event(name)
    case .userAttribute: .userAttribute(name)
    case .message: .message(name)
    case .channel: .channel(name)
    default: self
    }
  }
}
