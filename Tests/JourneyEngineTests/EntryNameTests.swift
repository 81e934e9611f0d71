import Testing

/// What started a run has one meaning, by whatever name it is called.
@Suite struct EntryNameTests {
  @Test func `a past event is compared with the one that would start the run`() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on b where not did a where (event.id is entry.id)
      entry unlimited
      send hi by email with id = entry.id
      """,
      living: """
        7 08:00 a {"id": 1}
        7 09:00 b {"id": 2}
        7 10:00 b {"id": 1}
        """)
    #expect(try rehearsal.arguments() == [#"{"id":2}"#])
  }

  @Test func `a name means on each way what was named last`() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a as x
      entry unlimited
      if x.n > 1
        wait for b as x up to 1 day
      end
      send hi by email with n = x.n
      """,
      living: """
        7 08:00 a {"n": 1}
        7 09:00 a {"n": 2}
        7 10:00 b {"n": 5}
        """)
    #expect(try rehearsal.arguments() == [#"{"n":1}"#, #"{"n":5}"#])
  }

  @Test func `a name of one trigger is missing for who came by another`() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a as x
      trigger on b
      entry unlimited
      send hi by email with n = x.n, m = entry.n
      """,
      living: """
        7 08:00 a {"n": 1}
        7 09:00 b {"n": 2}
        """)
    #expect(try rehearsal.arguments() == [#"{"n":1,"m":1}"#, #"{"m":2}"#])
  }
}
