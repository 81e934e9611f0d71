public import JourneyModel

/// A definition, assembled to bytecode and verified: all that its runs share.
public final class Program: Sendable {
  /// The definition.
  public let definition: JourneyDefinition
  /// The triggers, in the order of the definition.
  public let triggers: [ProgramTrigger]
  /// The exits, in the order of the definition.
  public let exits: [ProgramExit]
  /// The goals, in the order of the definition.
  public let goals: [ProgramGoal]
  /// The key of the entry rule: text, or missing, which enters nothing.
  ///
  /// It is asked of the candidate, or, where none is set, of the run that was just entered.
  public let entryKey: CodeAddress?
  /// What is asked before every marketing send of the journey.
  public let sendOnlyIf: CodeAddress?
  /// The events whose past can be asked for.
  public let historyEvents: Set<String>
  /// The channels whose reach can be asked for, by the index that `setReachable` takes.
  public let channels: [String]
  /// `true` if anything about the user is read.
  public let readsUser: Bool
  /// What a run has to be told of, by the index of the state where it stands.
  public let listeners: [StateListener]
  /// What can be asked of an observed program; nothing of any other.
  public let probes: [ProbePlace: Probe]
  /// `true` if runs stop before each step that decides.
  public let isObserved: Bool

  /// The code.
  let code: FixedMemory<Instruction>
  /// The constants.
  let constants: ConstantMemory
  /// The register file.
  let frame: FrameLayout
  /// Which parts of which payloads go where.
  let facts: FactTable
  /// The other tables.
  let tables: ProgramTables

  /// Assembles and verifies a definition; an observed one is for looking at what decides.
  public convenience init(
    _ definition: JourneyDefinition, isObserved: Bool = false
  ) throws(AssemblyError) {
    var scout = Assembler(
      definition, layout: FactLayout(zone: definition.settings.timeZone), isObserved: isObserved)
    try scout.assemble()
    var layout = scout.layout
    layout.sortRun()
    var assembler = Assembler(definition, layout: layout, isObserved: isObserved)
    try assembler.assemble()
    try self.init(assembler)
  }

  /// Takes over what was assembled, and verifies it.
  init(_ assembler: Assembler) throws(AssemblyError) {
    definition = assembler.definition
    var finished = try assembler.finish()
    triggers = assembler.triggers
    exits = assembler.exits
    goals = assembler.goals
    entryKey = assembler.entryKey
    sendOnlyIf = assembler.sendOnlyIf
    historyEvents = Set(assembler.layout.histories)
    channels = assembler.layout.channels
    readsUser = assembler.layout.readsUser
    listeners = assembler.listeners
    probes = assembler.probes
    isObserved = assembler.isObserved
    constants = ConstantMemory(assembler.constants)
    code = FixedMemory(finished.code)
    frame = finished.frame
    tables = assembler.tables(frame: frame, facts: &finished.facts)
    facts = FactTable(finished.facts)
    var verifier = ProgramVerifier(self)
    try verifier.verify()
  }

  /// Takes the code of a program with words changed: how the tests try the verifier.
  package init(_ original: Program, words: [UInt64]) throws(AssemblyError) {
    definition = original.definition
    triggers = original.triggers
    exits = original.exits
    goals = original.goals
    entryKey = original.entryKey
    sendOnlyIf = original.sendOnlyIf
    historyEvents = original.historyEvents
    channels = original.channels
    readsUser = original.readsUser
    listeners = original.listeners
    probes = original.probes
    isObserved = original.isObserved
    constants = original.constants
    let instructions = words.compactMap(Instruction.init(word:))
    guard instructions.count == words.count else { throw AssemblyError("no such instruction") }
    code = FixedMemory(instructions)
    frame = original.frame
    facts = original.facts
    tables = original.tables
    var verifier = ProgramVerifier(self)
    try verifier.verify()
  }

  /// The code as words.
  package var words: [UInt64] { code.array.map(\.word) }

  /// The index of a state by its id.
  public func index(ofState id: String) -> Int? { tables.stateNumbers[id] }

  /// What is asked before the message of a state leaves.
  public func onlyIf(ofSend state: Int) -> CodeAddress? { tables.onlyIfs[state] }

  /// The next moment at which time alone can turn an arm of a wait; missing if there is none.
  ///
  /// It is asked once the run is parked there. At that moment the run is to be told of its timer,
  /// as at the end of the wait.
  public func turnsAt(ofWait state: Int) -> CodeAddress? { tables.turns[state] }
}

/// The tables of a program that the machine looks things up in.
struct ProgramTables: Sendable {
  /// The indexes of the states.
  var stateNumbers: [String: Int] = [:]
  /// Where the code of each state begins.
  var starts: [UInt32] = []
  /// Where an input to a run that stands at a state goes.
  var resumes: [UInt32] = []
  /// The first state.
  var start = 0
  /// The next moment at which time alone can turn an arm of each state.
  var turns: [CodeAddress?] = []
  /// What each effect hands over.
  var effects: [EffectLayout?] = []
  /// Where branches begin, by the state.
  var forks: [Int: ForkLayout] = [:]
  /// The names that branches can give.
  var givenNames: [GivenName] = []
  /// Where each answer goes.
  var answers: [AnswerLayout?] = []
  /// What is asked before each message leaves.
  var onlyIfs: [CodeAddress?] = []
  /// The register of a run that holds when its wait is over, if there is a wait.
  var wake: Int?
  /// The events that code can tell apart, or reads.
  var events: [String: CandidateLayout] = [:]
  /// How a request's payload goes to the candidate's registers.
  var requestCandidate: EventProjection?
  /// How the payload goes to the registers of a run, by trigger.
  var entryOfTrigger: [EventProjection] = []
  /// How past events go to rows, in the order of `histories`.
  var rows: [EventProjection] = []
  /// The values in each row.
  var rowWidths: [Int] = []
  /// The events whose past can be asked for.
  var histories: [String] = []
  /// The indexes of those.
  var historyNumbers: [String: Int] = [:]
  /// The node of the user.
  var user: Int32 = 0
  /// The zones; the first is the journey's.
  var zones: [ZoneReference?] = []
  /// What each register of a run holds.
  var runRegisters: [RunRegister] = []
  /// A number that is another one if the registers of a run mean something else.
  var runFingerprint: UInt32 = 0
  /// The register that holds `user.id`, for splits.
  var userID: Int?
}
