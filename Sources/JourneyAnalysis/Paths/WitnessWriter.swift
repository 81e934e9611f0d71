public import JourneyModel

/// Tells who takes a path, once all that matters is settled.
struct WitnessWriter {
  /// The journey.
  private let definition: JourneyDefinition
  /// Chooses ids.
  private let shares: ShareFinder

  /// What a message needs to reach somebody: that it must be missing is told.
  private static let addresses = ["email", "phone", "main_device_id"]

  /// Prepares for a journey.
  init(_ definition: JourneyDefinition, _ shares: ShareFinder) {
    self.definition = definition
    self.shares = shares
  }

  /// Returns who takes a path; `nil` if nobody falls into its shares.
  func witness(of walk: PathWalk, number: Int) -> PathWitness? {
    guard let id = shares.id("path-\(number)", in: walk.shares) else { return nil }
    let types = SubjectTypes(
      definition, events: walk.world.events, answers: walk.answers.map(\.type))
    func payload(_ root: PathSubject.Root) -> [String: PathValue] {
      let fields = root == .user ? definition.types.user : types.fields(of: root)
      var own = Self.record(walk.world.value(of: PathSubject(root: root, names: [])))
      for name in ["id", "at"]
      where walk.world.values[PathSubject(root: root, names: [name])] == nil {
        own[name] = nil
      }
      return filled(own, fields)
    }
    let events = walk.world.events.indices.filter { walk.world.events[$0].isBrought }
      .sorted { (walk.world.events[$0].at, $0) < (walk.world.events[$1].at, $1) }
    var user = payload(.user)
    for name in Self.addresses {
      let subject = PathSubject(root: .user, names: [name])
      if walk.world.values[subject] == .missing { user[name] = .missing }
    }
    return PathWitness(
      userID: id, user: user, channels: channels(of: walk),
      unreachable: walk.world.unreachable,
      events: events.map { number in
        let event = walk.world.events[number]
        return .init(name: event.name, at: event.at, attributes: payload(.event(number)))
      },
      answers: walk.answers.enumerated().map { number, answer in
        let value = Self.record(
          walk.world.value(of: PathSubject(root: .answer(number), names: [])))
        return .init(
          service: answer.type.service, operation: answer.type.operation,
          value: answer.isAnswered ? value : nil)
      },
      shares: walk.shares.map { .init(split: $0.name, label: $0.arms[$0.arm].label) },
      request: isRequest ? payload(.event(0)) : nil)
  }

  /// The channels that matter to a path: those of messages, and those that conditions ask for.
  private func channels(of walk: PathWalk) -> Set<String> {
    let asked = walk.conditions.flatMap { $0.expressions.flatMap(\.askedChannels) }
    return definition.states.reduce(into: Set(asked)) { found, state in
      if case .send(let action, _) = state.kind { found.formUnion(action.channels) }
    }
  }

  /// `true` if a request starts the journey.
  private var isRequest: Bool {
    definition.triggers.contains { if case .request = $0.kind { true } else { false } }
  }

  /// The fields of a record, without those that are missing and those that are given anyway.
  private static func record(_ value: PathValue) -> [String: PathValue] {
    guard case .record(let fields) = value else { return [:] }
    return fields.filter { $0.value != .missing }
  }

  /// A record with the required fields that nothing was said of.
  private func filled(
    _ record: [String: PathValue], _ fields: [ValueType.Field]
  ) -> [String: PathValue] {
    var result = record
    for field in fields where field.isRequired && result[field.name] == nil {
      result[field.name] = PathValue.example(of: field.type)
    }
    return result
  }
}

extension PathValue {
  /// Any value of a type.
  public static func example(of type: ValueType) -> PathValue {
    switch type {
    case .text, .unknown: .text("a")
    case .enumeration(let values): .text(values.first ?? "")
    case .number: .number(ExactDecimal(millionths: ExactDecimal.scale))
    case .boolean: .boolean(true)
    case .moment: .moment(Moment(microseconds: 1_893_456_000 * Moment.perSecond))
    case .date: .date(CivilDate(daysSince1970: 21_915))
    case .time: .time(TimeOfDay(seconds: 43_200))
    case .duration: .duration(CalendarDuration(days: 1))
    case .list: .list([])
    case .record(let fields):
      .record(
        Dictionary(
          fields.filter(\.isRequired).map { ($0.name, example(of: $0.type)) },
          uniquingKeysWith: { one, _ in one }))
    }
  }
}
