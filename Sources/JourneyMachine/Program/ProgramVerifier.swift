import JourneyModel

/// Checks once, as a program is made, whatever the loop then takes for granted.
///
/// Every operand lies in its bounds, only `jump` goes back, the code never runs off its end, writes
/// stay in their regions, and no temporary is read that was not written on every way there: so that
/// no stale address is ever followed.
struct ProgramVerifier {
  private let program: Program
  private let code: [Instruction]
  private let temporaries: Range<Int>
  /// The temporaries that are surely written before an instruction; `nil` where none leads there.
  private var written: [TemporarySet?]
  /// The instructions to be looked at again.
  private var pending: [Int] = []

  /// Prepares to check a program.
  init(_ program: Program) {
    self.program = program
    code = program.code.array
    temporaries = program.frame.range(.temporary)
    written = Array(repeating: nil, count: code.count)
  }

  /// Checks everything.
  mutating func verify() throws(AssemblyError) {
    for index in code.indices { try check(index) }
    for entry in entries { try reach(Int(entry), TemporarySet(count: temporaries.count)) }
    while let index = pending.popLast() { try follow(index) }
  }

  /// Everywhere that the machine may begin; behind an effect it begins anew.
  private var entries: [UInt32] {
    let conditions =
      program.triggers.map(\.condition) + program.exits.map(\.condition)
      + program.goals.map(\.condition) + [program.entryKey, program.sendOnlyIf]
      + program.tables.onlyIfs + program.tables.turns + program.triggers.map(\.turnsAt)
      + program.triggers.map(\.userDay) + program.exits.map(\.turnsAt)
    let behindEffects = code.indices.filter { code[$0].opcode == .effect }.map { UInt32($0 + 1) }
    let probes = program.probes.values.flatMap(\.addresses)
    return conditions.compactMap { $0?.index } + probes.map(\.index) + program.tables.starts
      + program.tables.resumes + behindEffects
  }

  /// The complaint about an instruction.
  private func refusal(_ index: Int) -> AssemblyError {
    AssemblyError("the code of the journey is damaged at \(index)")
  }

  // MARK: Bounds

  /// Checks the operands of an instruction.
  private func check(_ index: Int) throws(AssemblyError) {
    let instruction = code[index]
    let kinds = instruction.opcode.operands
    let isSound =
      isSound(kinds.a, instruction.a, instruction, index)
      && isSound(kinds.b, instruction.b, instruction, index)
      && isSound(kinds.c, instruction.c, instruction, index)
      && (!kinds.flagIsZone || Int(instruction.flag) < program.tables.zones.count)
      && (instruction.opcode.isLast || index + 1 < code.count)
    guard isSound else { throw refusal(index) }
  }

  /// `true` if an operand lies in its bounds.
  private func isSound(
    _ kind: OperandKind, _ operand: UInt16, _ instruction: Instruction, _ index: Int
  ) -> Bool {
    let operand = Int(operand)
    return switch kind {
    case .none: operand == 0 || instruction.opcode == .jump
    case .read: operand < program.frame.count
    case .readMany: operand + Int(instruction.c) <= program.frame.count
    case .write, .update: temporaries.contains(operand)
    case .updatePair: temporaries.contains(operand) && temporaries.contains(operand + 1)
    case .writeMany:
      temporaries.contains(operand) && operand + Int(instruction.flag) <= temporaries.upperBound
    case .keep:
      program.frame.range(.run).contains(operand)
        || program.frame.range(.argument).contains(operand)
    case .target: operand > 0 && index + operand < code.count
    case .address: instruction.address < code.count
    case .state: operand < program.definition.states.count
    case .history: operand < program.tables.histories.count
    case .number(let bound): operand < bound
    }
  }

  // MARK: Temporaries

  /// Notes that an instruction is reached with these temporaries written.
  private mutating func reach(_ index: Int, _ set: TemporarySet) throws(AssemblyError) {
    guard index < code.count else { throw refusal(index) }
    guard var known = written[index] else {
      written[index] = set
      pending.append(index)
      return
    }
    if known.intersect(set) {
      written[index] = known
      pending.append(index)
    }
  }

  /// Checks what an instruction reads, and goes on to those behind it.
  private mutating func follow(_ index: Int) throws(AssemblyError) {
    guard var set = written[index] else { return }
    let instruction = code[index]
    let kinds = instruction.opcode.operands
    for (kind, operand) in [
      (kinds.a, instruction.a), (kinds.b, instruction.b), (kinds.c, instruction.c),
    ] {
      guard isRead(kind, operand, instruction, set) else { throw refusal(index) }
    }
    let isEmptyStep = instruction.opcode == .effect
    if isEmptyStep { return }
    if case .target = kinds.c {
      try reach(index + Int(instruction.c), set)
    } else if instruction.opcode == .jump {
      return try reach(instruction.address, set)
    }
    if instruction.opcode.isLast { return }
    note(kinds.a, instruction.a, instruction, in: &set)
    note(kinds.b, instruction.b, instruction, in: &set)
    try reach(index + 1, set)
  }

  /// `true` if what an operand reads has been written.
  private func isRead(
    _ kind: OperandKind, _ operand: UInt16, _ instruction: Instruction, _ set: TemporarySet
  ) -> Bool {
    let first = Int(operand)
    switch kind {
    case .read, .update, .updatePair: return has(first, in: set)
    case .readMany: return (first..<first + Int(instruction.c)).allSatisfy { has($0, in: set) }
    default: return true
    }
  }

  /// `true` if a register holds something of this step.
  private func has(_ register: Int, in set: TemporarySet) -> Bool {
    !temporaries.contains(register) || set.contains(register - temporaries.lowerBound)
  }

  /// Notes what an operand writes.
  private func note(
    _ kind: OperandKind, _ operand: UInt16, _ instruction: Instruction,
    in set: inout TemporarySet
  ) {
    let first = Int(operand) - temporaries.lowerBound
    switch kind {
    case .write: set.insert(first)
    case .updatePair: set.insert(first + 1)
    case .writeMany:
      for number in first..<first + Int(instruction.flag) { set.insert(number) }
    default: break
    }
  }
}

/// A set of temporaries.
struct TemporarySet {
  private var words: [UInt64]

  /// Creates an empty set for so many.
  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  /// `true` if a temporary is in it.
  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << (number % 64) != 0 }

  /// Adds a temporary.
  mutating func insert(_ number: Int) { words[number / 64] |= 1 << (number % 64) }

  /// Leaves out what is not in the other; `true` if that changes it.
  mutating func intersect(_ other: TemporarySet) -> Bool {
    var hasChanged = false
    for index in words.indices where words[index] & ~other.words[index] != 0 {
      words[index] &= other.words[index]
      hasChanged = true
    }
    return hasChanged
  }
}
