extension DefinitionReader {
  /// A state.
  static func state(id: String, _ place: DocumentPlace) -> JourneyState? {
    place.object { fields in
      let stages = fields.optional("stages")?.list { $0.identifier() } ?? []
      let line = fields.optional("line")?.integer(atLeast: 1)
      guard let name = kindName(&fields), let kind = kind(name, &fields) else { return nil }
      return JourneyState(id: id, kind: kind, stages: stages, line: line)
    }
  }

  /// The word for the kind of a state, which must be one of its type.
  ///
  /// A condition without a kind is an `if`.
  private static func kindName(_ fields: inout DocumentFields) -> String? {
    let types = DefinitionVocabulary.kinds.map { ($0.key, $0.value) }
    let kinds = fields.required("type")?.word(among: types)
    let isPlainCondition = kinds?.contains("if") == true && !fields.has("kind")
    let kind = isPlainCondition ? nil : fields.required("kind")
    let all = (kinds ?? types.flatMap(\.1)).map { ($0, $0) }
    let name = isPlainCondition ? "if" : kind?.word(among: all)
    if name == nil { fields.isUnclear = true }
    return name
  }

  /// What a state of this kind does.
  private static func kind(
    _ name: String, _ fields: inout DocumentFields
  ) -> JourneyState.Kind? {
    switch name {
    case "wait", "wait_until", "upon", "wait_for", "wait_without": wait(name, &fields)
    case "send": send(&fields)
    case "call": call(&fields)
    case "set", "let", "emit", "start": change(name, &fields)
    case "if", "choose", "split": condition(name, &fields)
    case "repeat": loop(&fields)
    case "again": links(&fields) { $0.link("repeat") }.map { .again(loop: $0) }
    case "parallel": parallel(&fields)
    case "join": links(&fields) { $0.link("parallel") }.map { .join(parallel: $0) }
    case "stop": finish(.stop(reason: fields.optional("reason")?.text()), &fields)
    default: finish(.end, &fields)
    }
  }

  /// A kind that leads nowhere: its links may be there, and empty.
  private static func finish(
    _ kind: JourneyState.Kind, _ fields: inout DocumentFields
  ) -> JourneyState.Kind {
    _ = fields.optional("links")?.object { _ in true }
    return kind
  }

  /// The links of a state.
  static func links<Value>(
    _ fields: inout DocumentFields, _ read: (inout DocumentFields) -> Value?
  ) -> Value? {
    fields.required("links")?.object(read)
  }

  /// The link to the one state that follows.
  static func next(_ fields: inout DocumentFields) -> String? {
    links(&fields) { $0.link("next") }
  }

  /// The links to a body and to what follows.
  static func bodyAndNext(_ fields: inout DocumentFields) -> (body: String, next: String)? {
    links(&fields) { links in
      let body = links.link("body")
      let next = links.link("next")
      guard let body, let next else { return nil }
      return (body, next)
    }
  }

  /// A message to be sent.
  private static func send(_ fields: inout DocumentFields) -> JourneyState.Kind? {
    let message = fields.required("message")?.identifier()
    let kind = fields.optional("message_kind")?.word(of: MessageKind.self) ?? .marketing
    let channels = fields.required("channels").flatMap(self.channels) ?? []
    let isByEach = fields.optional("by_each")?.boolean() ?? false
    let action = SendAction(
      message: message ?? "", kind: kind, topic: fields.optional("topic")?.identifier(),
      // By each of one channel is by that channel.
      channels: channels, isByEach: isByEach && channels.count > 1,
      to: fields.optional("to").flatMap(expression), arguments: arguments(&fields),
      onlyIf: fields.optional("only_if").flatMap(expression),
      binding: fields.optional("binding")?.identifier(), failure: failure(&fields))
    return next(&fields).map { .send(action, next: $0) }
  }

  /// The channels of a message: one or more, since it leaves by one of them.
  private static func channels(_ place: DocumentPlace) -> [String]? {
    guard let channels = place.list({ $0.identifier() }) else { return nil }
    return channels.isEmpty ? place.invalid("a list of one channel or more") : channels
  }

  /// A host function to be called.
  private static func call(_ fields: inout DocumentFields) -> JourneyState.Kind? {
    let service = fields.required("service")?.identifier()
    let operation = fields.required("operation")?.identifier()
    let action = CallAction(
      service: service ?? "", operation: operation ?? "", arguments: arguments(&fields),
      binding: fields.optional("binding")?.identifier(),
      within: fields.optional("within")?.duration(), failure: failure(&fields))
    return next(&fields).map { .call(action, next: $0) }
  }

  /// What changes the user or the run, emits an event, or starts a journey.
  private static func change(
    _ name: String, _ fields: inout DocumentFields
  ) -> JourneyState.Kind? {
    if name == "emit" {
      let event = fields.required("event_name")?.identifier()
      let arguments = arguments(&fields)
      guard let next = next(&fields), let event else { return nil }
      return .emit(event: event, arguments, next: next)
    }
    if name == "start" {
      let journey = fields.required("journey")?.identifier()
      let arguments = arguments(&fields)
      guard let next = next(&fields), let journey else { return nil }
      return .start(journey: journey, arguments, next: next)
    }
    let path = name == "set" ? fields.required("path").flatMap(self.path) : nil
    let binding = name == "let" ? fields.required("name")?.identifier() : nil
    let value = fields.required("value").flatMap(expression)
    guard let next = next(&fields), let value else { return nil }
    if let path { return .set(path: path, value, next: next) }
    return binding.map { .assign(name: $0, value, next: next) }
  }

  /// The named arguments.
  private static func arguments(_ fields: inout DocumentFields) -> [Argument] {
    let entries = fields.optional("with")?.entries { name, place in
      expression(place).map { Argument(name: name, value: $0) }
    }
    return entries ?? []
  }

  /// What becomes of a run whose effect has failed.
  private static func failure(_ fields: inout DocumentFields) -> FailurePolicy {
    let policy = fields.optional("failure")?.object { fields -> FailurePolicy? in
      let action = fields.required("action")?.word(among: [("skip", 0), ("stop", 1), ("park", 2)])
      let retries = fields.optional("retries")?.integer(atLeast: 0)
      switch action {
      case 0: return FailurePolicy(retries: retries, action: .skip)
      case 1:
        let reason = fields.optional("reason")?.text()
        return FailurePolicy(retries: retries, action: .stop(reason: reason))
      default: return FailurePolicy(retries: retries)
      }
    }
    return policy ?? FailurePolicy()
  }

  /// Branches side by side: one or more.
  private static func parallel(_ fields: inout DocumentFields) -> JourneyState.Kind? {
    let isFirst = fields.optional("first")?.boolean() ?? false
    return links(&fields) { links in
      let branches = links.required("branches").flatMap { place -> [String]? in
        guard let branches = place.arms({ $0.identifier() }) else { return nil }
        return branches.isEmpty ? place.invalid("a list of one branch or more") : branches
      }
      guard let next = links.link("next"), let branches else { return nil }
      return .parallel(isFirst: isFirst, branches: branches, next: next)
    }
  }

  /// A loop.
  private static func loop(_ fields: inout DocumentFields) -> JourneyState.Kind? {
    let times = fields.required("times_max")?.integer(atLeast: 0)
    let every = fields.optional("every")?.duration()
    let until = fields.optional("until").flatMap(expression)
    guard let links = bodyAndNext(&fields), let times else { return nil }
    return .loop(
      timesMax: times, every: every, until: until, body: links.body, next: links.next)
  }
}

extension DocumentPlace {
  /// The arms of a state or the values of one of them, unless there are too many.
  func arms<Arm>(_ read: (DocumentPlace) -> Arm?) -> [Arm]? {
    if let count = node.elements?.count, count > DefinitionLimits.armsMax {
      findings.add(
        Diagnostic(
          DefinitionCode.tooManyArms, at: keySpan ?? node.span,
          DefinitionLimits.tooManyArms(count)))
      return nil
    }
    return list(read)
  }

  /// Reports the texts that are too long, in this value and all inside it.
  func checkTexts() {
    switch node.value {
    case .text(let text):
      if text.utf8.count > DefinitionLimits.textBytesMax {
        report(DefinitionCode.textTooLong, DefinitionLimits.textTooLong)
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() where element.isLong {
        child(element, index).checkTexts()
      }
    case .object(let members):
      for member in members where member.value.isLong { child(member).checkTexts() }
    case .null, .boolean, .number: return
    }
  }
}

extension JSONNode {
  /// `true` for a value that can hold a text that is too long.
  fileprivate var isLong: Bool {
    guard case .text(let text) = value else { return members != nil || elements != nil }
    return text.utf8.count > DefinitionLimits.textBytesMax
  }
}

extension DocumentFields {
  /// The id of the state that a link leads to.
  mutating func link(_ key: String) -> String? { required(key)?.identifier() }
}
