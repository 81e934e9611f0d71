import JourneyMachine
import JourneyModel
import Testing

/// The verifier refuses code that could do harm; what it lets through does none.
struct VerifierTests {
  /// Definitions from the generator, which between them have every kind of state and expression.
  private func programs(_ seeds: Range<UInt64>) -> [(Program, ZoneTable)] {
    let zones = ZoneTable(load: zoneFile)
    return seeds.compactMap { seed in
      let definition =
        DifferentialSession<MachineStepper>.Setting(seed: seed, zones: zones).definition
      return (try? Program(definition)).map { ($0, zones) }
    }
  }

  /// Lets a machine do all that it can be asked to.
  private func exercise(_ program: Program, _ zones: ZoneTable, _ random: inout SeededGenerator) {
    let machine = Machine(program: program, zones: zones, workspaceZone: 0)
    let json = Array(
      (#"{"id": "u", "country": "DE", "points": 3, "tags": ["a", "b"], "total": 80, "#
        + #""items": [{"sku": "a", "price": 2}], "trial_ends_at": "2030-01-09T00:00:00Z"}"#).utf8)
    machine.loadUser(json)
    machine.setInput(now: Desk.monday, number: 5)
    machine.setEvent(name: "order_placed", at: Desk.monday, attributes: json)
    for address in program.triggers.map(\.condition) + program.exits.map(\.condition) {
      if let address { settle(machine.evaluate(address), machine, json) }
    }
    machine.enter(
      trigger: 0, eventName: nil, payload: json, at: Desk.monday, now: Desk.monday, number: 1)
    settle(machine.start(), machine, json)
    for _ in 0..<4 {
      let state = Int.random(in: 0..<program.definition.states.count, using: &random)
      let input = MachineInput.allCases.randomElement(using: &random) ?? .event
      settle(machine.resume(state: state, input: input), machine, json)
    }
    _ = machine.snapshot()
  }

  /// Provides histories and does effects until the machine rests.
  private func settle(_ first: MachineOutcome, _ machine: Machine, _ json: [UInt8]) {
    var outcome = first
    for _ in 0..<20 {
      switch outcome {
      case .needsHistory(let event):
        let events = (1...3).map {
          HistoryEvent(
            at: Moment(microseconds: Desk.monday.microseconds - 3600 * $0 * Moment.perSecond),
            number: $0, attributes: json)
        }
        machine.provideHistory(event: event, events.reversed())
      case .effect(let state):
        _ = machine.argumentsJSON()
        _ = machine.effectValueJSON()
        machine.answerSend(state: state, sent: true, channel: "email", reason: nil)
        machine.answerCall(state: state, json)
      case .value(let value):
        _ = machine.valueJSON(value)
        return
      case .parked, .forked, .joined, .unchanged, .ended, .outOfFuel: return
      }
      outcome = machine.proceed()
    }
  }

  @Test func `code with changed words is refused or harmless`() throws {
    var random = SeededGenerator(seed: 11)
    var (accepted, refused) = (0, 0)
    for (program, zones) in programs(0..<150) {
      for _ in 0..<20 {
        var words = program.words
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let index = Int.random(in: 0..<words.count, using: &random)
          words[index] = changed(words[index], words, &random)
        }
        if let mutant = try? Program(program, words: words) {
          accepted += 1
          exercise(mutant, zones, &random)
        } else {
          refused += 1
        }
      }
    }
    #expect(accepted > 300)
    #expect(refused > 300)
  }

  /// A word with a bit, a small operand or everything exchanged.
  private func changed(
    _ word: UInt64, _ words: [UInt64], _ random: inout SeededGenerator
  ) -> UInt64 {
    let shift = UInt64.random(in: 0...3, using: &random) * 16
    switch Int.random(in: 0...3, using: &random) {
    case 0: return word ^ 1 << UInt64.random(in: 0..<64, using: &random)
    case 1: return words.randomElement(using: &random) ?? word
    case 2:
      return word & ~(0xFFFF << shift) | UInt64.random(in: 0..<120, using: &random) << shift
    default: return word & ~0xFF | UInt64.random(in: 0..<80, using: &random)
    }
  }

  @Test func `what the assembler writes is taken as it is`() throws {
    for (program, _) in programs(200..<260) {
      #expect(throws: Never.self) { try Program(program, words: program.words) }
    }
  }

  @Test func `code that ends in the open is refused`() throws {
    let program = try Program(journey([step("end", .end)]))
    #expect(throws: AssemblyError.self) {
      try Program(program, words: Array(program.words.dropLast()))
    }
    #expect(throws: AssemblyError.self) { try Program(program, words: []) }
    #expect(throws: AssemblyError.self) { try Program(program, words: [0xFF]) }
  }
}
