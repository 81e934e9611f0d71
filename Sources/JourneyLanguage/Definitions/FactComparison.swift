import JourneyModel

/// Holds what a definition brings along of the catalog against the catalog: types, and what
/// messages are for.
///
/// The machine goes by the definition: where it says otherwise, what arrives would be read as
/// something else, and limits would count other messages.
struct FactComparison {
  /// The catalog.
  let catalog: Catalog

  /// Returns what the catalog tells otherwise.
  func findings(in definition: JourneyDefinition, at root: JSONNode) -> [Diagnostic] {
    typeFindings(at: root) + messageFindings(in: definition, at: root)
      + retryFindings(in: definition, at: root)
  }

  /// Returns the steps that leave open how often something is tried again of which the catalog
  /// tells: a script that says nothing takes what the catalog says.
  private func retryFindings(
    in definition: JourneyDefinition, at root: JSONNode
  ) -> [Diagnostic] {
    let members = root.member("journey_states")?.members ?? []
    return zip(definition.states, members).compactMap { state, member in
      guard let told = policies(of: state.kind), told.own.retries == nil,
        let retries = told.declared?.retries
      else { return nil }
      let place = member.value.member("failure")?.span ?? member.keySpan
      return Diagnostic(
        DefinitionCode.missingField, at: place,
        "`\(told.name)` does not say here how often it is tried again, but does in the catalog",
        help: "add `\"retries\": \(retries)` to `failure`, or any other number")
    }
  }

  /// What becomes of a failure by a step, and by the catalog; `nil` where nothing can fail.
  private func policies(
    of kind: JourneyState.Kind
  ) -> (name: String, own: FailurePolicy, declared: FailurePolicy?)? {
    switch kind {
    case .send(let send, _):
      let channel = catalog.channels.first { $0.name == send.channels.first }
      return (send.message, send.failure, channel?.failure)
    case .call(let call, _):
      let operation = catalog.services?.first {
        $0.service == call.service && $0.operation == call.operation
      }
      return ("\(call.service).\(call.operation)", call.failure, operation?.failure)
    default: return nil
    }
  }

  /// Returns the messages of which the catalog tells another kind or topic.
  private func messageFindings(
    in definition: JourneyDefinition, at root: JSONNode
  ) -> [Diagnostic] {
    let members = root.member("journey_states")?.members ?? []
    return zip(definition.states, members).compactMap { state, member in
      guard case .send(let send, _) = state.kind, let known = catalog.message(send.message) else {
        return nil
      }
      // Of what is transactional the checker of scripts tells.
      let kinds = [send.kind, known.kind]
      if send.kind != known.kind, !kinds.contains(.transactional) {
        return finding(
          "`\(known.name)` is \(send.kind.rawValue) here, but \(known.kind.rawValue)",
          at: member.value.member("message_kind")?.span ?? member.keySpan)
      }
      if send.topic == known.topic { return nil }
      return finding(
        "`\(known.name)` is about \(Self.topic(send.topic)) here, but about "
          + Self.topic(known.topic), at: member.value.member("topic")?.span ?? member.keySpan)
    }
  }

  /// A topic in words.
  private static func topic(_ name: String?) -> String { name.map { "`\($0)`" } ?? "nothing" }

  /// What is said of something that the catalog tells otherwise.
  private func finding(_ message: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(DefinitionCode.contradiction, at: span, message + " in the catalog")
  }

  /// Returns the fields whose types the catalog tells otherwise.
  private func typeFindings(at root: JSONNode) -> [Diagnostic] {
    guard let types = root.member("types") else { return [] }
    var result = compared(types.member("user"), with: catalog.userAttributes, of: "a user")
    for event in types.member("events")?.members ?? [] {
      let declared = catalog.events?.first { $0.name == event.key }?.attributes
      result += compared(event.value, with: declared, of: "`\(event.key)`")
    }
    for answer in types.member("services")?.elements ?? [] {
      let declared = catalog.services?.first {
        $0.service == answer.member("service")?.text
          && $0.operation == answer.member("operation")?.text
      }
      result += compared(answer.member("returns"), with: declared?.returns, of: "the answer")
    }
    return result
  }

  /// Compares fields with those that are declared.
  private func compared(
    _ node: JSONNode?, with declared: [ValueType.Field]?, of owner: String
  ) -> [Diagnostic] {
    (node?.members ?? []).compactMap { member in
      guard let told = DefinitionReader.field(member),
        let known = declared?.first(where: { $0.name == member.key }),
        !told.type.isRead(as: known.type)
      else { return nil }
      return finding(
        "`\(member.key)` of \(owner) is \(told.type.phrase) here, but \(known.type.phrase)",
        at: member.value.span)
    }
  }
}

extension ValueType {
  /// `true` if a value of another type is read alike: a record may be read in parts, and a text of
  /// some values as any text.
  fileprivate func isRead(as other: ValueType) -> Bool {
    switch (self, other) {
    case (.text, .enumeration), (.enumeration, .text), (.enumeration, .enumeration): return true
    case (.unknown, _), (_, .unknown): return true
    case (.list(let element), .list(let declared)): return element.isRead(as: declared)
    case (.record(let fields), .record(let declared)):
      return fields.allSatisfy { field in
        declared.first { $0.name == field.name }.map { field.type.isRead(as: $0.type) } ?? true
      }
    default: return self == other
    }
  }
}
