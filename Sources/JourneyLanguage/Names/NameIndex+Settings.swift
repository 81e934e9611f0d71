import JourneyModel

extension NameIndex {
  /// Adds a setting.
  mutating func add(_ setting: SettingSyntax.Kind) {
    switch setting {
    case .trigger(let trigger): add(trigger)
    case .entry(let entry):
      allowsBareAttributes = true
      event = entryEvents.first
      if let key = entry.key { add(key) }
      (allowsBareAttributes, event) = (false, nil)
    case .exitOn(let pattern), .goal(let pattern, _): add(pattern)
    case .exitWhen(let test), .sendOnlyIf(let test): add(test)
    case .quiet(_, _, let zone): add(zone)
    case .timeZone(let zone): add(zone)
    case .limit(_, let topic, _, let channel):
      if let topic { add(.topic(topic.text), topic) }
      if let channel { add(.channel(channel.text), channel) }
    case .exclusive(let group): add(.group(group.text), group)
    case .promise(let promise, _): add(promise)
    case .holdout, .priority: return
    }
  }

  /// Adds a trigger.
  private mutating func add(_ trigger: TriggerSyntax) {
    switch trigger {
    case .on(let pattern): add(pattern)
    case .when(let test): add(test)
    case .schedule(let schedule):
      add(schedule.zone)
      add(schedule.users)
    case .once(_, _, let zone, let users):
      add(zone)
      add(users)
    case .userDate(_, _, _, let path, _, let users):
      add(userPath: path)
      if let users { add(users) }
    case .byRequest(let parameters):
      for parameter in parameters {
        add(.binding(owner: owner, parameter.name.text), parameter.name, isDeclaration: true)
      }
    }
  }

  /// Adds a promise.
  private mutating func add(_ promise: PromiseSyntax) {
    switch promise {
    case .atMost(_, _, let channel, _):
      if let channel { add(.channel(channel.text), channel) }
    case .never(let message, let pattern):
      add(.message(message.text), message)
      add(pattern)
    case .everyPathPasses(let stage): add(.stage(owner: owner, stage.text), stage)
    case .spacing, .endsWithin: return
    }
  }

  /// Adds a pattern.
  mutating func add(_ pattern: PatternSyntax) {
    add(.event(pattern.event.text), pattern.event)
    if let binding = pattern.binding {
      add(.binding(owner: owner, binding.text), binding, isDeclaration: true)
      sources[binding.text] = .event(pattern.event.text)
    }
    within(event: pattern.event.text) { index in
      for path in pattern.matching { index.add(path, of: [pattern.event.text]) }
      if let condition = pattern.condition { index.add(condition) }
    }
  }

  /// Adds what stands in the condition of an event.
  mutating func within(event name: String, _ body: (inout NameIndex) -> Void) {
    let outer = event
    event = name
    body(&self)
    event = outer
  }

  /// Adds a path of an attribute of one of some events.
  mutating func add(_ path: [NameSyntax], of events: [String]) {
    guard let first = path.first else { return }
    add(.eventAttribute(events, first.text), first)
    for name in path.dropFirst() { add(.part(name.text), name) }
  }

  /// Adds the path behind `user`.
  mutating func add(userPath path: [NameSyntax]) {
    guard let first = path.first else { return }
    add(.userAttribute(first.text), first)
    for name in path.dropFirst() { add(.part(name.text), name) }
  }

  /// Adds a zone; its quoted name is a text like any other.
  mutating func add(_ zone: ZoneSyntax?) {
    guard let zone, case .user = zone.reference else { return }
    let word = "user".utf8.count
    let root = SourceSpan(zone.span.start, zone.span.start + word)
    add(.root("user"), NameSyntax("user", span: root))
  }
}
