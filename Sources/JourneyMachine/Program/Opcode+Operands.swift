/// What an operand of an instruction is.
enum OperandKind {
  /// Nothing: 0.
  case none
  /// A register that is read.
  case read
  /// The first of the registers that are read, as many as `c` says.
  case readMany
  /// A temporary that is written.
  case write
  /// A temporary that is read and written.
  case update
  /// A temporary that is read and written, and the one behind it, which is written.
  case updatePair
  /// The first of as many temporaries as `flag` says, which are written.
  case writeMany
  /// A register of the run, or an argument, that is written.
  case keep
  /// How far ahead a branch goes.
  case target
  /// The lower half of an address; `c` is the upper.
  case address
  /// The index of a state.
  case state
  /// The index of an event whose past can be asked for.
  case history
  /// A number below a bound.
  case number(below: Int)
}

/// The operands of an instruction.
struct OperandKinds {
  /// The operands.
  let a, b, c: OperandKind
  /// `true` if `flag` is the index of a zone.
  let flagIsZone: Bool

  /// Creates a description of operands.
  init(
    _ a: OperandKind = .none, _ b: OperandKind = .none, _ c: OperandKind = .none,
    flagIsZone: Bool = false
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.flagIsZone = flagIsZone
  }
}

extension Opcode {
  /// What the operands are: the one table that verifier and disassembler go by.
  var operands: OperandKinds {
    switch self {
    case .stay, .answerTrue, .answerFalse: OperandKinds()
    case .park: OperandKinds(.state, .read)
    case .effect, .enterState, .fork, .join: OperandKinds(.state)
    case .finish, .answer: OperandKinds(.read)
    case .jump: OperandKinds(.none, .address)
    case .branchIf, .branchUnless, .branchKnown, .branchMissing, .branchUnlessKind:
      OperandKinds(.read, .none, .target)
    case .branchEqual, .branchUnequal, .branchLess, .branchNotLess, .branchAtMost,
      .branchNotAtMost, .branchIn, .branchNotIn:
      OperandKinds(.read, .read, .target)
    case .branchUnlessCode: OperandKinds(.read, .number(below: 1 << 16), .target)
    case .move, .negate, .floor, .ceil, .absolute, .lower, .upper, .trim, .length, .splitPoint,
      .historyCount:
      OperandKinds(.write, .read)
    case .keep: OperandKinds(.keep, .read)
    case .member, .multiply, .divide, .round, .contains, .startsWith, .endsWith:
      OperandKinds(.write, .read, .read)
    case .makeList, .least, .greatest, .concat:
      OperandKinds(.write, .readMany, .number(below: 1 << 16))
    case .add, .subtract, .formatDate, .shiftedDay, .momentAt, .nextTime:
      OperandKinds(.write, .read, .read, flagIsZone: true)
    case .reaches, .passes: OperandKinds(.write, .read, .read, flagIsZone: true)
    case .sooner: OperandKinds(.update, .read)
    case .historyUpcoming, .usualLength: OperandKinds(.write, .read)
    case .nextHour: OperandKinds(.write, .read, flagIsZone: true)
    case .dayAhead: OperandKinds(.write, .read, .number(below: 2), flagIsZone: true)
    case .weekdayAhead: OperandKinds(.write, .read, .number(below: 8), flagIsZone: true)
    case .instantOf: OperandKinds(.write, .read, flagIsZone: true)
    case .calendarPart:
      OperandKinds(
        .write, .read, .number(below: CalendarPart.allCases.count), flagIsZone: true)
    case .durationOf:
      OperandKinds(.write, .read, .number(below: DurationUnit.allCases.count))
    case .historyOpen: OperandKinds(.write, .history)
    case .historyFrom: OperandKinds(.update, .read)
    case .historySince: OperandKinds(.update)
    case .historyNext, .historyPrevious: OperandKinds(.update, .writeMany, .target)
    case .listNext: OperandKinds(.updatePair, .read, .target)
    }
  }

  /// `true` if nothing behind the instruction is reached through it.
  var isLast: Bool {
    switch self {
    case .stay, .park, .fork, .join, .finish, .answer, .answerTrue, .answerFalse, .jump: true
    default: false
    }
  }
}
