import JourneyModel

extension Assembler {
  /// Assembles a condition that answers true or false, and returns where it begins.
  mutating func condition(_ expression: Expression) -> CodeAddress {
    answer { $0.branch(expression, to: $1, when: false) }
  }

  /// Assembles code that answers true unless it goes to the label that it is given.
  mutating func answer(_ body: (inout Assembler, Label) -> Void) -> CodeAddress {
    let address = CodeAddress(index: UInt32(code.count))
    let isFalse = label()
    scratch { body(&$0, isFalse) }
    emit(.answerTrue)
    place(isFalse)
    emit(.answerFalse)
    return address
  }

  /// Goes to a label if the truth of a condition is as told, and on behind otherwise.
  mutating func branch(_ condition: Expression, to target: Label, when sense: Bool) {
    switch condition {
    case .and(let parts): branchAll(parts, to: target, when: sense, isAll: true)
    case .or(let parts): branchAll(parts, to: target, when: sense, isAll: false)
    case .not(let inner): branch(inner, to: target, when: !sense)
    case .compare(let comparison, let left, let right):
      branch(comparison, left, right, to: target, when: sense)
    case .isIn(let item, let list), .listContains(let list, let item):
      branchPair(sense ? .branchIn : .branchNotIn, item, list, to: target)
    case .isBetween(let value, let low, let high):
      branchBetween(value, low, high, to: target, when: sense)
    case .isKnown(let inner):
      let value = scratch { $0.value(inner) }
      emit(sense ? .branchKnown : .branchMissing, .place(value), .number(0), .label(target))
    case .age(let inner, let isMore, let length, let isAgo):
      scratch { $0.branchAge(inner, isMore, length, isAgo, to: target, when: sense) }
    case .quantified(let isEvery, let name, let list, let condition):
      scratch { $0.branchQuantified(isEvery, name, list, condition, to: target, when: sense) }
    case .history(let query):
      if case .did(let quantity, let count) = query.kind {
        scratch { $0.branchDid(query, quantity, count, to: target, when: sense) }
      } else {
        branchTruth(condition, to: target, when: sense)
      }
    case .literal, .path, .member, .list, .textTest, .reachable, .defaulted, .arithmetic,
      .negated, .call:
      branchTruth(condition, to: target, when: sense)
    }
  }

  /// Goes to a label if a value is true, or if it is not.
  private mutating func branchTruth(
    _ expression: Expression, to target: Label, when sense: Bool
  ) {
    let value = scratch { $0.value(expression) }
    emit(sense ? .branchIf : .branchUnless, .place(value), .number(0), .label(target))
  }

  /// All parts hold, or one does.
  private mutating func branchAll(
    _ parts: [Expression], to target: Label, when sense: Bool, isAll: Bool
  ) {
    guard let last = parts.last else {
      if isAll == sense { jump(target) }
      return
    }
    let end = label()
    for part in parts.dropLast() { branch(part, to: isAll == sense ? end : target, when: !isAll) }
    branch(last, to: target, when: sense)
    place(end)
  }

  /// A comparison.
  private mutating func branch(
    _ comparison: Expression.Comparison, _ left: Expression, _ right: Expression,
    to target: Label, when sense: Bool
  ) {
    switch comparison {
    case .equal: branchPair(sense ? .branchEqual : .branchUnequal, left, right, to: target)
    case .less: branchPair(sense ? .branchLess : .branchNotLess, left, right, to: target)
    case .lessOrEqual:
      branchPair(sense ? .branchAtMost : .branchNotAtMost, left, right, to: target)
    case .greater:
      branchPair(sense ? .branchLess : .branchNotLess, left, right, to: target, isSwapped: true)
    case .greaterOrEqual:
      branchPair(
        sense ? .branchAtMost : .branchNotAtMost, left, right, to: target, isSwapped: true)
    }
  }

  /// A branch on two values.
  private mutating func branchPair(
    _ opcode: Opcode, _ left: Expression, _ right: Expression, to target: Label,
    isSwapped: Bool = false
  ) {
    let (first, second) = scratch { ($0.value(left), $0.value(right)) }
    branchPair(opcode, isSwapped ? second : first, isSwapped ? first : second, to: target)
  }

  /// A branch on two registers.
  mutating func branchPair(_ opcode: Opcode, _ left: Place, _ right: Place, to target: Label) {
    emit(opcode, .place(left), .place(right), .label(target))
  }

  /// A value lies between two others.
  private mutating func branchBetween(
    _ value: Expression, _ low: Expression, _ high: Expression, to target: Label, when sense: Bool
  ) {
    scratch { assembler in
      let outside = assembler.label()
      let place = assembler.value(value)
      let below = assembler.value(low)
      assembler.branchPair(.branchNotAtMost, below, place, to: sense ? outside : target)
      let above = assembler.value(high)
      assembler.branchPair(
        sense ? .branchAtMost : .branchNotAtMost, place, above, to: target)
      assembler.place(outside)
    }
  }

  /// A moment is further from now than a duration, or nearer, and on which side.
  private mutating func branchAge(
    _ inner: Expression, _ isMore: Bool, _ length: CalendarDuration, _ isAgo: Bool,
    to target: Label, when sense: Bool
  ) {
    let outside = label()
    let now = SystemRegister.now.place
    let source = value(inner)
    let moment = temporary()
    emit(.instantOf, .place(moment), .place(source))
    let edge = temporary()
    emit(
      isAgo ? .subtract : .add, .place(edge), .place(now), .place(constant(.duration(length))))
    if !isMore {
      let far = sense ? outside : target
      if isAgo { branchPair(.branchNotAtMost, moment, now, to: far) }
      if !isAgo { branchPair(.branchNotAtMost, now, moment, to: far) }
    }
    let isBelow = isAgo == isMore
    branchPair(
      sense ? .branchLess : .branchNotLess, isBelow ? moment : edge, isBelow ? edge : moment,
      to: target)
    place(outside)
  }

  /// Any element of a list satisfies a condition, or every one does.
  private mutating func branchQuantified(
    _ isEvery: Bool, _ name: String, _ list: Expression, _ condition: Expression,
    to target: Label, when sense: Bool
  ) {
    let found = label()
    let exhausted = label()
    let next = label()
    let isNone = label()
    let elements = temporary()
    scratch { $0.emit(.move, .place(elements), .place($0.value(list))) }
    emit(.branchUnlessKind, .place(elements), .number(0), .label(isNone), flag: KindTest.list)
    let cursor = temporary(2)
    let element = Place(region: .temporary, number: cursor.number + 1)
    emit(.move, .place(cursor), .place(constant(.number(0))))
    place(next)
    emit(.listNext, .place(cursor), .place(elements), .label(exhausted))
    let outer = scope
    scope.names[name] = .element(element)
    scratch { $0.branch(condition, to: found, when: !isEvery) }
    scope = outer
    jump(next)
    place(isEvery == sense ? exhausted : found)
    if !sense { place(isNone) }
    jump(target)
    place(isEvery == sense ? found : exhausted)
    if sense { place(isNone) }
  }
}

/// The kinds that `branchUnlessKind` tells apart.
enum KindTest {
  /// A number.
  static let number = 0
  /// A value of a kind that has an order.
  static let ordered = 1
  /// A list.
  static let list = 2
}
