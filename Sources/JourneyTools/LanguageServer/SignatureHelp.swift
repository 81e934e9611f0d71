internal import JourneyLanguage
internal import JourneyModel

/// Shows what a message, a call or a fragment takes while it is being written.
struct SignatureHelp {
  /// The document.
  let document: Document
  /// The workspace around it.
  let workspace: ServerWorkspace

  /// What is taken at an offset; `null` where nothing is.
  func answer(at offset: Int) -> JSONNode {
    guard document.kind == .script,
      let expectation = Expectation.at(offset, in: document.source),
      let (list, given) = Surroundings(tokens: expectation.tokens).list,
      let (name, fields) = signature(of: list), !fields.isEmpty
    else { return JSONNode(.null) }
    let labels = fields.map(TypeText.text)
    let next = fields.firstIndex { !given.contains($0.name) } ?? fields.count - 1
    return .object([
      "signatures": .array([
        .object([
          "label": .text("\(name)(\(labels.joined(separator: ", ")))"),
          "parameters": .array(labels.map { .object(["label": .text($0)]) }),
        ])
      ]),
      "activeSignature": .integer(0), "activeParameter": .integer(next),
    ])
  }

  /// The name and the fields of what takes a list.
  private func signature(of list: Surroundings.List) -> (String, [ValueType.Field])? {
    let catalog = workspace.catalog ?? Catalog()
    switch list {
    case .message(let name): return (name, catalog.message(name)?.parameters ?? [])
    case .event(let name): return (name, catalog.event(name)?.attributes ?? [])
    case .parameters(let service, let operation):
      let declaration = catalog.operation(service, operation)
      return ("\(service).\(operation)", declaration?.parameters ?? [])
    case .start, .answer, .user, .preferences, .channelPreferences, .request: return nil
    }
  }
}
