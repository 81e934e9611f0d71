import JourneyModel

/// Turns a definition into code: triggers and settings first, then the states in order.
struct Assembler {
  /// The definition.
  let definition: JourneyDefinition
  /// `true` if the journey has branches side by side.
  let hasBranches: Bool
  /// What the code reads and keeps.
  var layout: FactLayout
  /// The code so far.
  var code: [DraftInstruction] = []
  /// Where labels stand.
  var labels: [Int?] = []
  /// The constants so far; the first is missing.
  var constants: [Constant] = [.missing]
  /// The temporaries in use.
  var temporaryCount = 0
  /// The most temporaries that were ever in use.
  var temporaryMax = 0
  /// The most arguments that an effect has.
  var argumentMax = 0
  /// What names mean here.
  var scope = Scope()
  /// The state that is being assembled.
  var state: (index: Int, id: String)?
  /// The first mistake that was met.
  var failure: AssemblyError?
  /// `true` if what decides is to be seen: the program has probes, and stops before decisions.
  let isObserved: Bool
  /// The probes, where there are any.
  var probes: [ProbePlace: Probe] = [:]

  /// The triggers.
  var triggers: [ProgramTrigger] = []
  /// The exits.
  var exits: [ProgramExit] = []
  /// The goals.
  var goals: [ProgramGoal] = []
  /// The entry key.
  var entryKey: CodeAddress?
  /// What is asked before each marketing send.
  var sendOnlyIf: CodeAddress?
  /// What each state listens to.
  var listeners: [StateListener] = []
  /// When time alone turns the arms of waits.
  var turns: [CodeAddress?] = []
  /// The conditions of sends.
  var onlyIfs: [CodeAddress?] = []
  /// What effects hand over.
  var effects: [EffectLayout?] = []
  /// Where branches begin, and where it goes on behind them, by the index of the state.
  var forks: [Int: ForkLayout] = [:]
  /// Where each state begins.
  var startLabels: [Label] = []
  /// Where each state goes on.
  var resumeLabels: [Label] = []
  /// Where the rounds of loops begin, by the index of the loop.
  var roundLabels: [Int: Label] = [:]
  /// The states by id.
  private var stateNumbers: [String: Int] = [:]
  /// The constants by what they are.
  private var constantNumbers: [Constant: Int] = [.missing: 0]

  /// The most states: they are counted in 16 bits.
  private static let statesMax = Int(UInt16.max)

  /// Creates an assembler that knows what a first walk has found.
  init(_ definition: JourneyDefinition, layout: FactLayout, isObserved: Bool = false) {
    self.definition = definition
    self.layout = layout
    self.isObserved = isObserved
    hasBranches = definition.states.contains { state in
      if case .parallel = state.kind { return true }
      return false
    }
  }

  /// Assembles everything.
  mutating func assemble() throws(AssemblyError) {
    try numberStates()
    assembleSettings()
    let count = definition.states.count
    listeners = Array(repeating: .deaf, count: count)
    onlyIfs = Array(repeating: nil, count: count)
    turns = Array(repeating: nil, count: count)
    effects = Array(repeating: nil, count: count)
    for (index, state) in definition.states.enumerated() {
      self.state = (index, state.id)
      assemble(state)
    }
    if isObserved { assembleProbes() }
    if let failure { throw failure }
  }

  /// Gives every state its labels.
  private mutating func numberStates() throws(AssemblyError) {
    guard definition.states.count <= Self.statesMax else {
      throw AssemblyError("a journey can have \(Self.statesMax) steps at most")
    }
    for (index, state) in definition.states.enumerated() {
      guard stateNumbers.updateValue(index, forKey: state.id) == nil else {
        throw AssemblyError("two steps are called `\(state.id)`", stateID: state.id)
      }
      startLabels.append(label())
      resumeLabels.append(label())
    }
    guard stateNumbers[definition.start] != nil else {
      throw AssemblyError("the journey starts at `\(definition.start)`, which is no step")
    }
  }

  /// The index of a state that something links to.
  mutating func index(ofState id: String) -> Int {
    if let index = stateNumbers[id] { return index }
    fail("`\(state?.id ?? definition.start)` leads to `\(id)`, which is no step")
    return 0
  }

  /// Remembers the first mistake.
  mutating func fail(_ message: String) {
    if failure == nil { failure = AssemblyError(message, stateID: state?.id) }
  }

  // MARK: Code

  /// A new label, which stands nowhere yet.
  mutating func label() -> Label {
    labels.append(nil)
    return Label(number: labels.count - 1)
  }

  /// Lets a label stand here.
  mutating func place(_ label: Label) { labels[label.number] = code.count }

  /// Adds an instruction.
  mutating func emit(
    _ opcode: Opcode, _ a: DraftOperand = .number(0), _ b: DraftOperand = .number(0),
    _ c: DraftOperand = .number(0), flag: Int = 0
  ) {
    code.append(
      DraftInstruction(opcode: opcode, flag: flag, a: a, b: b, c: c, stateID: state?.id))
  }

  /// Adds a jump.
  mutating func jump(_ label: Label) { emit(.jump, .number(0), .label(label)) }

  /// Adds a jump to a state.
  mutating func jump(toState id: String) { jump(startLabels[index(ofState: id)]) }

  // MARK: Registers

  /// The register of a constant.
  mutating func constant(_ constant: Constant) -> Place {
    if let number = constantNumbers[constant] { return Place(region: .constant, number: number) }
    constantNumbers[constant] = constants.count
    constants.append(constant)
    return Place(region: .constant, number: constants.count - 1)
  }

  /// The register of the absent value.
  var missing: Place { Place(region: .constant, number: 0) }

  /// The first of so many new temporaries.
  mutating func temporary(_ count: Int = 1) -> Place {
    let place = Place(region: .temporary, number: temporaryCount)
    temporaryCount += count
    temporaryMax = max(temporaryMax, temporaryCount)
    return place
  }

  /// The register of the run that holds something.
  mutating func run(_ kind: RunRegister.Kind, _ name: String = "", _ path: [String] = []) -> Place {
    let register = RunRegister(kind: kind, name: name, path: path)
    return Place(region: .run, number: layout.number(of: register))
  }

  /// Does something with temporaries, and gives them back.
  mutating func scratch<Result>(_ body: (inout Assembler) -> Result) -> Result {
    let count = temporaryCount
    defer { temporaryCount = count }
    return body(&self)
  }

  /// Keeps a value in a register of the run or of the arguments.
  mutating func keep(_ target: Place, _ value: Place) {
    emit(.keep, .place(target), .place(value))
  }
}
