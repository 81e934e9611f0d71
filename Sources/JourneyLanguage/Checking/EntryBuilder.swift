import JourneyModel

/// Works out what `entry` is from the triggers of a journey, and what is known of it.
struct EntryBuilder {
  /// How many triggers there were.
  private(set) var count = 0
  /// The events that can start the journey.
  private var events: [String] = []
  /// The parameters of its requests.
  private var parameters: [ValueType.Field] = []
  /// The names that the triggers give, with how many give each, and how many of these to their
  /// event.
  private var bindings: [(name: String, subject: Subject, count: Int, eventCount: Int)] = []
  /// `true` if every trigger brings a payload.
  private var isComplete = true
  /// `true` if one of the triggers is not understood.
  private var isUnknown = false
  /// `true` if one of the triggers could not be read.
  private var isUnread = false
  /// What is known after every trigger.
  private var facts: KnownPaths?

  /// Adds a trigger by an event.
  mutating func add(_ checked: PatternChecker.Checked) {
    count += 1
    if let event = checked.event { events.append(event) } else { isUnknown = true }
    let own = checked.pattern.binding
    let roots = [.entry] + (own.map { [Expression.PathRoot.binding($0)] } ?? [])
    meet(
      KnownPaths(
        checked.facts.all.flatMap { fact in
          fact.root == .event || roots.contains(fact.root)
            ? roots.map { KnownPath(root: $0, names: fact.names) } : [fact]
        }))
    if let own { bind(own, to: checked.subject, isEvent: true) }
  }

  /// Adds a trigger by a predicate.
  mutating func addWithoutPayload(facts: KnownPaths) {
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
      bind(
        field.name, to: .value(TypeTerm(field.type), isMissable: !field.isRequired),
        isEvent: false)
    }
  }

  /// Adds a trigger that could not be read: `entry` may be any event.
  mutating func addUnread() {
    count += 1
    isUnknown = true
    isUnread = true
  }

  /// Keeps what is known after this trigger as well as after the others.
  private mutating func meet(_ own: KnownPaths) {
    facts = facts?.intersection(own) ?? own
  }

  /// Adds a name that a trigger gives.
  private mutating func bind(_ name: String, to subject: Subject, isEvent: Bool) {
    let eventCount = isEvent ? 1 : 0
    if let index = bindings.firstIndex(where: { $0.name == name }) {
      bindings[index].count += 1
      bindings[index].eventCount += eventCount
    } else {
      bindings.append((name, subject, 1, eventCount))
    }
  }

  /// The scope of the first step; the head may hold triggers that could not be read.
  ///
  /// A name that every trigger gives to its event is another word for `entry`, unless a step gives
  /// it too: then it means on each way what was named last.
  func scope(isHeadUnread: Bool, stepNames: Set<String>) -> Scope {
    var scope = Scope()
    let isLost = isUnknown || count == 0
    scope.entry =
      isLost
      ? .lost(isUnread: isUnread || count == 0 && isHeadUnread)
      : .entry(events: events, parameters: parameters, isComplete: isComplete)
    scope.known = facts ?? []
    for binding in bindings {
      let isEntry = binding.eventCount == count && !stepNames.contains(binding.name)
      scope.bindings[binding.name] = .init(
        subject: isEntry && count > 1 ? scope.entry ?? binding.subject : binding.subject,
        isSet: binding.count == count, root: isEntry ? .entry : nil)
    }
    return scope
  }
}
