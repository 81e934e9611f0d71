internal import JourneyLanguage
internal import JourneyModel

/// Finds where a catalog declares what a script names.
struct CatalogPlaces {
  /// The values of the catalog's file.
  let values: JSONNode

  /// Returns the places of the declarations of a symbol; several where an attribute may be of
  /// several events.
  func declarations(of symbol: ScriptSymbol) -> [SourceSpan] {
    switch symbol {
    case .event(let name): key("events", name)
    case .eventAttribute(let events, let name): events.flatMap { key("events", $0, name) }
    case .userAttribute(let name): key("users", "attributes", name)
    case .message(let name): key("messages", name)
    case .messageParameter(let message, let name): key("messages", message, "with", name)
    case .channel(let name): key("channels", name)
    case .service(let name): key("services", name)
    case .operation(let service, let operation): key("services", service, operation)
    case .operationParameter(let service, let operation, let name):
      key("services", service, operation, "with", name)
    case .operationField(let service, let operation, let name):
      key("services", service, operation, "returns", name)
    case .journey, .fragment, .audience, .constant, .stage, .binding, .split, .label, .group,
      .topic, .part, .function, .root:
      []
    }
  }

  /// Returns the places that name a channel in the declarations of messages.
  func uses(ofChannel name: String) -> [SourceSpan] {
    (values.member("messages")?.members ?? []).flatMap { message in
      (message.value.member("channels")?.elements ?? []).filter { $0.text == name }.map(\.span)
    }
  }

  /// The place of the key at the end of a path.
  private func key(_ path: String...) -> [SourceSpan] {
    var node = values
    var span: SourceSpan?
    for name in path {
      guard let member = node.members?.first(where: { $0.key == name }) else { return [] }
      span = member.keySpan
      node = member.value
    }
    return span.map { [$0] } ?? []
  }
}
