internal import JourneyLanguage
internal import JourneyModel

/// Offers the names and values that can stand at a place.
struct NameCompletion {
  /// The document.
  let document: Document
  /// The workspace around it.
  let workspace: ServerWorkspace
  /// What could stand there.
  let expectation: Expectation

  /// The catalog; one that declares nothing where there is none.
  var catalog: Catalog { workspace.catalog ?? Catalog() }
  /// The tokens before the place.
  var tokens: [Token] { expectation.tokens }
  /// What surrounds the place.
  var surroundings: Surroundings { Surroundings(tokens: expectation.tokens) }

  /// The names and values.
  var items: [CompletionItem] {
    var items: [CompletionItem] = []
    for role in NameRole.allCases where expectation.roles.contains(role) {
      items += self.items(for: role)
    }
    var seen: Set<String> = []
    return items.filter { seen.insert($0.text ?? $0.label).inserted }
  }

  /// The names or values of a kind.
  private func items(for role: NameRole) -> [CompletionItem] {
    switch role {
    case .event: return events
    case .attribute: return event.map { fields(attributes(of: $0)) } ?? []
    case .message: return messages
    case .channel: return channels
    case .topic: return named(Set((catalog.messages ?? []).compactMap(\.topic)).sorted(), .value)
    case .journey: return journeys
    case .stage: return declared(.module) { if case .stage = $0 { true } else { false } }
    case .fragment: return declared(.function) { if case .fragment = $0 { true } else { false } }
    case .audience: return declared(.value) { if case .audience = $0 { true } else { false } }
    case .group: return declared(.module) { if case .group = $0 { true } else { false } }
    case .split: return declared(.module) { if case .split = $0 { true } else { false } }
    case .label: return declared(.enumMember) { if case .label = $0 { true } else { false } }
    case .service: return named(Set((catalog.services ?? []).map(\.service)).sorted(), .module)
    case .value: return values + enumerated
    case .fixedValue: return enumerated
    case .timeZone: return [text("user.timezone", .value)] + zones
    case .quotedTimeZone: return zones
    case .duration: return durations
    case .date: return []
    case .time: return ["08:00", "09:00", "18:00", "21:00"].map { text($0, .value) }
    case .member: return members
    case .key: return keys
    }
  }

  /// A name that is spelled as a script must.
  func name(_ name: String, _ kind: CompletionItem.Kind, _ detail: String? = nil) -> CompletionItem
  {
    let spelled = expectation.isInText ? NameSpelling.quoted(name) : NameSpelling.spelled(name)
    return CompletionItem(label: name, kind: kind, detail: detail, text: spelled)
  }

  /// A text that is written as it is.
  func text(
    _ text: String, _ kind: CompletionItem.Kind, rank: CompletionItem.Rank = .names
  ) -> CompletionItem {
    CompletionItem(label: text, kind: kind, text: text, rank: rank)
  }

  /// Names of one kind.
  private func named(_ names: [String], _ kind: CompletionItem.Kind) -> [CompletionItem] {
    names.map { name($0, kind) }
  }

  /// The events of the catalog and the system; those that scripts name where none are declared.
  private var events: [CompletionItem] {
    let declared = (catalog.events ?? []).map { event in
      name(event.name, .event, event.attributes.map(TypeText.text).joined(separator: ", "))
    }
    let named = catalog.events == nil ? self.declared(.event, isDeclared: false, Self.isEvent) : []
    let system = FixedNames.systemEvents.map { event in
      var item = name(event.name, .event, "the system's own")
      item.rank = .others
      return item
    }
    return declared + named + system
  }

  /// `true` for an event.
  private static func isEvent(_ symbol: ScriptSymbol) -> Bool {
    if case .event = symbol { true } else { false }
  }

  /// `true` for a message.
  private static func isMessage(_ symbol: ScriptSymbol) -> Bool {
    if case .message = symbol { true } else { false }
  }

  /// The messages.
  private var messages: [CompletionItem] {
    guard let messages = catalog.messages else {
      return declared(.method, isDeclared: false, Self.isMessage)
    }
    return messages.map { message in
      let ways = message.channels.isEmpty ? "" : " by " + message.channels.joined(separator: ", ")
      return name(message.name, .method, message.kind.rawValue + ways)
    }
  }

  /// The channels: of a send, those that its message goes by and that it does not name yet.
  private var channels: [CompletionItem] {
    guard let message = surroundings.message.flatMap({ catalog.message($0) }),
      !message.channels.isEmpty
    else { return named(catalog.channelNames, .enumMember) }
    let given = surroundings.channels
    return named(message.channels.filter { !given.contains($0) }, .enumMember)
  }

  /// The journeys of the workspace.
  private var journeys: [CompletionItem] {
    let all = workspace.scripts(with: document).flatMap { document in
      document.names.occurrences.filter(\.isDeclaration).compactMap { place -> String? in
        if case .journey(let name) = place.symbol { name } else { nil }
      }
    }
    return named(all, .class)
  }

  /// The names that the script declares, or just names, of the kinds that are wanted.
  private func declared(
    _ kind: CompletionItem.Kind, isDeclared: Bool = true, _ isWanted: (ScriptSymbol) -> Bool
  ) -> [CompletionItem] {
    var names: [String] = []
    for place in document.names.occurrences
    where isWanted(place.symbol) && place.span.start != expectation.start {
      let isGroup = if case .group = place.symbol { true } else { false }
      guard !isDeclared || place.isDeclaration || isGroup else { continue }
      if !names.contains(place.symbol.name) { names.append(place.symbol.name) }
    }
    return named(names, kind)
  }

  /// Lengths of time that people write.
  private var durations: [CompletionItem] {
    ["1 hour", "1 day", "2 days", "7 days", "30 days"].map { text($0, .value) }
  }

  /// The time zones of the catalog and the largest places, in quotes.
  private var zones: [CompletionItem] {
    let names = [
      catalog.timeZone, "Europe/Berlin", "Europe/London", "America/New_York",
      "America/Los_Angeles", "Asia/Tokyo", "UTC",
    ]
    return names.map { text(NameSpelling.quoted($0), .value) }
  }

  /// Fields with their types.
  func fields(_ fields: [ValueType.Field]) -> [CompletionItem] {
    fields.map { field in
      CompletionItem(
        label: field.name, kind: .property, detail: TypeText.mark(field),
        text: expectation.isInText
          ? NameSpelling.quoted(field.name) : NameSpelling.spelled(field.name, isMember: true))
    }
  }

  /// The attributes of an event, with its time.
  func attributes(of event: String) -> [ValueType.Field] {
    let own = catalog.event(event)?.attributes ?? []
    return own + [.init(name: "at", type: .moment, isRequired: true)]
  }

  /// The event that the statement is about: the last that it names.
  var event: String? {
    surroundings.statement.last { token in
      token.kind == .word || token.kind == .text ? catalog.event(token.value) != nil : false
    }?.value
  }
}
