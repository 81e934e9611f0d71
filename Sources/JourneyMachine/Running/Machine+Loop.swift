extension Machine {
  /// Carries out instructions until one stops the run.
  ///
  /// The verifier has checked every operand, so nothing is checked here again. Raw addresses,
  /// values without references and one switch keep an instruction at a nanosecond or two.
  @inline(never)
  func execute(from start: Int) -> Halt {
    let code = program.code.start
    let registers = frame
    var index = start
    var fuel = self.fuel
    while true {
      let instruction = code[index]
      let a = Int(instruction.a)
      let b = Int(instruction.b)
      let c = Int(instruction.c)
      var isTaken = false
      switch instruction.opcode {
      case .branchIf: isTaken = registers[a].isTrue
      case .branchUnless: isTaken = !registers[a].isTrue
      case .branchEqual: isTaken = Value.areEqual(registers[a], registers[b])
      case .branchUnequal: isTaken = !Value.areEqual(registers[a], registers[b])
      case .branchLess: isTaken = Value.isLess(registers[a], registers[b])
      case .branchNotLess: isTaken = !Value.isLess(registers[a], registers[b])
      case .branchAtMost: isTaken = Value.isAtMost(registers[a], registers[b])
      case .branchNotAtMost: isTaken = !Value.isAtMost(registers[a], registers[b])
      case .branchIn: isTaken = Value.isElement(registers[a], of: registers[b])
      case .branchNotIn: isTaken = !Value.isElement(registers[a], of: registers[b])
      case .branchKnown: isTaken = !registers[a].isMissing
      case .branchMissing: isTaken = registers[a].isMissing
      case .branchUnlessKind: isTaken = !isOfKind(registers[a], instruction.flag)
      case .branchUnlessCode: isTaken = registers[a].bits != Int64(b)
      case .move: registers[a] = registers[b]
      case .keep: registers[a] = kept(registers[b])
      case .add: registers[a] = sum(registers[b], registers[c], zone: instruction.flag)
      case .subtract: registers[a] = difference(registers[b], registers[c], zone: instruction.flag)
      case .multiply: registers[a] = product(registers[b], registers[c])
      case .divide: registers[a] = quotient(registers[b], registers[c])
      case .member: registers[a] = Value.field(of: registers[b], named: registers[c])
      case .listNext: isTaken = !takeElement(a, of: b)
      case .historyNext: isTaken = !takeRow(a, into: b, width: instruction.flag, isLast: false)
      case .historyPrevious: isTaken = !takeRow(a, into: b, width: instruction.flag, isLast: true)
      case .historyOpen:
        guard open(b, cursor: a) else { return halt(.history, b, at: index, fuel) }
      case .historyFrom: limit(a, from: registers[b])
      case .historySince: limitToEntry(a)
      case .historyCount: registers[a] = count(registers[b])
      case .historyUpcoming: registers[a] = upcoming(registers[b])
      case .sooner: registers[a] = sooner(registers[a], registers[b])
      case .enterState:
        fuel -= 1
        if fuel < 0 { return halt(.outOfFuel, 0, at: index, fuel) }
        if visitedCount == visitedCapacity { growVisited() }
        visitedStates[visitedCount] = instruction.a
        visitedCount += 1
      case .jump:
        let address = instruction.address
        if address <= index {
          fuel -= 1
          if fuel < 0 { return halt(.outOfFuel, 0, at: index, fuel) }
        }
        index = address
        continue
      case .answerTrue: return halt(.isTrue, 0, at: index, fuel)
      case .answerFalse: return halt(.isFalse, 0, at: index, fuel)
      case .answer: return halt(.value, a, at: index, fuel)
      case .stay: return halt(.unchanged, 0, at: index, fuel)
      case .park: return halt(.parked, a, b, at: index, fuel)
      case .fork: return halt(.forked, a, at: index, fuel)
      case .join: return halt(.joined, a, at: index, fuel)
      case .effect: return halt(.effect, a, at: index + 1, fuel)
      case .finish: return halt(.ended, a, Int(instruction.flag), at: index, fuel)
      case .makeList, .least, .greatest, .concat, .negate, .round, .floor, .ceil, .absolute,
        .lower, .upper, .trim, .length, .contains, .startsWith, .endsWith, .formatDate, .dayAhead,
        .weekdayAhead, .shiftedDay, .instantOf, .momentAt, .nextTime, .calendarPart, .durationOf,
        .splitPoint, .reaches, .passes, .usualLength, .nextHour:
        registers[a] = computed(instruction)
      }
      index &+= isTaken ? c : 1
    }
  }

  /// Notes where the loop stops, and why.
  @inline(__always)
  private func halt(
    _ kind: Halt.Kind, _ operand: Int, _ second: Int = 0, at index: Int, _ fuel: Int
  ) -> Halt {
    stoppedAt = index
    self.fuel = fuel
    return Halt(kind: kind, operand: operand, second: second)
  }

  /// `true` if a value is of the kind that `branchUnlessKind` asks for.
  @inline(__always)
  private func isOfKind(_ value: Value, _ kind: UInt8) -> Bool {
    switch Int(kind) {
    case KindTest.number: value.tag == .number
    case KindTest.ordered: value.isOrdered
    default: value.tag == .list
    }
  }

  /// The result of an instruction that is worth a call.
  @inline(never)
  private func computed(_ instruction: Instruction) -> Value {
    let first = frame[Int(instruction.b)]
    let c = Int(instruction.c)
    let zone = instruction.flag
    switch instruction.opcode {
    case .makeList: return list(Int(instruction.b), count: c)
    case .least: return extreme(Int(instruction.b), count: c, isLeast: true)
    case .greatest: return extreme(Int(instruction.b), count: c, isLeast: false)
    case .concat: return joined(Int(instruction.b), count: c)
    case .negate: return negated(first)
    case .round: return rounded(first, digits: frame[c])
    case .floor: return whole(first, isUp: false)
    case .ceil: return whole(first, isUp: true)
    case .absolute: return absolute(first)
    case .lower: return cased(first, isUpper: false)
    case .upper: return cased(first, isUpper: true)
    case .trim: return trimmed(first)
    case .length: return length(first)
    case .contains, .startsWith, .endsWith: return tested(instruction.opcode, first, frame[c])
    case .formatDate: return formatted(first, by: frame[c], zone: zone)
    case .dayAhead: return dayAhead(first, c, zone: zone)
    case .weekdayAhead: return weekdayAhead(first, c, zone: zone)
    case .shiftedDay: return shiftedDay(first, frame[c], zone: zone)
    case .instantOf: return instant(first, zone: zone)
    case .momentAt: return moment(first, at: frame[c], zone: zone)
    case .nextTime: return nextTime(first, after: frame[c], zone: zone)
    case .calendarPart: return part(c, of: first, zone: zone)
    case .durationOf: return duration(first, unit: c)
    case .splitPoint: return splitPoint(first)
    case .reaches: return firstMoment(moved: frame[c], to: first, orEqual: true, zone: zone)
    case .passes: return firstMoment(moved: frame[c], to: first, orEqual: false, zone: zone)
    case .usualLength: return usualLength(first)
    case .nextHour: return nextHour(first, zone: zone)
    default: return .missing
    }
  }
}
