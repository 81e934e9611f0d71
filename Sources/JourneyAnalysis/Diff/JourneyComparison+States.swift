import JourneyModel

extension JourneyComparison {
  /// Compares the steps.
  mutating func compareStates() {
    for (number, state) in old.states.enumerated() {
      if let twin = matching.twins[number] {
        compare(state, with: new.states[twin], isMoved: moved.contains(twin))
      } else {
        reportRemoved(state)
      }
    }
    for (number, state) in new.states.enumerated() where matching.origins[number] == nil {
      reportAdded(state)
    }
  }

  /// Whom a change of a step concerns first: those who may stand at it, or those who pass it.
  func category(of kind: JourneyState.Kind) -> JourneyChange.Category {
    if case .call = kind { return .sends }
    return kind.canHold ? .inFlight : .sends
  }

  /// Reports a step that is gone.
  private mutating func reportRemoved(_ state: JourneyState) {
    guard !state.kind.isUnwritten else { return }
    let people = state.kind.canHold ? ", and people may stand there" : ""
    report(
      state.kind.canHold ? .inFlight : .sends, .removed,
      "\(words(for: state.kind)) is gone\(people)", old: state)
  }

  /// Reports a step that is new.
  private mutating func reportAdded(_ state: JourneyState) {
    guard !state.kind.isUnwritten else { return }
    report(category(of: state.kind), .added, "\(words(for: state.kind)) is new", new: state)
  }

  /// Compares two steps that are the same one.
  private mutating func compare(
    _ one: JourneyState, with other: JourneyState, isMoved: Bool
  ) {
    let count = changes.count
    switch (one.kind, other.kind) {
    case (.send(let left, _), .send(let right, _)): compare(left, with: right, one, other)
    case (.waitArms, .waitArms): compareWaits(one, other)
    default: compareWhole(one, other)
    }
    guard !one.kind.isUnwritten else { return }
    if isMoved {
      report(
        category(of: one.kind), .moved, "\(words(for: other.kind)) stands elsewhere", old: one,
        new: other)
    }
    if one.id != other.id, one.kind.canHold {
      reportRenamed(one, other, isMore: changes.count > count)
    }
  }

  /// Reports a step where people may stand that they are not found at by its id any more.
  private mutating func reportRenamed(
    _ one: JourneyState, _ other: JourneyState, isMore: Bool
  ) {
    let who = isMore ? "it" : words(for: other.kind)
    report(
      .inFlight, .renamed,
      "\(who) was known as `\(one.id)` and is `\(other.id)` now: lead over those who stand there",
      old: one, new: other)
  }

  /// Compares steps by all that they say.
  private mutating func compareWhole(_ one: JourneyState, _ other: JourneyState) {
    let (left, right) = (whole(one.kind), whole(other.kind))
    guard left != right else { return }
    let kind = Self.lengthChange(one.kind, other.kind)
    let message =
      switch kind {
      case .longer: "`\(left)` lasts longer: `\(right)`"
      case .shorter: "`\(left)` lasts less long: `\(right)`"
      default: "`\(left)` is `\(right)` now"
      }
    report(category(of: one.kind), kind, message, old: one, new: other)
  }

  /// All that a step says in one line, with its arms.
  private func whole(_ kind: JourneyState.Kind) -> String {
    ([steps.text(kind)] + steps.arms(of: kind)).joined(separator: " · ")
  }

  /// Whether a step takes more or less time than another, where that can be told.
  private static func lengthChange(
    _ one: JourneyState.Kind, _ other: JourneyState.Kind
  ) -> JourneyChange.Kind {
    guard let left = one.fixedLength, let right = other.fixedLength, left != right else {
      return .changed
    }
    return left < right ? .longer : .shorter
  }

  /// Compares waits with arms: how long they last, and what they look out for.
  private mutating func compareWaits(_ one: JourneyState, _ other: JourneyState) {
    let (left, right) = (steps.arms(of: one.kind), steps.arms(of: other.kind))
    let (head, newHead) = (words(for: one.kind), words(for: other.kind))
    if steps.text(one.kind) != steps.text(other.kind) {
      let kind = Self.lengthChange(one.kind, other.kind)
      let verb =
        kind == .longer ? "lasts longer" : kind == .shorter ? "lasts less long" : "ends otherwise"
      report(.inFlight, kind, "\(head) \(verb): \(newHead)", old: one, new: other)
    }
    for arm in left where !right.contains(arm) {
      report(
        .inFlight, .removed, "\(newHead) no longer looks out for `\(arm)`", old: one, new: other)
    }
    for arm in right where !left.contains(arm) {
      report(.inFlight, .added, "\(newHead) looks out for `\(arm)` as well", old: one, new: other)
    }
    if Set(left) == Set(right), left != right {
      report(.inFlight, .moved, "\(newHead) looks out in another order", old: one, new: other)
    }
  }
}

extension JourneyState.Kind {
  /// `true` for what no script writes.
  var isUnwritten: Bool {
    switch self {
    case .again, .join, .end: true
    default: false
    }
  }

  /// How long the step takes at most, where it says so.
  fileprivate var fixedLength: Int64? {
    switch self {
    case .wait(.literal(.duration(let length)), _, _): length.nominalMicroseconds
    case .wait(_, let upTo?, _): upTo.nominalMicroseconds
    case .waitWithout(let length, _, _, _): length.nominalMicroseconds
    case .waitArms(_, .duration(let length), _): length.nominalMicroseconds
    default: nil
    }
  }
}
