internal import JourneyModel

/// The revision: how often something was settled for everybody. Whoever knows of an older one
/// writes nothing before having read what is new.
extension SQLStore {
  /// The name of the setting that holds it.
  static let revisionSetting = "revision"

  /// `true` if another process has settled something for everybody.
  public func hasChanged() throws(StoreError) -> Bool {
    guard connection.isShared else { return false }
    return try storedRevision() != revision
  }

  /// Reads what was settled for everybody, as far as the store keeps it in memory; refuses data in
  /// which nobody may work any more.
  public func refresh() throws(StoreError) {
    try StoreMark.refuseMarked(connection)
    try readSettled()
  }

  /// Reads what was settled for everybody, as far as the store keeps it in memory.
  func readSettled() throws(StoreError) {
    revision = try storedRevision()
    erasedUsers = nil
    try readPartDuties()
  }

  /// The revision that is written.
  func storedRevision() throws(StoreError) -> Int64 {
    try setting(Self.revisionSetting).flatMap { Int64($0) } ?? 0
  }

  /// Writes the next revision; the transaction is alone with it until it ends.
  func raiseRevision() throws(StoreError) {
    try connection.statement(
      """
      insert into setting (name, value) values (?, '1')
      on conflict (name) do update set
        value = cast(cast(setting.value as bigint) + 1 as text)
      """
    )
    .with(Self.revisionSetting).run()
    let raised = try storedRevision()
    // Others have settled something that is not known here yet.
    if connection.isShared, raised != revision + 1 { throw Self.outdated }
    revision = raised
  }

  /// Lets the transaction go on only if nothing was settled for everybody that is not known here.
  func demandRevision() throws(StoreError) {
    guard connection.isShared else { return }
    try connection.statement(
      """
      select 1 from (select 1 as one) found
      where coalesce((select value from setting where name = ?), '0') = ?
      """
    )
    .with(Self.revisionSetting).with(String(revision))
    .demandRow(or: Self.outdated)
  }

  /// Something is not known here yet.
  private static let outdated = StoreError(
    .outdated, "something was settled for everybody; it has to be read first")
}
