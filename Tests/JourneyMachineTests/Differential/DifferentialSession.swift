import JourneyModel

/// One generated journey with its user, told to two interpreters step by step until they differ.
struct DifferentialSession<Subject: Stepper> {
  /// The seed that all of it comes from.
  let seed: UInt64
  /// The definition.
  let definition: JourneyDefinition
  /// The slow interpreter.
  var reference: ReferenceInterpreter
  /// The one that is held against it.
  var subject: Subject
  /// The dice for what happens.
  var dice: SeededGenerator
  /// What makes payloads.
  var payloads: PayloadGenerator
  /// What lies outside.
  var world: ReferenceWorld
  /// Where the run and its branches stand, in the order in which they began; empty without a run.
  var positions: [Position] = []
  /// What is still to be done for branches, the next of it last.
  var duties: [Duty] = []
  /// `true` while that is being done.
  var isSettling = false
  /// How many runs and branches there have been.
  var runCount = 0
  /// What has happened so far, for people.
  let story: Story
  /// The first difference.
  var difference: String?

  /// Something that is to be done for branches.
  enum Duty: Equatable {
    /// A branch of a run begins, and then those after it.
    case begin(branch: Int, of: Int)
    /// A run goes on behind its branches.
    case goOn(Int)
  }

  /// A run, or a branch.
  struct Position {
    /// Its number.
    let number: Int
    /// The number of the run or branch that waits for it.
    let parent: Int?
    /// Where it stands.
    var place: Place
  }

  /// Where a run or a branch stands.
  enum Place: Equatable {
    /// It has just begun.
    case beginning
    /// It waits at a state.
    case waiting(String, until: Moment?)
    /// A send or call of a state is on its way.
    case held(String)
    /// Its branches are on their way.
    case forked(String)
    /// It is a branch that has come to its end.
    case ended(String)
  }

  /// Everything that a seed decides before the first input.
  struct Setting {
    /// The definition.
    var definition: JourneyDefinition
    /// What lies outside.
    let world: ReferenceWorld
    /// The workspace's zone.
    let workspaceZone: Int
    /// The dice for what happens.
    let dice: SeededGenerator

    /// Works out what a seed decides.
    init(seed: UInt64, zones: ZoneTable) {
      var dice = SeededGenerator(seed: seed &* 0x2545_f491_4f6c_dd1d)
      let spot = dice.pick(Vocabulary.zones)
      let back = Int64(dice.pick([0, 900, 1800, 3600, 10_800, 86_400, 90_000])) * Moment.perSecond
      let near = Moment(spot.near) ?? Moment(microseconds: 0)
      let now = Moment(microseconds: near.microseconds - back + (dice.chance(15) ? 1 : 0))
      var generator = DefinitionGenerator(seed: seed, near: now)
      definition = generator.definition()
      let home = dice.chance(70) ? spot.name : dice.pick(Vocabulary.zones).name
      workspaceZone = zones.index(named: home) ?? ZoneTable.utc
      let own = dice.chance(60) ? spot.name : dice.pick(Vocabulary.zones).name
      var payloads = PayloadGenerator(dice: dice, near: now)
      world = ReferenceWorld(
        user: payloads.user(),
        reachable: Set(Vocabulary.channels.filter { _ in dice.chance(50) }),
        userZone: dice.chance(70) ? zones.index(named: own) : nil, now: now, number: 0, past: [])
      self.dice = dice
    }
  }

  /// Sets the stage for both.
  init(
    seed: UInt64, setting: Setting, zones: ZoneTable, subject: Subject, fault: Fault?,
    coverage: Coverage, isTelling: Bool
  ) {
    self.seed = seed
    self.subject = subject
    story = Story(isTold: isTelling)
    definition = setting.definition
    dice = setting.dice
    world = setting.world
    payloads = PayloadGenerator(dice: SeededGenerator(seed: seed ^ 0x55), near: world.now)
    reference = ReferenceInterpreter(
      definition: setting.definition, zones: zones, workspaceZone: setting.workspaceZone,
      fault: fault, coverage: coverage, world: setting.world)
    preparePast()
    story.tell("now \(world.now), zone \(setting.workspaceZone), own zone \(world.userZone ?? -1)")
    story.tell("user \(world.user.text), reachable \(world.reachable.sorted())")
    for event in world.past { story.tell("past \(Self.words(event))") }
  }

  /// Gives the user some events that came before the first input.
  private mutating func preparePast() {
    for _ in 0..<dice.below(6) {
      let back = Int64(dice.pick(Vocabulary.steps) + dice.pick(Vocabulary.steps))
      let at = Moment(microseconds: world.now.microseconds - back * Moment.perSecond)
      addEvent(at: at)
    }
  }

  /// Adds an event to the user's past, and returns it.
  @discardableResult
  mutating func addEvent(at: Moment) -> PastEvent {
    world.number += 1
    let name = dice.pick(Vocabulary.eventNames)
    payloads.near = world.now
    let event = PastEvent(
      name: name, at: at, number: world.number, attributes: payloads.attributes(of: name))
    world.past.append(event)
    return event
  }

  /// Takes so many inputs, or stops at the first difference.
  mutating func run(inputs: Int) {
    for _ in 0..<inputs where difference == nil { takeInput() }
  }

  /// Notes a difference if the two are not the same; the first one stays.
  mutating func compare<Answer: Equatable>(
    _ what: String, _ expected: Answer, _ observed: Answer
  ) {
    story.tell("  \(what): \(expected)")
    if expected == observed || difference != nil { return }
    difference = "\(what): the reference says \(expected), the other \(observed)"
  }

  /// An event in words.
  static func words(_ event: PastEvent) -> String {
    "#\(event.number) \(event.name) at \(event.at) \(event.attributes.text)"
  }
}
