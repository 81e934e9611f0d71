internal import JourneyModel
internal import JourneySimulation
internal import JourneyStore

/// The lives of people by new journeys and, where something is compared, by old ones.
struct PopulationLives {
  /// By the new journeys.
  let new: Simulation
  /// By the old ones; `nil` where nothing is compared.
  let old: Simulation?
  /// Where lines are written.
  let outputs: SimulationOutputs
  /// What changes.
  private(set) var changes = ChangeTally()
  /// The messages of the person by the new journeys.
  private var newSends = PersonSends()
  /// The messages of the person by the old ones.
  private var oldSends = PersonSends()

  /// Begins with nobody.
  init(new: Simulation, old: Simulation?, outputs: SimulationOutputs) {
    self.new = new
    self.old = old
    self.outputs = outputs
  }

  /// Lives a person.
  mutating func live(_ person: SimulatedPerson) throws {
    guard old != nil || outputs.needsSends else { return try new.live(person) }
    newSends.removeAll()
    try new.live(person) { newSends.take($0) }
    let sends = newSends.decided.filter { isCounted($0) }
    try outputs.write(sends, of: person.userID)
    guard let old else { return }
    oldSends.removeAll()
    try old.live(person) { oldSends.take($0) }
    let changed = changes.add(
      old: oldSends.decided.filter { isCounted($0) && $0.status == .sent },
      new: sends.filter { $0.status == .sent })
    try outputs.write(changed, of: person.userID)
  }

  /// `true` if a message belongs to the time that is counted.
  private func isCounted(_ send: OutboxRecord) -> Bool {
    let calendar = new.figures.calendar
    return calendar.from <= send.at && send.at <= calendar.until
  }
}
