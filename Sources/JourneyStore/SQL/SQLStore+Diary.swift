public import JourneyModel

/// The diary of a server: what it takes to live a person again who was stepped by the clock on the
/// wall.
extension SQLStore {
  /// What is told of a person in the diary, in numbers of the database's own.
  private enum Mark {
    /// What had come was handled.
    static let handled: Int64 = 0
    /// An effect came to stand otherwise.
    static let turned: Int64 = 1
    /// A dead letter was tried again.
    static let retried: Int64 = 2
    /// A dead letter was given up.
    static let discarded: Int64 = 3
    /// What had happened before is not kept any more.
    static let forgotten: Int64 = 4
    /// What ended the server was set aside.
    static let setAside: Int64 = 5
  }

  /// Notes that a server goes on from a moment with the journeys that are published, under these
  /// settings; a store that keeps no diary notes nothing.
  public func beginServing(
    _ serving: ServingRecord, settings: [UInt8], at now: Moment
  ) throws(StoreError) {
    guard keepsDiary, try !isServed(serving, settings: settings) else { return }
    try beginSitting(settings: settings, at: now, until: now, serving: serving)
  }

  /// `true` if another process serves in just this way already.
  private func isServed(
    _ serving: ServingRecord, settings: [UInt8]
  ) throws(StoreError) -> Bool {
    guard connection.isShared, serving.act == nil, let latest = try sittings().last else {
      return false
    }
    let versions = Dictionary(
      try newestVersions().map { ($0.0, $0.1.integer ?? 0) },
      uniquingKeysWith: { first, _ in first })
    return latest.settings == settings && latest.serving == serving && latest.versions == versions
  }

  /// Writes a row of the diary, where one is kept.
  func note(_ entry: DiaryRecord, of key: UserKey) throws(StoreError) {
    guard keepsDiary else { return }
    switch entry.kind {
    case .handled: try write(entry, Mark.handled, of: key)
    case .retried(let letter): try write(entry, Mark.retried, subject: letter, of: key)
    case .discarded(let letter): try write(entry, Mark.discarded, subject: letter, of: key)
    case .setAside(let aside):
      try write(
        entry, Mark.setAside, subject: aside.letter, status: aside.kind.rawValue,
        reason: aside.reason, marks: aside.effect ?? 0, of: key)
    case .turned(let turn):
      try write(
        entry, Mark.turned, subject: turn.effect, status: turn.status.rawValue,
        reason: turn.reason, marks: turn.marks, of: key)
    }
  }

  /// Writes a row.
  private func write(
    _ entry: DiaryRecord, _ mark: Int64, subject: Int64? = nil, status: String? = nil,
    reason: String? = nil, marks: Int64 = 0, of key: UserKey
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into diary (part, user_id, number, at, kind, subject, status, reason, marks)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    .with(key.part).with(key.userID).with(entry.number).with(entry.at).with(mark).with(subject)
    .with(status).with(reason).with(marks).run()
  }

  /// Notes that what happened to a user before a moment is not kept any more, and forgets what the
  /// diary says of that time: nothing can be lived again without its beginning.
  func noteForgotten(_ key: UserKey, before moment: Moment) throws(StoreError) {
    try connection.statement(
      "delete from diary where part = ? and user_id = ? and number > 0 and at < ?"
    )
    .with(key.part).with(key.userID).with(moment).run()
    try connection.statement(
      """
      insert into diary (part, user_id, number, at, kind, marks) values (?, ?, 0, ?, ?, 0)
      on conflict (part, user_id, number) do update set
        at = case when diary.at > excluded.at then diary.at else excluded.at end
      """
    )
    .with(key.part).with(key.userID).with(moment).with(Mark.forgotten).run()
  }

  /// The moment before which not all is kept that happened to a user; `nil` if all is.
  func forgottenBefore(_ key: UserKey) throws(StoreError) -> Moment? {
    guard try hasDiary() else { return nil }
    let select = try connection.statement(
      "select at from diary where part = ? and user_id = ? and number = 0"
    )
    .with(key.part).with(key.userID)
    defer { select.reset() }
    return try select.step() ? select.moment() : nil
  }

  /// `true` unless an earlier version wrote the store and it was only looked into since.
  func hasDiary() throws(StoreError) -> Bool {
    try connection.format() >= Migrations.diaryFrom
  }

  /// What the diary says of a user, in order, at most so many rows.
  func diary(of key: UserKey, max: Int) throws(StoreError) -> [DiaryRecord] {
    guard try hasDiary() else { return [] }
    let select = try connection.statement(
      """
      select number, at, kind, subject, status, reason, marks from diary
      where part = ? and user_id = ? and number > 0 order by number limit ?
      """
    )
    .with(key.part).with(key.userID).with(max)
    var entries: [DiaryRecord] = []
    while try select.step() {
      let (number, at) = (select.int64(), select.moment())
      if let kind = Self.kind(select) {
        entries.append(DiaryRecord(number: number, at: at, kind: kind))
      }
    }
    return entries
  }

  /// Reads what was done; `nil` for what is not known.
  private static func kind(_ row: any Statement) -> DiaryRecord.Kind? {
    let (mark, subject) = (row.int64(), row.optionalInt64() ?? 0)
    switch mark {
    case Mark.handled: return .handled
    case Mark.retried: return .retried(letter: subject)
    case Mark.discarded: return .discarded(letter: subject)
    case Mark.turned:
      let status = row.optionalText().flatMap(OutboxRecord.Status.init) ?? .unknown
      let reason = row.optionalText()
      return .turned(
        EffectTurn(effect: subject, status: status, reason: reason, marks: row.int64()))
    case Mark.setAside:
      guard let kind = row.optionalText().flatMap(DutyInHand.Kind.init) else { return nil }
      let reason = row.optionalText() ?? ""
      // Numbers are counted from 1.
      let effect = row.int64()
      return .setAside(
        DutyAside(
          kind: kind, letter: subject, effect: effect == 0 ? nil : effect, reason: reason))
    default: return nil
    }
  }

  /// The numbers of a user's effects, in order.
  public func effectNumbers(of userID: String) throws(StoreError) -> [Int64] {
    let select = try connection.statement(
      "select number from outbox where part = ? and user_id = ? order by number"
    )
    .with(Part.of(userID)).with(userID)
    var numbers: [Int64] = []
    while try select.step() { numbers.append(select.int64()) }
    return numbers
  }
}

extension EffectChange {
  /// How the effect stands after a change that matters to its person; `nil` after one that does
  /// not: whether a message that nobody waits for is on its way, or will be.
  func turn(at moment: Moment) -> EffectTurn? {
    let open: Set<OutboxRecord.Status> = [.pending, .sending]
    let isOnItsWay = open.contains(previousStatus) && open.contains(effect.status)
    guard effect.delivery?.isAwaited ?? false || !isOnItsWay else { return nil }
    return EffectTurn(effect, at: moment, isAnswered: answersAt != nil)
  }
}
