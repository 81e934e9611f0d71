import JourneyModel

/// Waits for the checker to come by a name, and notes what it means there.
final class MeaningProbe {
  /// The place of the name.
  let span: SourceSpan
  /// What it means, once the checker has come by.
  fileprivate(set) var meaning: NameMeaning?

  /// Creates a probe at the place of a name.
  init(span: SourceSpan) {
    self.span = span
  }
}

extension ExpressionChecker {
  /// Notes what a name means if somebody asks for it: one of a path, from its base on.
  func noteMeaning(base: ExpressionSyntax, _ members: [NameSyntax], in scope: Scope) {
    guard let probe = context.probe, probe.meaning == nil else { return }
    let span = base.span.joined(with: members.last?.span ?? base.span)
    guard span.start <= probe.span.start, probe.span.end <= span.end else { return }
    if base.span == probe.span, case .name = base.kind {
      probe.meaning = meaning(of: base, alternatives: names(in: scope), in: scope)
      if let parts = parts(ofBase: base, in: scope), !parts.isEmpty {
        probe.meaning?.type = .record(parts)
      }
    }
    guard let index = members.firstIndex(where: { $0.span == probe.span }) else { return }
    var whole = base
    for member in members.prefix(index) { whole = Self.member(member, of: whole) }
    let fields = index == 0 ? parts(ofBase: base, in: scope) : nil
    probe.meaning = meaning(
      of: Self.member(members[index], of: whole),
      alternatives: fields ?? self.fields(of: quietly { check(whole, in: scope).type }),
      in: scope)
  }

  /// A member of an expression.
  private static func member(_ name: NameSyntax, of base: ExpressionSyntax) -> ExpressionSyntax {
    ExpressionSyntax(.member(base, name), span: base.span.joined(with: name.span))
  }

  /// What an expression means where others could stand in its place.
  private func meaning(
    of syntax: ExpressionSyntax, alternatives: [ValueType.Field], in scope: Scope
  ) -> NameMeaning {
    let typed = quietly { check(syntax, in: scope) }
    return NameMeaning(
      type: table.type(of: typed.type, guessing: true), isMissable: typed.isMissable,
      alternatives: alternatives)
  }

  /// Runs a check that leaves no trace: no findings, nothing noted.
  private func quietly<Value>(_ body: () -> Value) -> Value {
    let probe = context.probe
    let reads = context.reads
    context.probe = nil
    defer { (context.probe, context.reads) = (probe, reads) }
    return findings.muted(body)
  }

  /// The names that an expression can begin with.
  private func names(in scope: Scope) -> [ValueType.Field] {
    var fields: [ValueType.Field] = []
    for (name, binding) in scope.bindings.sorted(by: { $0.key < $1.key }) {
      fields.append(
        .init(
          name: name, type: type(of: binding.subject),
          isRequired: binding.isSet && !binding.isMissable))
    }
    if scope.allowsBareAttributes, let entry = scope.entry { fields += parts(of: entry) }
    let roots = FixedNames.roots.filter { root in
      switch root {
      case "entry": scope.entry != nil
      case "event": scope.event != nil
      default: true
      }
    }
    return fields
      + roots.map { .init(name: $0, type: FixedNames.rootType($0), isRequired: true) }
  }

  /// The type of a subject.
  private func type(of subject: Subject) -> ValueType {
    switch subject {
    case .event, .entry: .record(parts(of: subject))
    case .lost: .unknown
    case .value(let term, _): table.type(of: term, guessing: true)
    }
  }

  /// What can stand behind the dot of the first part of a path; `nil` if its type tells.
  private func parts(ofBase base: ExpressionSyntax, in scope: Scope) -> [ValueType.Field]? {
    switch base.kind {
    case .name(let root):
      if let binding = scope.bindings[root.text] { return parts(of: binding.subject) }
      switch root.text {
      case "user": return userParts
      case "entry": return scope.entry.map { parts(of: $0) }
      case "event": return scope.event.map { parts(of: $0) }
      case "journey": return FixedNames.journeyFields
      default: return nil
      }
    case .history(let history): return eventParts(history.event.text)
    default: return nil
    }
  }

  /// The attributes of users.
  private var userParts: [ValueType.Field] {
    let known = FixedNames.userFields + (context.catalog.userAttributes ?? [])
    let channels = context.catalog.channelNames.map {
      ValueType.Field(name: $0, type: .record(FixedNames.preferences), isRequired: false)
    }
    return known + [.init(name: "preferences", type: .record(channels), isRequired: false)]
  }

  /// The parts of a subject.
  private func parts(of subject: Subject) -> [ValueType.Field] {
    switch subject {
    case .event(let name): return eventParts(name)
    case .entry(let events, let parameters, _):
      var fields = parameters
      for field in events.flatMap({ eventParts($0) })
      where !fields.contains(where: { $0.name == field.name }) {
        fields.append(field)
      }
      return fields
    case .value(let term, _): return fields(of: term)
    case .lost: return []
    }
  }

  /// The attributes of an event, and its time.
  private func eventParts(_ name: String) -> [ValueType.Field] {
    let attributes = context.catalog.event(name)?.attributes ?? []
    if attributes.contains(where: { $0.name == "at" }) { return attributes }
    return attributes + [.init(name: "at", type: .moment, isRequired: true)]
  }

  /// The fields of a value.
  private func fields(of term: TypeTerm) -> [ValueType.Field] {
    if case .record(let fields) = table.type(of: term, guessing: true) { return fields }
    return []
  }
}
