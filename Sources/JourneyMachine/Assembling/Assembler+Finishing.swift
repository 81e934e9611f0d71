import JourneyModel

extension Assembler {
  /// Code and tables, with every place and label settled.
  struct Finished {
    /// The code.
    var code: [Instruction]
    /// The register file.
    var frame: FrameLayout
    /// The paths and types, to be filled.
    var facts = FactTableBuilder()
  }

  /// Settles the code.
  func finish() throws(AssemblyError) -> Finished {
    let frame = frameLayout
    guard frame.count <= Int(UInt16.max) else {
      throw AssemblyError("the journey reads and keeps more than 65,535 different values")
    }
    var settled: [Instruction] = []
    settled.reserveCapacity(code.count)
    for draft in code {
      settled.append(try settle(draft, at: settled.count, frame: frame))
    }
    return Finished(code: settled, frame: frame)
  }

  /// The regions, one behind the other.
  private var frameLayout: FrameLayout {
    let sizes: [Place.Region: Int] = [
      .constant: constants.count, .user: layout.user.paths.count,
      .system: SystemRegister.allCases.count + layout.channels.count,
      .candidate: layout.candidate.paths.count, .run: layout.run.count, .argument: argumentMax,
      .temporary: temporaryMax,
    ]
    var starts = [0]
    for region in Place.Region.allCases { starts.append((starts.last ?? 0) + (sizes[region] ?? 0)) }
    return FrameLayout(starts: starts)
  }

  /// Settles one instruction.
  private func settle(
    _ draft: DraftInstruction, at index: Int, frame: FrameLayout
  ) throws(AssemblyError) -> Instruction {
    let tooFar = AssemblyError("the step is too large", stateID: draft.stateID)
    guard let flag = UInt8(exactly: draft.flag) else { throw tooFar }
    var instruction = Instruction(draft.opcode, flag: flag)
    if draft.opcode == .jump, case .label(let label) = draft.b {
      let target = address(of: label)
      instruction.b = UInt16(truncatingIfNeeded: target)
      instruction.c = UInt16(truncatingIfNeeded: target >> 16)
      return instruction
    }
    func settle(_ operand: DraftOperand) throws(AssemblyError) -> UInt16 {
      let number =
        switch operand {
        case .number(let number): number
        case .place(let place): frame.start(place.region) + place.number
        case .label(let label): address(of: label) - index
        }
      guard let number = UInt16(exactly: number) else { throw tooFar }
      return number
    }
    instruction.a = try settle(draft.a)
    instruction.b = try settle(draft.b)
    instruction.c = try settle(draft.c)
    return instruction
  }

  /// Where a label stands; a label that was never placed is behind the code, which does not verify.
  func address(of label: Label) -> Int { labels[label.number] ?? code.count }

  /// The tables of the program; what is read goes into `facts`.
  func tables(frame: FrameLayout, facts: inout FactTableBuilder) -> ProgramTables {
    var tables = ProgramTables()
    for (index, state) in definition.states.enumerated() { tables.stateNumbers[state.id] = index }
    tables.starts = startLabels.map { UInt32(address(of: $0)) }
    tables.resumes = resumeLabels.map { UInt32(address(of: $0)) }
    tables.start = tables.stateNumbers[definition.start] ?? 0
    tables.effects = effects
    tables.forks = forks
    tables.givenNames = givenNames
    tables.onlyIfs = onlyIfs
    tables.wake = targets(of: .wake, "", frame).first?.register
    tables.turns = turns
    tables.zones = layout.zones
    tables.histories = layout.histories
    for (index, name) in layout.histories.enumerated() { tables.historyNumbers[name] = index }
    for (index, name) in layout.eventNames.enumerated() {
      tables.events[name, default: CandidateLayout()].number = index + 1
    }
    tables.runRegisters = layout.run
    tables.runFingerprint = runFingerprint
    addUser(to: &tables, frame, &facts)
    addCandidates(to: &tables, frame, &facts)
    addRows(to: &tables, &facts)
    tables.entryOfTrigger = definition.triggers.map { entry(of: $0, frame, &facts) }
    tables.answers = definition.states.map { answer(to: $0, frame, &facts) }
    return tables
  }

  /// The names that a branch can give, with their registers by their number among the run's.
  private var givenNames: [GivenName] {
    let numbered = Array(layout.run.enumerated())
    return numbered.filter { $0.element.kind == .given }.map { flag in
      let registers = numbered.filter {
        $0.element.kind == .binding && $0.element.name == flag.element.name
      }
      return GivenName(flag: flag.offset, registers: registers.map(\.offset))
    }
  }

  /// A number that changes with the meaning of the registers of a run.
  private var runFingerprint: UInt32 {
    var bytes: [UInt8] = []
    for register in layout.run {
      bytes.append(UInt8(register.kind.rawValue))
      for name in [register.name] + register.path { bytes += Array(name.utf8) + [0] }
      bytes.append(1)
    }
    return UInt32(truncatingIfNeeded: StableHash.of(bytes))
  }

  // MARK: Payloads

  /// The attributes of an event, as far as they are declared.
  private func attributes(of event: String) -> [ValueType.Field] {
    definition.types.events.first { $0.name == event }?.attributes ?? []
  }

  /// How a payload with these attributes goes to registers.
  private func projection(
    _ targets: [(path: [String], register: Int)], _ attributes: [ValueType.Field],
    _ facts: inout FactTableBuilder
  ) -> EventProjection {
    let declaresTime = attributes.contains { $0.name == "at" }
    let isTime = { (path: [String]) in !declaresTime && path.first == "at" }
    var firsts: [[String]: Int] = [:]
    var copies: [(from: Int, to: Int)] = []
    for (path, register) in targets {
      if let first = firsts[path] {
        copies.append((first, register))
      } else {
        firsts[path] = register
      }
    }
    let distinct = targets.filter { firsts[$0.path] == $0.register }
    return EventProjection(
      node: facts.add(paths: distinct.filter { !isTime($0.path) }, fields: attributes),
      wholes: distinct.filter { $0.path.isEmpty }.map(\.register), declaresTime: declaresTime,
      times: distinct.filter { isTime($0.path) && $0.path.count == 1 }.map(\.register),
      copies: copies)
  }

  /// Adds the paths of the user.
  private func addUser(
    to tables: inout ProgramTables, _ frame: FrameLayout, _ facts: inout FactTableBuilder
  ) {
    let start = frame.start(.user)
    let targets = layout.user.paths.enumerated().map { ($0.element, start + $0.offset) }
    tables.user = facts.add(paths: targets, fields: definition.types.user)
    tables.userID = targets.first { $0.0 == ["id"] }?.1
  }

  /// Adds the paths of candidates.
  private func addCandidates(
    to tables: inout ProgramTables, _ frame: FrameLayout, _ facts: inout FactTableBuilder
  ) {
    for (name, numbers) in layout.candidateOfEvent.sorted(by: { $0.key < $1.key }) {
      let targets = numbers.sorted().map {
        (layout.candidate.paths[$0], frame.start(.candidate) + $0)
      }
      if name == Scope.request {
        tables.requestCandidate = projection(targets, requestParameters, &facts)
      } else {
        tables.events[name, default: CandidateLayout()].projection = projection(
          targets, attributes(of: name), &facts)
      }
    }
  }

  /// Adds the paths of past events.
  private func addRows(to tables: inout ProgramTables, _ facts: inout FactTableBuilder) {
    for name in layout.histories {
      let paths = layout.rows[name]?.paths ?? []
      let targets = paths.enumerated().map { ($0.element, RowColumn.count + $0.offset) }
      tables.rows.append(projection(targets, attributes(of: name), &facts))
      tables.rowWidths.append(RowColumn.count + paths.count)
    }
  }

  /// How the payload of a trigger goes to the registers of the run it starts.
  private func entry(
    of trigger: Trigger, _ frame: FrameLayout, _ facts: inout FactTableBuilder
  ) -> EventProjection {
    var targets = targets(of: .entry, "", frame)
    switch trigger.kind {
    case .turnsTrue, .schedule, .once, .userDate: return projection(targets, [], &facts)
    case .event(let pattern):
      if let name = pattern.binding { targets += self.targets(of: .binding, name, frame) }
      return projection(targets, attributes(of: pattern.event), &facts)
    case .request(let parameters):
      for name in parameters.map(\.name) {
        targets += self.targets(of: .binding, name, frame).map { ([name] + $0.path, $0.register) }
      }
      return projection(targets, parameters, &facts)
    }
  }

  /// The registers of the run for the paths behind a name.
  private func targets(
    of kind: RunRegister.Kind, _ name: String, _ frame: FrameLayout
  ) -> [(path: [String], register: Int)] {
    layout.run.enumerated().compactMap { number, register in
      guard register.kind == kind, register.name == name else { return nil }
      return (register.path, frame.start(.run) + number)
    }
  }

  /// The register that keeps whether a name was given, if there is one.
  private func flag(of name: String, _ frame: FrameLayout) -> Int? {
    targets(of: .given, name, frame).first?.register
  }

  /// Where the answer to an effect goes, if it is bound to a name.
  private func answer(
    to state: JourneyState, _ frame: FrameLayout, _ facts: inout FactTableBuilder
  ) -> AnswerLayout? {
    switch state.kind {
    case .send(let action, _):
      guard let name = action.binding else { return nil }
      return AnswerLayout(
        targets: targets(of: .binding, name, frame), flag: flag(of: name, frame), node: -1)
    case .call(let action, _):
      guard let name = action.binding else { return nil }
      let operation = definition.types.services.first {
        $0.service == action.service && $0.operation == action.operation
      }
      let targets = targets(of: .binding, name, frame)
      let node = facts.add(paths: targets, fields: operation?.returns ?? [])
      return AnswerLayout(targets: targets, flag: flag(of: name, frame), node: node)
    default: return nil
    }
  }
}
