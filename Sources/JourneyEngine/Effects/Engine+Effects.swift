public import JourneyModel
public import JourneyStore

/// Effects that leave outside the step: a sender claims what is due, tries it, and settles it.
extension Engine {
  /// The name of the setting that keeps every effect back; it is `true` while it does.
  public static let holdSetting = "hold_effects"

  /// `true` while no effect leaves and all else goes on.
  public func isHolding() throws -> Bool { try store.setting(Self.holdSetting) == "true" }

  /// Keeps every effect back, or lets them leave again.
  public func setHolding(_ isHolding: Bool) throws {
    try store.set(Self.holdSetting, to: isHolding ? "true" : "false")
  }

  /// Returns attempts that are to be made now, at most `max`: each is counted and committed before
  /// this returns.
  ///
  /// Consent, reach, limits, quiet hours, expiry and the hold switch are asked again, and of what
  /// leaves late `send only if` and `only if`; what may not leave is settled here, so fewer
  /// attempts than are due may come back: `nextEffect` tells what is left. Of each lane those come
  /// first that are due for longest, at most as many as it has `room` for, until one is not let
  /// through by `admit`.
  public func claimEffects(
    at now: Moment, max: Int, room: (EffectLane) -> Int = { _ in .max },
    admit: (EffectLane, EffectKind) -> Bool = { _, _ in true }
  ) throws -> [EffectAttempt] {
    guard try !isHolding() else { return [] }
    var check = ClaimCheck(context: context, registry: registry, now: now)
    var changes: [EffectChange] = []
    for lane in try lanesInTurn() where changes.count < max {
      let most = min(room(lane), max - changes.count)
      changes += try self.changes(in: lane, by: &check, max: most) { admit(lane, $0) }
    }
    return try commit(changes).filter { $0.effect.status == .sending }
      .map { EffectAttempt($0.id, $0.effect) }
  }

  /// Commits what becomes of effects, node by node; returns what was written.
  ///
  /// A node that fails keeps no other one's from being written; it throws where none was, and where
  /// all must be.
  @discardableResult
  private func commit(
    _ changes: [EffectChange], demandingAll: Bool = false
  ) throws -> [EffectChange] {
    var written: [EffectChange] = []
    var failure: StoreError?
    for changes in store.partOrder.byNode(changes, part: \.id.part) {
      do throws(StoreError) {
        written += zip(changes, try store.commit(changes)).filter(\.1).map(\.0)
      } catch { failure = failure ?? error }
    }
    if let failure, demandingAll || written.isEmpty { throw failure }
    return written
  }

  /// What becomes of the effects of a lane that are due, up to the first that is not let through.
  private func changes(
    in lane: EffectLane, by check: inout ClaimCheck, max: Int, admit: (EffectKind) -> Bool
  ) throws -> [EffectChange] {
    guard max > 0 else { return [] }
    var changes: [EffectChange] = []
    try store.eachDueEffect(
      in: lane, at: check.now, max: max, sendsWindow: registry.sendsWindow,
      asking: check.late.events
    ) { work in
      guard let change = check.change(of: work) else { return true }
      let mayLeave =
        change.effect.status != .sending || admit(EffectAttempt(change.id, change.effect).kind)
      guard mayLeave else { return false }
      check.count(change)
      changes.append(change)
      return true
    }
    return changes
  }

  /// The lanes, beginning behind the one that came first last time, so that none holds up another.
  private func lanesInTurn() throws -> [EffectLane] {
    let lanes = try store.effectLanes()
    guard !lanes.isEmpty else { return [] }
    let first = claimTurn % lanes.count
    claimTurn = first + 1
    return Array(lanes[first...] + lanes[..<first])
  }

  /// Returns when the next effect may be claimed; `nil` while none is to be done, or all are kept
  /// back.
  ///
  /// `opening` tells from when on a lane may be asked at all, and `nil` for one that is full.
  public func nextEffect(
    opening: (EffectLane) -> Moment? = { _ in Moment(microseconds: .min) }
  ) throws -> Moment? {
    guard try !isHolding() else { return nil }
    var next: Moment?
    for lane in try store.effectLanes() {
      guard let opens = opening(lane), let due = try store.nextEffectDue(in: lane) else { continue }
      next = min(next ?? max(due, opens), max(due, opens))
    }
    return next
  }

  /// Settles attempts that were made; the result of one that is not on its way any more changes
  /// nothing.
  ///
  /// Whoever waits is told by an input of theirs at `now`, which `advance` handles.
  public func settle(_ results: [EffectResult], at now: Moment) throws {
    let found = try store.effects(results.map(\.id))
    let work = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let changes = results.compactMap { result -> EffectChange? in
      guard let work = work[result.id], work.effect.status == .sending,
        work.effect.delivery?.attempts == result.attempt
      else { return nil }
      var settlement = EffectSettlement(work, at: now)
      return settlement?.settle(result.outcome)
    }
    try commit(changes, demandingAll: true)
  }

  /// Settles what was on its way in some parts when a process before this one ended, or gave them
  /// away: it is tried again with the same key where the receiver does an effect of one key once,
  /// and shown as unknown otherwise.
  ///
  /// It returns how many there were.
  public func recoverEffects(
    in parts: [Int] = Array(0..<Part.count), at now: Moment, honoursKey: (EffectAttempt) -> Bool,
    keySeconds: (EffectAttempt) -> Int64 = { _ in CatalogReader.keySecondsUsual }
  ) throws -> Int {
    let work = try store.sendingEffects(in: parts)
    let changes = work.compactMap { work -> EffectChange? in
      var settlement = EffectSettlement(work, at: now)
      let attempt = EffectAttempt(work.id, work.effect)
      return settlement?.settle(
        .unknown(
          reason: "the server stopped while it was on its way", honoursKey: honoursKey(attempt),
          keySeconds: keySeconds(attempt)))
    }
    try commit(changes, demandingAll: true)
    return work.count
  }
}
