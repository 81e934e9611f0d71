import JourneyModel

/// Works out what `entry` is from the triggers of a journey, and what is known of it.
struct EntryBuilder {
  /// How many triggers there were.
  private(set) var count = 0
  /// The events that can start the journey.
  private var events: [String] = []
  /// The parameters of its requests.
  private var parameters: [ValueType.Field] = []
  /// The names that the triggers give to their event, with how many give it.
  private var bindings: [(name: String, subject: Subject, count: Int)] = []
  /// `true` if every trigger brings a payload.
  private var isComplete = true
  /// `true` if one of the triggers is not understood.
  private var isUnknown = false
  /// `true` if one of the triggers could not be read.
  private var isUnread = false
  /// What is known after every trigger.
  private var facts: Set<KnownPath>?

  /// Adds a trigger by an event.
  mutating func add(_ checked: PatternChecker.Checked) {
    count += 1
    if let event = checked.event { events.append(event) } else { isUnknown = true }
    let own = checked.pattern.binding
    meet(
      Set(
        checked.facts.map { fact in
          let isOwn = fact.root == .event || fact.root == own.map { .binding($0) }
          return isOwn ? KnownPath(root: .entry, names: fact.names) : fact
        }))
    if let own { bind(own, to: checked.subject) }
  }

  /// Adds a trigger by a predicate.
  mutating func addWithoutPayload(facts: Set<KnownPath>) {
    count += 1
    isComplete = false
    meet(facts)
  }

  /// Adds a trigger by request.
  mutating func addRequest(_ fields: [ValueType.Field]) {
    count += 1
    parameters += fields
    meet([])
    for field in fields {
      bind(field.name, to: .value(TypeTerm(field.type), isMissable: !field.isRequired))
    }
  }

  /// Adds a trigger that could not be read: `entry` may be any event.
  mutating func addUnread() {
    count += 1
    isUnknown = true
    isUnread = true
  }

  /// Keeps what is known after this trigger as well as after the others.
  private mutating func meet(_ own: Set<KnownPath>) {
    facts = facts?.intersection(own) ?? own
  }

  /// Adds a name that a trigger gives.
  private mutating func bind(_ name: String, to subject: Subject) {
    if let index = bindings.firstIndex(where: { $0.name == name }) {
      bindings[index].count += 1
    } else {
      bindings.append((name, subject, 1))
    }
  }

  /// The scope of the first step; the head may hold triggers that could not be read.
  func scope(isHeadUnread: Bool) -> Scope {
    var scope = Scope()
    let isLost = isUnknown || count == 0
    scope.entry =
      isLost
      ? .lost(isUnread: isUnread || count == 0 && isHeadUnread)
      : .entry(events: events, parameters: parameters, isComplete: isComplete)
    scope.known = facts ?? []
    for binding in bindings {
      var root: Expression.PathRoot?
      if case .event = binding.subject { root = .entry }
      scope.bindings[binding.name] = .init(
        subject: binding.subject, isSet: binding.count == count, root: root)
    }
    return scope
  }
}
