public import JourneyModel

/// The words of workers: whoever has given one lives, for as long as it counts.
extension SQLStore {
  /// How long a worker's word counts after it was given.
  ///
  /// It gives its word anew much oftener, and stops by itself well before: what lies between is for
  /// clocks that differ.
  public static let leaseMicroseconds = 15 * Moment.perSecond

  /// Gives the word of a worker, or gives it anew.
  public func giveWord(of worker: Worker, at now: Moment) throws(StoreError) {
    try committing { () throws(StoreError) in
      try write(worker, until: now.microseconds + Self.leaseMicroseconds)
    }
  }

  /// Takes the word of a worker back, with the leases that it holds, so that others need not wait.
  public func endWord(of owner: String) throws(StoreError) {
    for kind in LeaseKind.allCases { try release(heldParts(kind), kind) }
    try takeBackWord(of: owner)
  }

  /// Takes the word of a worker back; its leases stay until somebody takes them.
  public func takeBackWord(of owner: String) throws(StoreError) {
    try committing { () throws(StoreError) in
      try connection.statement("delete from worker_lease where worker = ?").with(owner).run()
    }
  }

  /// Returns the workers whose word counts at a moment, by name.
  public func workers(at now: Moment) throws(StoreError) -> [Worker] {
    let select = try connection.statement(
      """
      select worker, works, sends, oldest_at from worker_lease where expires_at > ?
      order by worker
      """
    )
    .with(now)
    var workers: [Worker] = []
    while try select.step() {
      let name = select.text()
      let kinds = [(LeaseKind.work, select.bool()), (.sending, select.bool())]
      workers.append(
        Worker(
          name: name, kinds: Set(kinds.filter(\.1).map(\.0)), oldestAt: select.optionalMoment()))
    }
    return workers
  }

  /// Returns another worker whose word counts at a moment; `nil` where there is none, or only one
  /// process can be there.
  public func otherWorker(than owner: String, at now: Moment) throws(StoreError) -> String? {
    guard connection.isShared else { return nil }
    let select = try connection.statement(
      "select worker from worker_lease where worker <> ? and expires_at > ? limit 1"
    )
    .with(owner).with(now)
    defer { select.reset() }
    return try select.step() ? select.text() : nil
  }

  /// Returns a worker that goes on with an older format of the tables, beside which nobody can work
  /// with the newest one; `nil` where there is none.
  public func olderWorker(than owner: String, at now: Moment) throws(StoreError) -> String? {
    guard try Migrations.isExclusive(on: connection) else { return nil }
    return try otherWorker(than: owner, at: now)
  }

  /// Writes until when the word of a worker counts.
  func write(_ worker: Worker, until microseconds: Int64) throws(StoreError) {
    try connection.statement(
      """
      insert into worker_lease (worker, expires_at, works, sends, oldest_at)
      values (?, ?, ?, ?, ?)
      on conflict (worker) do update set
        expires_at = excluded.expires_at, works = excluded.works, sends = excluded.sends,
        oldest_at = excluded.oldest_at
      """
    )
    .with(worker.name).with(microseconds).with(worker.kinds.contains(.work))
    .with(worker.kinds.contains(.sending)).with(worker.oldestAt).run()
  }
}
