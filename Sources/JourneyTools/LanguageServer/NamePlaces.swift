internal import JourneyLanguage
internal import JourneyModel

/// Finds where a name is declared and where else it stands.
struct NamePlaces {
  /// The document.
  let document: Document
  /// The workspace around it.
  let workspace: ServerWorkspace

  /// A name at a place; `nil` where none stands.
  func name(at offset: Int) -> NameOccurrence? {
    document.kind == .script ? document.names.occurrence(at: offset) : nil
  }

  /// Where the name at a place is declared.
  func definition(at offset: Int) -> JSONNode {
    guard let name = name(at: offset) else { return JSONNode(.null) }
    return .array(declarations(of: name.symbol))
  }

  /// Where a symbol is declared: in the script, in another one, or in the catalog.
  private func declarations(of symbol: ScriptSymbol) -> [JSONNode] {
    let documents = symbol.isShared ? workspace.scripts(with: document) : [document]
    let own = documents.flatMap { document in
      document.names.places(of: symbol).filter(\.isDeclaration).map { document.location($0.span) }
    }
    return own + catalogPlaces(of: symbol)
  }

  /// Where the catalog declares a symbol.
  private func catalogPlaces(of symbol: ScriptSymbol) -> [JSONNode] {
    guard let catalog = workspace.catalogDocument, let values = workspace.catalogValues else {
      return []
    }
    return CatalogPlaces(values: values).declarations(of: symbol).map { catalog.location($0) }
  }

  /// Where else the name at a place stands, in all scripts of the workspace.
  func references(at offset: Int, withDeclaration: Bool) -> JSONNode {
    guard let name = name(at: offset) else { return .array([]) }
    let documents = name.symbol.isShared ? workspace.scripts(with: document) : [document]
    let places = documents.flatMap { document in
      document.names.places(of: name.symbol)
        .filter { withDeclaration || !$0.isDeclaration }.map { document.location($0.span) }
    }
    return .array(places + (withDeclaration ? catalogPlaces(of: name.symbol) : []))
  }

  /// Where else in the script the name at a place stands.
  func highlights(at offset: Int) -> JSONNode {
    guard let name = name(at: offset) else { return .array([]) }
    return .array(
      document.names.places(of: name.symbol).map { place in
        .object([
          "range": document.positions.range(place.span),
          "kind": .integer(place.isDeclaration ? 3 : 2),
        ])
      })
  }
}

extension ScriptSymbol {
  /// `true` for what other scripts of the workspace name too.
  var isShared: Bool {
    switch self {
    case .journey, .group, .event, .eventAttribute, .userAttribute, .message, .messageParameter,
      .topic, .channel, .service, .operation, .operationParameter, .operationField:
      true
    case .fragment, .audience, .constant, .stage, .binding, .split, .label, .part, .function,
      .root:
      false
    }
  }
}
