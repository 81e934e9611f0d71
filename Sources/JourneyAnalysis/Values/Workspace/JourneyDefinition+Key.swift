import JourneyModel

extension JourneyDefinition {
  /// `true` if a step that starts this journey again does so with a key that no run before had: its
  /// own key with something added, so that an entry rule by key lets every one of them in.
  func renewsKey(in stateID: String) -> Bool {
    let alike = namingEntryAlike
    guard let key = alike.settings.entry.key, case .path(.entry, let names) = key,
      names.count == 1, let state = alike.states.first(where: { $0.id == stateID }),
      alike.startsUnasked(by: state.kind)
    else { return false }
    let arguments: [Argument] =
      switch state.kind {
      case .emit(_, let arguments, _), .start(_, let arguments, _): arguments
      default: []
      }
    return arguments.contains { $0.name == names[0] && $0.value.adds(to: key) }
  }

  /// `true` if what a step tells, or asks for, starts the journey whatever else is in it: a
  /// condition may let in a few of them only.
  private func startsUnasked(by step: JourneyState.Kind) -> Bool {
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
  /// `true` for a value with something fixed added to it, time and again another one:
  /// `concat(x, "a")`, `x + 1`.
  fileprivate func adds(to value: Expression) -> Bool {
    switch self {
    case .call(.concat, let parts):
      parts.contains(value) && parts.contains(where: \.isSomeText)
        && parts.allSatisfy { $0 == value || $0.isSomeText }
    case .arithmetic(.add, let left, let right):
      left == value && right.isSomeAmount || right == value && left.isSomeAmount
    case .arithmetic(.subtract, let left, let right): left == value && right.isSomeAmount
    default: false
    }
  }

  /// `true` for a fixed text that is not empty.
  private var isSomeText: Bool {
    if case .literal(.text(let text)) = self { return !text.isEmpty }
    return false
  }

  /// `true` for a fixed number or duration that is not zero.
  private var isSomeAmount: Bool {
    switch self {
    case .literal(.number(let number)): number.millionths != 0
    case .literal(.duration(let duration)): duration != CalendarDuration()
    default: false
    }
  }
}
