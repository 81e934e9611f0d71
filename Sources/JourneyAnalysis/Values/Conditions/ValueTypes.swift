import JourneyModel

/// The types of the values that conditions of a journey ask about.
struct ValueTypes {
  /// What a value can be.
  struct Kind: Hashable {
    /// Its type.
    var type: ValueType
    /// `true` if it is never missing.
    var isRequired: Bool

    /// Of which nothing is known.
    static let anything = Kind(type: .unknown, isRequired: false)
  }

  /// The attributes of users.
  private let user: [ValueType.Field]
  /// The attributes of events, by name.
  private let events: [String: [ValueType.Field]]
  /// The attributes of what starts a run; `nil` if that can be one of several things.
  private let entry: [ValueType.Field]?
  /// What the names are that steps and triggers give.
  private let names: NameTypes
  /// `true` if an event starts the run, so that it has a time.
  private let entryIsEvent: Bool
  /// The event whose condition is looked at.
  var event: String?
  /// `true` if what is declared as required is taken to be there.
  var trustsRequired = true

  /// Reads the types of a definition.
  init(_ definition: JourneyDefinition) {
    user = definition.types.user
    events = Dictionary(
      definition.types.events.map { ($0.name, $0.attributes) }, uniquingKeysWith: { one, _ in one })
    names = NameTypes(definition)
    let started = Set(definition.triggers.map(\.eventName))
    entryIsEvent = started.count == 1 && started.first != .some(nil)
    if started.count == 1, let name = started.first.flatMap({ $0 }) {
      entry = events[name] ?? []
    } else if definition.triggers.count == 1,
      case .request(let fields) = definition.triggers[0].kind
    {
      entry = fields
    } else {
      entry = nil
    }
  }

  /// What a subject can be.
  func kind(of subject: Subject) -> Kind {
    if case .value(let expression) = subject { return kind(of: expression) }
    return .anything
  }

  /// What an expression can yield.
  func kind(of expression: Expression) -> Kind {
    var kind = declaredKind(of: expression)
    if !trustsRequired { kind.isRequired = false }
    return kind
  }

  /// What an expression can yield, as declared.
  private func declaredKind(of expression: Expression) -> Kind {
    switch expression {
    case .path(.user, let names): return Self.kind(of: names[...], in: user)
    case .path(.entry, let names):
      guard let entry else { return .anything }
      return payloadKind(of: names, in: entry, isEvent: entryIsEvent)
    case .path(.event, let names):
      guard let event else { return .anything }
      return payloadKind(of: names, in: events[event] ?? [], isEvent: true)
    case .path(.binding(let name), let names):
      return namedKind(of: names, in: self.names.givers[name])
    case .path(.now, let names) where names.isEmpty: return Kind(type: .moment, isRequired: true)
    case .path(.today, let names) where names.isEmpty: return Kind(type: .date, isRequired: true)
    case .history(let query) where query.kind == .count:
      return Kind(type: .number, isRequired: true)
    default: return .anything
    }
  }

  /// What stands behind a name that a value is a part of, or the record that it stands in, and
  /// whether it never lacks that part; `nil` for what is no such part.
  func whole(of expression: Expression) -> (expression: Expression, holdsPart: Bool)? {
    guard case .path(let root, let names) = expression, let part = names.last else { return nil }
    if case .binding = root { return (.path(root, []), kind(of: expression).isRequired) }
    let whole = Expression.path(root, names.dropLast())
    guard names.count > 1, case .record(let fields) = kind(of: whole).type,
      let field = fields.first(where: { $0.name == part })
    else { return nil }
    return (whole, field.isRequired && trustsRequired)
  }

  /// The type of a part of what stands behind a name; it is there if that is and has it.
  private func namedKind(of names: [String], in giver: NameTypes.Giver?) -> Kind {
    guard let giver else { return .anything }
    if case .value(.path(let root, let inner)) = giver {
      let whole = declaredKind(of: .path(root, inner))
      // The name may not be there yet; what is in it is there with it.
      if names.isEmpty { return Kind(type: whole.type, isRequired: false) }
      if case .record(let fields) = whole.type { return Self.kind(of: names[...], in: fields) }
      return declaredKind(of: .path(root, inner + names))
    }
    guard let first = names.first else { return .anything }
    switch giver {
    case .event(let event):
      return events[event].map { payloadKind(of: names, in: $0, isEvent: first == "at") }
        ?? .anything
    case .answer(let fields): return Self.kind(of: names[...], in: fields)
    case .value, .other: return .anything
    }
  }

  /// The type of an attribute of an event; each event has a time.
  private func payloadKind(
    of names: [String], in fields: [ValueType.Field], isEvent: Bool
  ) -> Kind {
    if isEvent, names == ["at"], !fields.contains(where: { $0.name == "at" }) {
      return Kind(type: .moment, isRequired: true)
    }
    return Self.kind(of: names[...], in: fields)
  }

  /// The type of a field, or of one inside it; what is within a record may be missing if that may.
  private static func kind(
    of names: ArraySlice<String>, in fields: [ValueType.Field]
  ) -> Kind {
    guard let name = names.first, let field = fields.first(where: { $0.name == name }) else {
      return .anything
    }
    let rest = names.dropFirst()
    if rest.isEmpty { return Kind(type: field.type, isRequired: field.isRequired) }
    guard case .record(let inner) = field.type else { return .anything }
    var kind = kind(of: rest, in: inner)
    kind.isRequired = kind.isRequired && field.isRequired
    return kind
  }
}

extension Trigger {
  /// The event that it looks out for.
  fileprivate var eventName: String? {
    if case .event(let pattern) = kind { return pattern.event }
    return nil
  }
}
