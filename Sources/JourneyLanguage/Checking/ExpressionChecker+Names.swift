import JourneyModel

extension ExpressionChecker {
  /// Checks a name with what stands behind its dots.
  func checkPath(_ syntax: ExpressionSyntax, in scope: Scope) -> TypedExpression {
    var members: [NameSyntax] = []
    var base = syntax
    while case .member(let inner, let name) = base.kind {
      members.insert(name, at: 0)
      base = inner
    }
    if context.probe != nil { noteMeaning(base: base, members, in: scope) }
    switch base.kind {
    case .name(let root): return checkRoot(root, members, syntax.span, in: scope)
    case .history(let history):
      return checkHistory(history, members: members, syntax.span, in: scope)
    default: return checkMembers(members, of: check(base, in: scope))
    }
  }

  /// Checks the parts of a value that is no name.
  private func checkMembers(
    _ members: [NameSyntax], of value: TypedExpression
  ) -> TypedExpression {
    let found = resolve(members, in: .value(value.type, isMissable: value.isMissable), owner: nil)
    return TypedExpression(
      expression: .member(value.expression, members.map(\.text)), type: found.type,
      isMissable: found.isMissable)
  }

  /// Checks a path from its first name on.
  private func checkRoot(
    _ root: NameSyntax, _ members: [NameSyntax], _ span: SourceSpan, in scope: Scope
  ) -> TypedExpression {
    if let binding = scope.bindings[root.text] {
      return checkBinding(binding, root, members, span, in: scope)
    }
    switch root.text {
    case "user": return checkUser(root, members, in: scope)
    case "entry": return checkEntry(root, members, in: scope)
    case "event": return checkEvent(root, members, in: scope)
    case "now": return checkFixed(.now, .moment, members)
    case "today": return checkFixed(.today, .date, members)
    case "journey": return checkJourney(root, members)
    default: return checkOther(root, members, span, in: scope)
    }
  }

  /// Checks `now` or `today`, which have no parts.
  private func checkFixed(
    _ root: Expression.PathRoot, _ type: TypeTerm, _ members: [NameSyntax]
  ) -> TypedExpression {
    if !members.isEmpty {
      return checkMembers(members, of: .init(expression: .path(root, []), type: type))
    }
    return TypedExpression(expression: .path(root, []), type: type)
  }

  /// Checks `journey.id` and `journey.entered_at`.
  private func checkJourney(_ root: NameSyntax, _ members: [NameSyntax]) -> TypedExpression {
    switch members.map(\.text) {
    case ["id"]: return TypedExpression(expression: .path(.journeyID, []), type: .text)
    case ["entered_at"]: return TypedExpression(expression: .path(.enteredAt, []), type: .moment)
    default:
      guard let first = members.first else {
        findings.report(
          NameCode.nameOutOfPlace, at: root.span, "`journey` needs a name behind a dot",
          help: "write `journey.id` or `journey.entered_at`")
        return .invalid
      }
      context.reportUnknown(
        NameCode.unknownAttribute, first, "a journey has no `\(first.text)`",
        among: ["id", "entered_at"], isMember: true)
      return .invalid
    }
  }

  /// Checks a path that begins with `user`.
  private func checkUser(
    _ root: NameSyntax, _ members: [NameSyntax], in scope: Scope
  ) -> TypedExpression {
    guard !members.isEmpty else {
      findings.report(
        NameCode.nameOutOfPlace, at: root.span, "`user` needs an attribute behind a dot",
        help: "write `user.email`, say")
      return .invalid
    }
    return path(.user, members, userPath(members), in: scope, prefix: userPath)
  }

  /// Checks a path that begins with `entry`.
  private func checkEntry(
    _ root: NameSyntax, _ members: [NameSyntax], in scope: Scope
  ) -> TypedExpression {
    guard let entry = scope.entry else {
      findings.report(
        NameCode.nameOutOfPlace, at: root.span, "nobody has entered where `entry` stands here",
        help: "`entry` is what started a run; outside of runs there are `user` and the history")
      return .invalid
    }
    let found = resolve(members, in: entry, owner: "entry")
    return path(scope.entryRoot, members, found, in: scope) {
      resolve($0, in: entry, owner: nil)
    }
  }

  /// Checks a path that begins with `event`.
  private func checkEvent(
    _ root: NameSyntax, _ members: [NameSyntax], in scope: Scope
  ) -> TypedExpression {
    guard let event = scope.event else {
      findings.report(
        NameCode.nameOutOfPlace, at: root.span, "`event` means something inside a `where` only",
        help: "name the event with `as`, or use `entry` for the one that started the journey")
      return .invalid
    }
    return path(
      scope.eventRoot, members, resolve(members, in: event, owner: "event"), in: scope
    ) { resolve($0, in: event, owner: nil) }
  }

  /// Checks a path that begins with a name given in the script.
  private func checkBinding(
    _ binding: Scope.Binding, _ root: NameSyntax, _ members: [NameSyntax], _ span: SourceSpan,
    in scope: Scope
  ) -> TypedExpression {
    let isKnown = scope.knows(KnownPath(root: .binding(root.text), names: []))
    if !binding.isSet, !isKnown { warnUnset(root) }
    var found = resolve(members, in: binding.subject, owner: root.text)
    if !binding.isSet, !isKnown { found.isMissable = false }
    if binding.isSet, binding.isMissable, !isKnown { found.isMissable = true }
    var typed = path(binding.root ?? .binding(root.text), members, found, in: scope) {
      resolve($0, in: binding.subject, owner: nil)
    }
    if members.isEmpty, case .event(let event) = binding.subject { typed.event = event }
    return typed
  }

  /// Warns of a name that may not exist yet.
  private func warnUnset(_ root: NameSyntax) {
    findings.report(
      NameCode.unsetBinding, at: root.span, "`\(root.text)` may not exist yet here",
      help: "it is missing on the paths that do not name it; test it with `is known`")
  }

  /// Checks a path that begins with a constant, a bare attribute, or nothing that is known.
  private func checkOther(
    _ root: NameSyntax, _ members: [NameSyntax], _ span: SourceSpan, in scope: Scope
  ) -> TypedExpression {
    if context.constants[root.text] != nil { return checkConstant(root, members) }
    if scope.allowsBareAttributes, let entry = scope.entry, !isSlip(root, before: members, entry) {
      return path(
        .entry, [root] + members, resolve([root] + members, in: entry, owner: nil), in: scope
      ) { resolve($0, in: entry, owner: nil) }
    }
    if scope.bindingsLater.contains(root.text) {
      warnUnset(root)
      return TypedExpression(
        expression: .path(.binding(root.text), members.map(\.text)), type: .anything)
    }
    reportUnknownName(root, members, in: scope)
    return .invalid
  }

  /// `true` for what is nearly one of the language's own names and no attribute that is declared:
  /// `ensry.cart_id` is not the `cart_id` of an attribute `ensry`.
  private func isSlip(_ root: NameSyntax, before members: [NameSyntax], _ entry: Subject) -> Bool {
    guard !members.isEmpty, context.catalog.events == nil,
      Suggestion.closest(to: root.text, among: ["entry", "event", "user"]) != nil
    else { return false }
    if case .entry(_, let parameters, _) = entry {
      return !parameters.contains { $0.name == root.text }
    }
    return true
  }

  /// Reports a name that means nothing here.
  private func reportUnknownName(_ root: NameSyntax, _ members: [NameSyntax], in scope: Scope) {
    let names =
      scope.bindings.keys.sorted() + scope.bindingsLater.sorted() + context.constants.keys.sorted()
    if Suggestion.closest(to: root.text, among: names + FixedNames.roots) != nil {
      return context.reportUnknown(
        NameCode.unknownName, root, "nothing here is called `\(root.text)`",
        among: names + FixedNames.roots)
    }
    let isAttribute = context.catalog.userAttributes?.contains { $0.name == root.text } ?? false
    var help = "text stands in quotes: \"\(root.text)\""
    if isAttribute { help = "did you mean `user.\(root.text)`?" }
    if root.text == "tomorrow" { help = "write `tomorrow at 09:00`" }
    findings.report(
      NameCode.unknownName, at: root.span, "nothing here is called `\(root.text)`", help: help)
  }

  /// A checked path with what is known of it here.
  private func path(
    _ root: Expression.PathRoot, _ members: [NameSyntax], _ found: Found, in scope: Scope,
    prefix: ([NameSyntax]) -> Found
  ) -> TypedExpression {
    let names = members.map(\.text)
    let known = KnownPath(root: root, names: names)
    let isKnown =
      !found.isMissable || scope.knows(known)
      || isKnownByItsWhole(root, members, in: scope, prefix: prefix)
    return TypedExpression(
      expression: .path(root, names), type: found.type, isMissable: !isKnown, needs: [known])
  }

  /// `true` if a part is never missing where its whole is known: `user.address.zip` where the
  /// address is.
  private func isKnownByItsWhole(
    _ root: Expression.PathRoot, _ members: [NameSyntax], in scope: Scope,
    prefix: ([NameSyntax]) -> Found
  ) -> Bool {
    if scope.known.isEmpty { return false }
    for count in stride(from: members.count - 1, through: 0, by: -1) {
      let whole = Array(members.prefix(count))
      guard scope.knows(KnownPath(root: root, names: whole.map(\.text))) else { continue }
      let rest = Array(members.dropFirst(count))
      return findings.muted {
        let type = prefix(whole).type
        guard case .known(.record(let fields)) = table.resolved(type), !fields.isEmpty else {
          return false
        }
        return !resolve(rest, in: .value(type, isMissable: false), owner: nil).isMissable
      }
    }
    return false
  }

  /// Checks what a constant stands for, as if it stood here.
  private func checkConstant(_ root: NameSyntax, _ members: [NameSyntax]) -> TypedExpression {
    guard let declaration = context.constants[root.text] else { return .invalid }
    let value = findings.muted { checkDeclared(declaration, name: root) }
    return members.isEmpty ? value : checkMembers(members, of: value)
  }

  /// Checks a constant or audience where its name is used; its own findings stand at its place.
  func checkDeclared(_ declaration: DeclarationSyntax, name: NameSyntax) -> TypedExpression {
    if context.openDeclarations.contains(name.text) { context.noteCircle(through: declaration) }
    if context.circularDeclarations.contains(name.text) { return .invalid }
    context.openDeclarations.append(name.text)
    defer { context.openDeclarations.removeLast() }
    return check(declaration.value, in: Scope())
  }
}

extension Scope {
  /// `true` if the value at a path, or at one that leads on from it, has been shown to be known.
  func knows(_ path: KnownPath) -> Bool {
    known.contains { $0.root == path.root && $0.names.starts(with: path.names) }
  }
}
