public import JourneyModel

extension SQLStore {
  /// Publishes a definition, unless the newest version of the journey has the same content; returns
  /// the version.
  ///
  /// That the triggers are asked is written with a new version, so that a process that is killed
  /// leaves neither without the other.
  public func publish(
    journeyID: String, definition: [UInt8], at now: Moment, asking: Moment?
  ) throws(StoreError) -> Int {
    let duty = asking.map { PartDuty(kind: .question, at: $0) }
    return try settling { () throws(StoreError) in
      let newest = try newestDefinition(of: journeyID)
      if let newest, newest.definition == definition { return newest.version }
      let version = (newest?.version ?? 0) + 1
      try insert(definition, of: journeyID, version: version, at: now)
      if let duty { try write(duty) }
      return version
    }
  }

  /// Writes a version and what it listens to.
  private func insert(
    _ definition: [UInt8], of journeyID: String, version: Int, at now: Moment
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into journey_definition (journey_id, version, definition, published_at)
      values (?, ?, ?, ?)
      """
    )
    .with(journeyID).with(version).with(text: definition).with(now).run()
    try writeTriggers(of: journeyID, version: version, definition)
  }

  /// The newest version of a journey; `nil` before the first.
  private func newestDefinition(
    of journeyID: String
  ) throws(StoreError) -> PublishedDefinition? {
    let select = try connection.statement(
      """
      select journey_id, version, definition, published_at from journey_definition
      where journey_id = ? order by version desc limit 1
      """
    )
    .with(journeyID)
    defer { select.reset() }
    return try select.step() ? publishedDefinition(select) : nil
  }

  /// Returns every version of every journey, by journey and version.
  public func definitions() throws(StoreError) -> [PublishedDefinition] {
    let select = try connection.statement(
      """
      select journey_id, version, definition, published_at from journey_definition
      order by journey_id, version
      """
    )
    var definitions: [PublishedDefinition] = []
    while try select.step() { definitions.append(publishedDefinition(select)) }
    return definitions
  }

  /// Reads a version.
  private func publishedDefinition(_ row: any Statement) -> PublishedDefinition {
    PublishedDefinition(
      journeyID: row.text(), version: row.int(), definition: row.utf8(),
      publishedAt: row.moment())
  }

  /// Reads a setting of the store.
  public func setting(_ name: String) throws(StoreError) -> String? {
    let select = try connection.statement("select value from setting where name = ?").with(name)
    defer { select.reset() }
    return try select.step() ? select.text() : nil
  }

  /// Writes a setting of the store.
  public func set(_ name: String, to value: String) throws(StoreError) {
    try committing { () throws(StoreError) in try Self.set(name, to: value, on: connection) }
  }

  /// Writes a setting into a database.
  static func set(
    _ name: String, to value: String, on connection: any Connection
  ) throws(StoreError) {
    try connection.statement(
      """
      insert into setting (name, value) values (?, ?)
      on conflict (name) do update set value = excluded.value
      """
    )
    .with(name).with(value).run()
  }
}
