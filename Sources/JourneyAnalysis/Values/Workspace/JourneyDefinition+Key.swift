import JourneyModel

extension JourneyDefinition {
  /// The attribute of what started a run that is the key of its entry rule.
  var entryKey: String? {
    guard let key = namingEntryAlike.settings.entry.key, case .path(.entry, let names) = key,
      names.count == 1
    else { return nil }
    return names[0]
  }

  /// What a step hands on that is made of one attribute of what started its run: under which names,
  /// and how much larger or smaller each time.
  func handedOn(_ attribute: String, by stateID: String) -> [(name: String, growth: Int)] {
    guard let state = namingEntryAlike.states.first(where: { $0.id == stateID }) else { return [] }
    let arguments: [Argument] =
      switch state.kind {
      case .emit(_, let arguments, _), .start(_, let arguments, _): arguments
      default: []
      }
    return arguments.compactMap { argument in
      argument.value.growth(of: .path(.entry, [attribute])).map { (argument.name, $0) }
    }
  }

  /// `true` if what a step tells, or asks for, starts the journey whatever else is in it: a
  /// condition may let in a few of them only.
  func startsUnasked(by step: JourneyState.Kind) -> Bool {
    triggers.contains { trigger in
      switch (trigger.kind, step) {
      case (.event(let pattern), .emit(let event, _, _)):
        pattern.event == event && pattern.condition == nil && pattern.times == 1
      case (.request, .start): true
      default: false
      }
    }
  }
}

extension Expression {
  /// How a value goes on from another one: 0 for the same, 1 for one with something fixed added
  /// to it, time and again another one (`concat(x, "a")`, `x + 1`), -1 for one that gets smaller;
  /// `nil` for anything else.
  fileprivate func growth(of value: Expression) -> Int? {
    if self == value { return 0 }
    switch self {
    case .call(.concat, let parts):
      let isLonger =
        parts.contains(value) && parts.contains(where: \.isSomeText)
        && parts.allSatisfy { $0 == value || $0.isSomeText }
      return isLonger ? 1 : nil
    case .arithmetic(.add, let left, let right):
      return left == value ? right.direction : right == value ? left.direction : nil
    case .arithmetic(.subtract, let left, let right):
      return left == value ? right.direction.map { -$0 } : nil
    default: return nil
    }
  }

  /// `true` for a fixed text that is not empty.
  private var isSomeText: Bool {
    if case .literal(.text(let text)) = self { return !text.isEmpty }
    return false
  }

  /// 1 for a fixed number or duration that is more than nothing, -1 for less; `nil` for others.
  private var direction: Int? {
    switch self {
    case .literal(.number(let number)):
      number.millionths == 0 ? nil : Int(number.millionths.signum())
    case .literal(.duration(let duration)): duration == CalendarDuration() ? nil : 1
    case .negated(let inner): inner.direction.map { -$0 }
    default: nil
    }
  }
}
