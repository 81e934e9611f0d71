import JourneyModel

extension DifferentialSession {
  /// What happens next.
  mutating func takeInput() {
    if let (number, state) = held.randomElement(using: &dice), dice.chance(50) {
      return dice.chance(70) ? release(number, state) : takeChange()
    }
    if let next = nextWake, dice.chance(40) { return takeTimer(next) }
    switch dice.below(10) {
    case 0, 1: takeChange()
    case 2 where positions.isEmpty: takeRequest()
    default: takeEvent()
    }
  }

  /// The runs and branches whose effect is on its way.
  private var held: [(number: Int, state: String)] {
    positions.compactMap { position in
      if case .held(let state) = position.place { return (position.number, state) }
      return nil
    }
  }

  /// The runs and branches that wait, in their order.
  private var waiting: [(number: Int, state: String, wake: Moment?)] {
    positions.compactMap { position in
      if case .waiting(let state, let wake) = position.place {
        return (position.number, state, wake)
      }
      return nil
    }
  }

  /// The timer that is due first.
  private var nextWake: (number: Int, state: String, wake: Moment)? {
    let timers = waiting.compactMap { one in one.wake.map { (one.number, one.state, $0) } }
    return timers.min { $0.2 < $1.2 }
  }

  /// Moves the clock, not past the moment at which the run wakes.
  private mutating func moveClock() {
    let seconds = Int64(dice.pick(Vocabulary.steps))
    var now = world.now.microseconds + seconds * Moment.perSecond
    if let wake = nextWake?.wake {
      if now >= wake.microseconds || dice.chance(15) {
        now = wake.microseconds
        reference.coverage.note("tie")
      }
    }
    world.now = Moment(microseconds: max(now, world.now.microseconds))
  }

  /// Begins an input: both hear of the world and take up the run.
  private mutating func begin() {
    reference.tell(world)
    subject.tell(world)
    takeUp(positions.first?.number)
  }

  /// Offers the input to all that wait, in their order; some may be no more when it is their turn.
  private mutating func offer(_ input: ReferenceInput) {
    for (number, state, _) in waiting where difference == nil {
      guard case .waiting? = place(of: number) else { continue }
      if positions.count > 1 { takeUp(number) }
      resume(number, state, input)
    }
  }

  /// The time of the wait is up; the clock may be a little late.
  private mutating func takeTimer(_ timer: (number: Int, state: String, wake: Moment)) {
    let late: Int64 = dice.chance(85) ? 0 : Int64(dice.pick([1, 3_600_000_000]))
    world.now = Moment(
      microseconds: max(world.now.microseconds, timer.wake.microseconds + late))
    world.candidate = nil
    world.number += 1
    story.tell("- timer at \(world.now)")
    begin()
    takeUp(timer.number)
    resume(timer.number, timer.state, .timer)
  }

  /// Something about the user changes.
  private mutating func takeChange() {
    moveClock()
    world.number += 1
    world.candidate = nil
    payloads.near = world.now
    change()
    story.tell("- change at \(world.now): \(world.user.text), zone \(world.userZone ?? -1)")
    begin()
    askConditions()
    offer(.change)
  }

  /// Changes the user, the reach or the zone.
  private mutating func change() {
    switch dice.below(5) {
    case 0:
      world.userZone =
        dice.chance(80) ? reference.zones.index(named: dice.pick(Vocabulary.zones).name) : nil
      reference.coverage.note("zone change")
    case 1: world.reachable = Set(Vocabulary.channels.filter { _ in dice.chance(50) })
    default:
      let id = world.user["id"] ?? .null
      world.user = payloads.user().setting(["id"], to: id)
    }
  }

  /// An event comes: goals, exits, the wait, the entry.
  private mutating func takeEvent() {
    moveClock()
    let event = addEvent(at: eventTime())
    world.candidate = event
    story.tell("- event \(Self.words(event)), now \(world.now)")
    begin()
    askConditions()
    offer(.event)
    if positions.isEmpty, difference == nil { enterPerhaps(event) }
  }

  /// The time of the event that comes: mostly now, sometimes late, sometimes in the future.
  private mutating func eventTime() -> Moment {
    let step = Int64(dice.pick(Vocabulary.steps)) * Moment.perSecond
    switch dice.below(20) {
    case 0, 1, 2:
      reference.coverage.note("late event")
      return Moment(microseconds: world.now.microseconds - step)
    case 3:
      reference.coverage.note("future event")
      return Moment(microseconds: world.now.microseconds + step)
    default: return world.now
    }
  }

  /// Compares what both say of triggers, exits, goals and the key.
  private mutating func askConditions() {
    for index in definition.triggers.indices {
      compareCondition(
        "trigger", reference.isTriggered(index), subject.isTriggered(index))
    }
    if startsRuns(world.candidate?.name) {
      compare("entry key", reference.keyOfEntry(), subject.keyOfEntry())
    }
    guard !positions.isEmpty else { return }
    for index in definition.settings.goals.indices where world.candidate != nil {
      compareCondition("goal", reference.isConverted(index), subject.isConverted(index))
    }
    for (index, rule) in definition.settings.exits.enumerated() {
      if case .event = rule, world.candidate == nil { continue }
      compareCondition("exit", reference.isLeaving(index), subject.isLeaving(index))
    }
  }

  /// `true` if an event of this name can start a run: of others nobody asks the key.
  private func startsRuns(_ name: String?) -> Bool {
    definition.triggers.contains {
      if case .event(let pattern) = $0.kind { pattern.event == name } else { false }
    }
  }

  /// Compares a condition and notes that it held.
  private mutating func compareCondition(_ what: String, _ expected: Bool, _ observed: Bool) {
    if expected { reference.coverage.note("\(what) holds") }
    compare(what, expected, observed)
  }

  /// Enters by the first trigger of the event, whether its condition holds or not.
  private mutating func enterPerhaps(_ event: PastEvent) {
    guard dice.chance(80) else { return }
    let candidates = definition.triggers.indices.filter {
      if case .event(let pattern) = definition.triggers[$0].kind {
        pattern.event == event.name
      } else {
        false
      }
    }
    guard let index = candidates.first else { return }
    enter(index, event.name, event.attributes, at: event.at)
  }

  /// Somebody asks for the journey, or its predicate turns true.
  private mutating func takeRequest() {
    moveClock()
    world.number += 1
    world.candidate = nil
    let index = dice.below(definition.triggers.count)
    if case .event = definition.triggers[index].kind { return }
    var payload = Payload.object([])
    if case .request(let fields) = definition.triggers[index].kind {
      payload = payloads.record(fields)
    }
    story.tell("- entered by \(index) with \(payload.text), now \(world.now)")
    begin()
    enter(index, "", payload, at: world.now)
  }

  /// Makes a run and starts it.
  private mutating func enter(
    _ index: Int, _ name: String, _ payload: Payload, at: Moment
  ) {
    reference.coverage.note("entered")
    story.tell("  enters by \(definition.triggers[index].id)")
    reference.enter(trigger: index, eventName: name, payload: payload, at: at)
    subject.enter(trigger: index, eventName: name, payload: payload, at: at)
    if world.candidate == nil { compare("key", reference.keyOfEntry(), subject.keyOfEntry()) }
    follow(addPosition(parent: nil), reference.begin(), subject.begin())
  }
}
