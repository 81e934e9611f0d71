internal import JourneyMachine
public import JourneyModel
public import JourneyStore

/// Leads the people who are inside older versions of a journey over to another one.
public struct JourneyMigration: Sendable {
  /// The journey.
  public let journeyID: String
  /// The version that people are led to, counted from 1; 0 before it is published.
  public let version: Int
  /// How runs of each older version are led over.
  private let transfers: [Int: RunTransfer]
  /// The program of the version that they are led to.
  private let program: Program

  /// Prepares to lead people over.
  init(
    journeyID: String, version: Int, program: Program, transfers: [Int: RunTransfer]
  ) {
    self.journeyID = journeyID
    self.version = version
    self.program = program
    self.transfers = transfers
  }

  /// Where somebody stands afterwards who stands in a step of an older version; `nil` if that is
  /// gone.
  public func target(of stateID: String, version: Int) -> String? {
    transfers[version]?.target(of: stateID)
  }

  /// What somebody would lose who stands in a step of an older version, in words.
  public func losses(at stateID: String, version: Int) -> [String] {
    transfers[version]?.losses(at: stateID) ?? ["the version is not published"]
  }

  /// What becomes of the people of a part; those who would lose something stay where they are.
  ///
  /// `losses` remembers what was found out about a step.
  public func lead(
    _ work: MigrationWork, at now: Moment, losses known: inout [MigrationPlace: Bool]
  ) -> MigrationChange {
    var result = MigrationChange(
      change: PartChange(part: work.part, epoch: work.epoch, nextNumber: work.nextNumber, users: [])
    )
    for person in work.people {
      var change = UserChange(userID: person.userID)
      for group in Self.groups(of: person.runs) {
        let moved = lead(group, at: now, losses: &known)
        guard let moved else {
          result.left += 1
          continue
        }
        result.moved += 1
        for (run, before) in moved {
          change.changedRuns.append(RunChange(run, before: before.run))
          change.trace.append(
            TraceRecord(
              number: result.change.nextNumber, runNumber: run.number, at: now,
              input: TraceRecord.migratedFrom(before.run.version), eventNumber: 0, path: []))
          result.change.nextNumber += 1
        }
      }
      if !change.changedRuns.isEmpty { result.change.users.append(change) }
    }
    return result
  }

  /// Runs with their branches: they are led over together, or not at all.
  private static func groups(of runs: [MigrationWork.Run]) -> [[MigrationWork.Run]] {
    let byRoot = Dictionary(grouping: runs) { $0.run.branch?.root ?? $0.run.number }
    return byRoot.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A run and its branches as they are afterwards; `nil` if one of them would lose something.
  private func lead(
    _ group: [MigrationWork.Run], at now: Moment, losses known: inout [MigrationPlace: Bool]
  ) -> [(after: RunRecord, before: MigrationWork.Run)]? {
    var moved: [(after: RunRecord, before: MigrationWork.Run)] = []
    for one in group {
      let place = MigrationPlace(version: one.run.version, stateID: one.run.stateID)
      let isLost = known[place] ?? !losses(at: place.stateID, version: place.version).isEmpty
      known[place] = isLost
      guard !isLost, let after = lead(one, at: now) else { return nil }
      moved.append((after, one))
    }
    return moved
  }

  /// A run as it is afterwards; `nil` if its registers cannot be read.
  private func lead(_ one: MigrationWork.Run, at now: Moment) -> RunRecord? {
    guard let transfer = transfers[one.run.version],
      let stateID = transfer.target(of: one.run.stateID),
      let registers = try? transfer.registers(one.run.registers, at: one.run.stateID)
    else { return nil }
    var run = one.run
    run.version = version
    run.stateID = stateID
    run.registers = registers
    run.stepNumber += 1
    run.wakeAt = wakeAt(
      of: run, own: (try? transfer.wakeAt(of: registers)) ?? nil, heldUntil: one.heldUntil, now: now
    )
    return run
  }

  /// When a run goes on by itself: when its own wait is over, and at once where time alone may move
  /// it, so that it is asked what time has brought about by the new version.
  ///
  /// A run that waits for nothing but a decision keeps having no moment.
  private func wakeAt(
    of run: RunRecord, own: Moment?, heldUntil: Moment?, now: Moment
  ) -> Moment? {
    let own = run.heldEffect == nil ? run.wakeAt.flatMap { _ in own } : heldUntil ?? run.wakeAt
    return hangsOnTime(run) ? min(own ?? now, now) : own
  }

  /// `true` if time alone may move a run before its own time has come.
  private func hangsOnTime(_ run: RunRecord) -> Bool {
    if run.branch == nil, program.exits.contains(where: { $0.turnsAt != nil }) { return true }
    guard run.heldEffect == nil, let state = program.index(ofState: run.stateID) else {
      return false
    }
    return program.turnsAt(ofWait: state) != nil
  }
}

/// A step of a version, for what is known of it.
public struct MigrationPlace: Hashable, Sendable {
  /// The version.
  public var version: Int
  /// The step.
  public var stateID: String

  /// Creates a place.
  public init(version: Int, stateID: String) {
    self.version = version
    self.stateID = stateID
  }
}

/// What becomes of the people of a part who are led over.
public struct MigrationChange: Sendable {
  /// What is to be committed.
  public var change: PartChange
  /// Runs that are led over.
  public var moved = 0
  /// Runs that stay, since they would lose something.
  public var left = 0
}
