// Counts over all parts by which something is decided; an index of its own answers each of them.

extension SQLStore {
  /// How many people are inside a journey, each of their runs counted, those of branches not: by it
  /// a journey is put away or not.
  public func peopleInside(_ journeyID: String) throws(StoreError) -> Int {
    let select = try connection.statement(
      """
      select count(*) from journey_state
      where journey_id = ? and ended_at is null and parent_run is null and state_id <> ''
      """
    )
    .with(journeyID)
    defer { select.reset() }
    return try select.step() ? select.int() : 0
  }

  /// Counts the people inside, by journey; those in which nobody is are left out, and a person with
  /// branches is one.
  public func peopleInside() throws(StoreError) -> [String: Int] {
    let runs = try connection.statement(
      """
      select journey_id, count(*) from journey_state
      where ended_at is null and parent_run is null and state_id <> '' group by journey_id
      """)
    var inside: [String: Int] = [:]
    while try runs.step() { inside[runs.text()] = runs.int() }
    return inside
  }
}
