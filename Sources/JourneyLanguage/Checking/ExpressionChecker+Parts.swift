import JourneyModel

extension ExpressionChecker {
  /// What stands at a path.
  struct Found: Sendable {
    /// Its type.
    var type: TypeTerm
    /// `true` if it can be missing.
    var isMissable: Bool
    /// `true` if it was reported that there is no such thing.
    var isInvalid = false

    /// Something that was reported.
    static let invalid = Found(type: .anything, isMissable: false, isInvalid: true)
  }

  /// Finds what stands behind `user`.
  func userPath(_ members: [NameSyntax]) -> Found {
    guard let first = members.first else { return .invalid }
    if first.text == "preferences" { return preferences(Array(members.dropFirst())) }
    if let field = FixedNames.userFields.first(where: { $0.name == first.text }) {
      return declared(field, members, read: { context.reads.readUser($0, as: $1, isRequired: $2) })
    }
    guard let attributes = context.catalog.userAttributes else {
      let term = table.term(for: "user.\(first.text)")
      context.reads.readUser(first.text, as: term, isRequired: false)
      return resolve(
        Array(members.dropFirst()), in: .value(term, isMissable: true), owner: first.text)
    }
    guard let field = attributes.first(where: { $0.name == first.text }) else {
      context.reportUnknown(
        NameCode.unknownAttribute, first, "users have no attribute `\(first.text)`",
        among: attributes.map(\.name) + FixedNames.userFields.map(\.name) + ["preferences"],
        isMember: true)
      return .invalid
    }
    return declared(field, members, read: { context.reads.readUser($0, as: $1, isRequired: $2) })
  }

  /// Finds what stands behind a declared field, and records that it is read.
  private func declared(
    _ field: ValueType.Field, _ members: [NameSyntax],
    read: (String, TypeTerm, Bool) -> Void
  ) -> Found {
    let term = TypeTerm(field.type)
    read(field.name, term, field.isRequired)
    return resolve(
      Array(members.dropFirst()), in: .value(term, isMissable: !field.isRequired),
      owner: field.name)
  }

  /// Finds what stands behind `user.preferences`.
  private func preferences(_ members: [NameSyntax]) -> Found {
    guard let channel = members.first else {
      return Found(type: .known(.record([])), isMissable: true)
    }
    if context.hasChannels, !context.catalog.hasChannel(channel.text) {
      context.reportUnknown(
        NameCode.unknownChannel, channel, "no channel is called `\(channel.text)`",
        among: context.catalog.channelNames, isMember: true)
      return .invalid
    }
    return resolve(
      Array(members.dropFirst()),
      in: .value(.known(.record(FixedNames.preferences)), isMissable: true), owner: channel.text)
  }

  /// Finds what stands at a path behind a subject; `owner` is its name in messages.
  func resolve(_ members: [NameSyntax], in subject: Subject, owner: String?) -> Found {
    switch subject {
    case .event(let name): return eventPath(members, of: name)
    case .entry(let events, let parameters, let isComplete):
      return entryPath(members, events: events, parameters: parameters, isComplete: isComplete)
    case .value(let term, let isMissable):
      return parts(members, of: Found(type: term, isMissable: isMissable), owner: owner)
    case .lost(let isUnread): return lostPath(members, isUnread: isUnread)
    }
  }

  /// Finds the parts of a value, one after the other.
  private func parts(_ members: [NameSyntax], of start: Found, owner: String?) -> Found {
    var found = start
    var owner = owner
    for member in members {
      guard let next = part(member, of: found, owner: owner) else { return .invalid }
      found = next
      owner = member.text
    }
    return found
  }

  /// Finds one part of a value; `nil` once it has been reported that there is none.
  private func part(_ member: NameSyntax, of whole: Found, owner name: String?) -> Found? {
    var owner: String { name.map { "`\($0)`" } ?? "this" }
    switch table.resolved(whole.type) {
    case .anything: return Found(type: .anything, isMissable: whole.isMissable)
    case .open:
      return table.part(member.text, of: whole.type).map { Found(type: $0, isMissable: true) }
    case .known(.record(let fields)) where fields.isEmpty:
      return Found(type: .anything, isMissable: true)
    case .known(.record(let fields)):
      guard let field = fields.first(where: { $0.name == member.text }) else {
        context.reportUnknown(
          NameCode.unknownAttribute, member, "\(owner) has no `\(member.text)`",
          among: fields.map(\.name), isMember: true)
        return nil
      }
      return Found(
        type: TypeTerm(field.type), isMissable: whole.isMissable || !field.isRequired)
    case .known, .list:
      let phrase = table.type(of: whole.type).phrase
      findings.report(
        NameCode.unknownAttribute, at: member.span,
        "\(owner) is \(phrase) and has no `\(member.text)`")
      return nil
    }
  }

  /// Finds what stands behind an event of a name.
  func eventPath(_ members: [NameSyntax], of event: String) -> Found {
    guard let first = members.first else {
      return Found(type: .known(.record([])), isMissable: false)
    }
    guard let declaration = context.catalog.event(event) else {
      if first.text == "at" { return parts(Array(members.dropFirst()), of: .time, owner: "at") }
      return undeclared(members, of: event)
    }
    guard let field = declaration.attributes.first(where: { $0.name == first.text }) else {
      if first.text == "at" { return parts(Array(members.dropFirst()), of: .time, owner: "at") }
      context.reportUnknown(
        NameCode.unknownAttribute, first, "`\(event)` has no attribute `\(first.text)`",
        among: declaration.attributes.map(\.name) + ["at"], isMember: true)
      return .invalid
    }
    return declared(
      field, members,
      read: { context.reads.readEvent(event, $0, as: $1, isRequired: $2) })
  }

  /// Finds what stands behind an event that no catalog declares.
  private func undeclared(_ members: [NameSyntax], of event: String) -> Found {
    guard let first = members.first, context.catalog.events == nil else { return .invalid }
    let term = table.term(for: "event.\(event).\(first.text)")
    context.reads.readEvent(event, first.text, as: term, isRequired: false)
    return parts(
      Array(members.dropFirst()), of: Found(type: term, isMissable: true), owner: first.text)
  }

  /// Finds what stands behind `entry`: in the event that entered, or among a request's parameters.
  private func entryPath(
    _ members: [NameSyntax], events: [String], parameters: [ValueType.Field], isComplete: Bool
  ) -> Found {
    guard let first = members.first else {
      return Found(type: .known(.record([])), isMissable: false)
    }
    var all: [Found] = []
    let holders = events.filter { hasAttribute(first.text, in: $0) }
    if let parameter = parameters.first(where: { $0.name == first.text }) {
      let start = Found(type: TypeTerm(parameter.type), isMissable: !parameter.isRequired)
      all.append(parts(Array(members.dropFirst()), of: start, owner: first.text))
    } else if holders.isEmpty, first.text != "at" || events.isEmpty {
      return reportNoEntry(first, events: events, parameters: parameters)
    }
    all += holders.map { eventPath(members, of: $0) }
    guard var found = all.first else { return eventPath(members, of: events.first ?? "") }
    for other in all.dropFirst() {
      let agrees = table.unify(found.type, other.type, at: first.span)
      found = Found(
        type: agrees ? found.type : .anything, isMissable: found.isMissable || other.isMissable)
    }
    let isEverywhere = holders.count == events.count && (parameters.isEmpty || events.isEmpty)
    found.isMissable = found.isMissable || !isEverywhere || !isComplete
    return found
  }

  /// `true` if an event has an attribute, or may have it.
  private func hasAttribute(_ name: String, in event: String) -> Bool {
    guard let declaration = context.catalog.event(event) else {
      return context.catalog.events == nil && name != "at"
    }
    return declaration.attributes.contains { $0.name == name }
  }

  /// Reports that nothing that can start the journey has such an attribute.
  private func reportNoEntry(
    _ first: NameSyntax, events: [String], parameters: [ValueType.Field]
  ) -> Found {
    let declared = events.filter { context.catalog.event($0) != nil }
    if declared.count < events.count { return .invalid }
    if events.isEmpty, parameters.isEmpty {
      findings.report(
        NameCode.unknownAttribute, at: first.span,
        "no event starts this journey, so `entry` has no `\(first.text)`")
      return .invalid
    }
    let names = declared.flatMap { context.catalog.event($0)?.attributes.map(\.name) ?? [] }
    let owner = events.first.map { "`\($0)`" } ?? "the request"
    context.reportUnknown(
      NameCode.unknownAttribute, first, "\(owner) has no attribute `\(first.text)`",
      among: names + parameters.map(\.name) + ["at"], isMember: true)
    return .invalid
  }
}

extension ExpressionChecker.Found {
  /// The time of an event.
  fileprivate static let time = Self(type: .moment, isMissable: false)
}
