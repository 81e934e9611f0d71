internal import JourneyModel

/// Decides how the values of attributes are drawn: by their type, and by what the scripts ask for.
struct DrawPlanner {
  /// What the scripts ask for.
  let questions: ScriptQuestions
  /// The names of the pools, in the order of their numbers.
  private(set) var pools: [String] = []

  /// Plans for some questions.
  init(_ questions: ScriptQuestions) { self.questions = questions }

  /// Plans the attributes of users.
  mutating func user(
    _ fields: [ValueType.Field], _ traits: [String: TraitDeclaration]
  ) -> [FieldDraw] {
    let days = PopulationHabits.momentDaysAround
    return plan(fields, behind: [], days: -days...days, key: ScriptQuestions.user)
      .map { $0.spread(as: traits[$0.name], fields) }
  }

  /// Plans the attributes of an event.
  mutating func event(
    _ fields: [ValueType.Field], _ traits: [String: TraitDeclaration] = [:]
  ) -> [FieldDraw] {
    plan(
      fields, behind: [], days: 0...PopulationHabits.eventDaysAhead, key: ScriptQuestions.event
    )
    .map { $0.spread(as: traits[$0.name], fields) }
  }

  /// Plans fields behind a path.
  private mutating func plan(
    _ fields: [ValueType.Field], behind path: [String], days: ClosedRange<Int>,
    key: ([String]) -> String
  ) -> [FieldDraw] {
    fields.map { field in
      let path = path + [field.name]
      return FieldDraw(
        name: field.name,
        share: field.isRequired ? DrawStream.certain : PopulationHabits.knownShare,
        value: draw(field.type, path, days: days, key: key),
        purpose: DrawStream.purpose(key(path)))
    }
  }

  /// Plans a value.
  private mutating func draw(
    _ type: ValueType, _ path: [String], days: ClosedRange<Int>, key: ([String]) -> String
  ) -> ValueDraw {
    switch type {
    case .enumeration(let values): return .texts(values)
    case .text: return text(path, key(path))
    case .number: return number(key(path))
    case .unknown:
      return questions.numbers[key(path)] == nil ? text(path, key(path)) : number(key(path))
    case .boolean: return .boolean
    case .moment: return .moment((days.lowerBound * 86_400)...(days.upperBound * 86_400))
    case .date: return .date(days)
    case .time: return .time
    case .duration: return .duration
    case .list(let element): return .list(draw(element, path, days: days, key: key))
    case .record(let fields):
      return .record(plan(fields, behind: path, days: days, key: key))
    }
  }

  /// Plans a text: what the scripts compare it with and something else, or the name of a thing.
  private mutating func text(_ path: [String], _ key: String) -> ValueDraw {
    let name = path.last ?? ""
    if let asked = questions.texts[key], !asked.isEmpty {
      return .texts(asked.sorted() + ["other"])
    }
    guard questions.matched.contains(key) || name.hasSuffix("id") else {
      return .texts((1...4).map { "\(name) \($0)" })
    }
    let pool = pools.firstIndex(of: name) ?? pools.count
    if pool == pools.count { pools.append(name) }
    return .named(name, pool: pool)
  }

  /// Plans a number: from zero to twice the largest that the scripts compare it with, so that both
  /// sides of each comparison occur.
  private func number(_ key: String) -> ValueDraw {
    let asked = questions.numbers[key] ?? []
    let usual = Int64(PopulationHabits.numberMax) * ExactDecimal.scale
    let largest = asked.map { $0 == .min ? .max : abs($0) }.max() ?? usual / 2
    let isWhole = asked.allSatisfy { $0 % ExactDecimal.scale == 0 }
    let step = isWhole ? ExactDecimal.scale : ExactDecimal.scale / 100
    let reach = max(step, min(largest, .max / 4)) * 2
    let low = (asked.min() ?? 0) < 0 ? -reach : 0
    return .number(low: low, steps: Int((reach - low) / step), step: step)
  }
}
