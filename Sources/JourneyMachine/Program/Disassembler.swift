import JourneyModel

extension Program {
  /// The code in a form for people: a line per instruction, states as headings.
  public var disassembly: String {
    let disassembler = Disassembler(self)
    return disassembler.lines.joined(separator: "\n") + "\n"
  }
}

/// Writes code for people.
struct Disassembler {
  private let program: Program
  private let code: [Instruction]

  /// Prepares to write the code of a program.
  init(_ program: Program) {
    self.program = program
    code = program.code.array
  }

  /// The lines.
  var lines: [String] {
    let headings = headings
    return code.indices.flatMap { index in
      (headings[index] ?? []).map { "\($0):" } + ["  \(index)  \(spelled(code[index], at: index))"]
    }
  }

  /// What begins at which instruction.
  private var headings: [Int: [String]] {
    var headings: [Int: [String]] = [:]
    func add(_ address: CodeAddress?, _ name: String) {
      if let address { headings[Int(address.index), default: []].append(name) }
    }
    for (number, trigger) in program.triggers.enumerated() {
      add(trigger.condition, "trigger \(number)")
      add(trigger.userDay, "trigger \(number), user's day")
    }
    for (number, exit) in program.exits.enumerated() { add(exit.condition, "exit \(number)") }
    for (number, goal) in program.goals.enumerated() { add(goal.condition, "goal \(number)") }
    add(program.entryKey, "entry key")
    add(program.sendOnlyIf, "send only if")
    for (number, state) in program.definition.states.enumerated() {
      add(CodeAddress(index: program.tables.starts[number]), state.id)
      add(CodeAddress(index: program.tables.resumes[number]), "\(state.id), on an input")
      add(program.tables.onlyIfs[number], "\(state.id), only if")
    }
    return headings
  }

  /// An instruction.
  private func spelled(_ instruction: Instruction, at index: Int) -> String {
    let kinds = instruction.opcode.operands
    let operands = [
      spelled(kinds.a, instruction.a, instruction, index),
      spelled(kinds.b, instruction.b, instruction, index),
      spelled(kinds.c, instruction.c, instruction, index),
    ].compactMap { $0 }
    let flag = instruction.flag == 0 ? "" : " /\(instruction.flag)"
    return ([String(describing: instruction.opcode)] + [operands.joined(separator: ", ")])
      .joined(separator: " ") + flag
  }

  /// An operand; `nil` if there is none.
  private func spelled(
    _ kind: OperandKind, _ operand: UInt16, _ instruction: Instruction, _ index: Int
  ) -> String? {
    switch kind {
    case .none: nil
    case .read, .readMany, .write, .update, .updatePair, .writeMany, .keep:
      register(Int(operand))
    case .target: "→\(index + Int(operand))"
    case .address: "→\(instruction.address)"
    case .state: "`\(program.definition.states[Int(operand)].id)`"
    case .history: "\"\(program.tables.histories[Int(operand)])\""
    case .number: String(operand)
    }
  }

  /// A register: a constant as it is, another by its region.
  private func register(_ number: Int) -> String {
    let frame = program.frame
    for region in Place.Region.allCases where frame.range(region).contains(number) {
      let offset = number - frame.start(region)
      if region == .constant { return constant(program.constants.values.start[offset]) }
      if region == .system, let name = SystemRegister(rawValue: offset) {
        return String(describing: name)
      }
      return "\(region).\(offset)"
    }
    return String(number)
  }

  /// A constant.
  private func constant(_ value: Value) -> String {
    var writer = ValueWriter()
    writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
