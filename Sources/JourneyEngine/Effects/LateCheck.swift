internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Asks of a message that leaves late what its script asks at the moment of leaving, and whether
/// its person is in the journey still.
struct LateCheck {
  /// What all sessions share.
  let context: SessionContext
  /// The published journeys.
  let registry: JourneyRegistry
  /// The moment.
  let now: Moment

  /// The reason of a message whose person has left the journey.
  static let left = "left the journey"
  /// The ends by which somebody leaves: neither the last step nor a `stop`, behind which nothing is
  /// sent that was not meant to be.
  private static let leavingEnds: Set<String> = ["exited", JourneyStatus.archived.rawValue]

  /// The events of which the past is needed to ask about a message that is late; `nil` for one that
  /// is not.
  func events(askedBy effect: OutboxRecord) -> Set<String>? {
    guard isLate(effect) else { return nil }
    let versions = registry.versions[effect.journeyID, default: [:]].values
    return versions.filter(\.asksAtLeaving).reduce(into: []) {
      $0.formUnion($1.program.historyEvents)
    }
  }

  /// `true` if a message leaves so long after it was decided that it is asked again.
  ///
  /// One that may have left already is not: it is tried again under the same key to learn of it.
  private func isLate(_ effect: OutboxRecord) -> Bool {
    guard let delivery = effect.delivery, delivery.messageKind != nil, effect.reason == nil
    else { return false }
    let seconds = (now.microseconds - effect.at.microseconds) / Moment.perSecond
    return delivery.attempts > 0 || seconds >= EffectLimits.lateSeconds
  }

  /// `true` if the person of a late message has left its journey.
  func hasLeft(_ work: EffectWork) -> Bool {
    work.present?.endReason.map(Self.leavingEnds.contains) ?? false
  }

  /// Returns which condition of the script keeps a late message from leaving; `nil` if none does,
  /// or what it asks about is not kept any more.
  func refusal(of work: EffectWork) -> String? {
    guard let present = work.present, let delivery = work.effect.delivery,
      let journey = registry.journey(present.run.journeyID, version: present.run.version),
      journey.asksAtLeaving
    else { return nil }
    var user = UserWork(userID: work.id.userID)
    (user.profile, user.preferences) = (work.profile, work.preferences)
    user.history = present.history
    let session = UserSession(
      user, part: work.id.part, numbers: NumberSequence(next: 0), clock: now, context: context,
      registry: registry)
    return session.refusal(
      ofLate: delivery, of: SessionRun(present.run, journey: journey, isNew: false))
  }
}

extension UserSession {
  /// Returns which condition keeps a message of a run from leaving; `nil` if none does.
  fileprivate func refusal(ofLate delivery: OutboxDelivery, of run: SessionRun) -> String? {
    guard !run.record.registers.isEmpty else { return nil }
    let (program, machine) = (run.journey.program, prepare(run.journey))
    guard restore(run, on: machine) else { return nil }
    if delivery.messageKind == .marketing, !holds(program.sendOnlyIf, on: machine) {
      return "send only if"
    }
    guard let state = program.index(ofState: delivery.stateID) else { return nil }
    return holds(program.onlyIf(ofSend: state), on: machine) ? nil : "only if"
  }

  /// `true` if something may be asked of a run that has ended: whether it has reached its goal, or
  /// whether a message of it that leaves late may.
  func mayBeAsked(_ run: SessionRun) -> Bool {
    run.record.goalUntil != nil || context.delivery.isOutside && run.journey.asksAtLeaving
  }

  /// Forgets the registers of a run that has ended, unless something may be asked of it still.
  func forgetRegisters(of run: SessionRun) {
    if !mayBeAsked(run) { run.record.registers = [] }
  }
}
