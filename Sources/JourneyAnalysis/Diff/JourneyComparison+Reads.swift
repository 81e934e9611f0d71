import JourneyModel

extension JourneyComparison {
  /// Compares what is read from outside: attributes, events, answers of services.
  mutating func compareReads() {
    let (left, right) = (Self.reads(of: old), Self.reads(of: new))
    for (name, type) in left.sorted(by: { $0.key < $1.key }) {
      guard let twin = right[name] else {
        report(.schema, .removed, "`\(name)` is read no longer")
        continue
      }
      if twin != type {
        report(.schema, .changed, "`\(name)` is read as \(twin), no longer as \(type)")
      }
    }
    for (name, type) in right.sorted(by: { $0.key < $1.key }) where left[name] == nil {
      report(.schema, .added, "`\(name)` is read now, as \(type)")
    }
  }

  /// What a definition reads, by name, with its type in words.
  private static func reads(of definition: JourneyDefinition) -> [String: String] {
    var reads: [String: String] = [:]
    let types = definition.types
    add(types.user, behind: "user", to: &reads)
    for event in types.events { add(event.attributes, behind: event.name, to: &reads) }
    for operation in types.services {
      let name = "\(operation.service).\(operation.operation)"
      reads[name] = "an answer"
      add(operation.returns, behind: name, to: &reads)
    }
    for event in definition.eventNames where reads[event] == nil { reads[event] = "an event" }
    return reads
  }

  /// Adds fields, and the fields inside them.
  private static func add(
    _ fields: [ValueType.Field], behind name: String, to reads: inout [String: String]
  ) {
    for field in fields {
      let path = "\(name).\(NameSpelling.spelled(field.name, isMember: true))"
      if case .record(let inner) = field.type, !inner.isEmpty {
        add(inner, behind: path, to: &reads)
      } else {
        reads[path] = field.type == .unknown ? "whatever it is" : field.type.name
      }
    }
  }
}

extension JourneyDefinition {
  /// The events that the journey looks out for.
  fileprivate var eventNames: Set<String> {
    var names: Set<String> = []
    for trigger in triggers {
      if case .event(let pattern) = trigger.kind { names.insert(pattern.event) }
    }
    for exit in settings.exits {
      if case .event(let pattern) = exit { names.insert(pattern.event) }
    }
    for goal in settings.goals { names.insert(goal.pattern.event) }
    for state in states {
      switch state.kind {
      case .waitArms(let arms, _, _):
        for arm in arms {
          if case .event(let pattern) = arm.condition { names.insert(pattern.event) }
        }
      case .waitWithout(_, let pattern, _, _): names.insert(pattern.event)
      default: continue
      }
    }
    return names
  }
}
