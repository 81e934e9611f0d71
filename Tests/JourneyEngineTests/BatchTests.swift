import JourneyEngine
import Testing

@Suite("Batches")
struct BatchTests {
  /// A little of everything.
  private let script = """
    journey j
      trigger on a
      entry once per user every 1 day
      exit on c
      goal b within 3 days
      quiet from 21:00 to 08:00
      limit 2 messages per 2 days
      send hello by email
      wait up to 1 day
        on b 2 times as seen
          send thanks by email with n = count(b), x = seen.x
          emit followed with x = seen.x
        when user.plan is "pro"
          send upgrade by email
        otherwise
          send missed by email with n = count(b within 12 hours)
      end
      wait 2 hours without b at most 3 times
      send bye by email
    end
    journey k trigger on followed entry unlimited send echo by sms with x = entry.x end
    journey l trigger when count(b) >= 3 send many by push end
    """

  /// What happens to the person.
  private let happenings = """
    7 09:00 a
    7 09:30 b {"x": 1}
    7 10:00 b {"x": 2}
    7 10:30 b {"x": 3}
    7 13:00 b {"x": 4}
    7 14:00 user {"attributes": {"plan": "free"}}
    8 08:59 a
    8 22:00 a
    9 02:00 b {"x": 5}
    8 09:00 > 9 03:00 b {"x": 6}
    9 09:00 user {"attributes": {"plan": "pro"}}
    11 09:00 a
    11 10:00 c
    13 09:00 a
    """

  /// What comes of it if a batch holds so many inputs.
  private func lived(inputs: Int?) throws -> [[String]] {
    let rehearsal = try Rehearsal(script)
    rehearsal.inputsPerUserMax = inputs
    try rehearsal.user()
    try rehearsal.happen(happenings)
    try rehearsal.run()
    let ends = try rehearsal.ends().map { "\($0.key) \($0.value)" }.sorted()
    return [try rehearsal.lines, try rehearsal.arguments(), try rehearsal.causes(), ends]
  }

  @Test("a user with more inputs than a batch takes lives the same", arguments: [1, 2, 3, 5])
  func inputsMax(inputs: Int) throws {
    let whole = try lived(inputs: nil)
    #expect(whole[0].count > 8)
    #expect(try lived(inputs: inputs) == whole)
  }

  @Test("what one instant brings stays together", arguments: [1, 2])
  func oneInstant(inputs: Int) throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a emit c end
      journey k trigger on c send hi by email with n = count(b) end
      """)
    rehearsal.inputsPerUserMax = inputs
    try rehearsal.user()
    try rehearsal.happen("7 09:00 a\n7 09:00 b\n7 09:00 b\n7 09:00 b\n7 10:00 b")
    try rehearsal.run()
    #expect(try rehearsal.arguments() == [#"{"n":3}"#])
  }

  @Test("a clock that stops at every hour lives the same")
  func steps() throws {
    let rehearsal = try Rehearsal(script)
    try rehearsal.user()
    try rehearsal.happen(happenings)
    for day in 7...16 {
      for hour in ["00", "06", "09", "10", "12", "23"] {
        try rehearsal.run(until: "2030-01-\(day < 10 ? "0" : "")\(day)T\(hour):00:00Z")
      }
    }
    try rehearsal.run()
    let whole = try lived(inputs: nil)
    #expect(try rehearsal.lines == whole[0])
    #expect(try rehearsal.arguments() == whole[1])
    #expect(try rehearsal.causes() == whole[2])
  }

  @Test("nobody is left behind of many people whose inputs do not fit into one")
  func manyPeople() throws {
    let rehearsal = try Rehearsal("journey j trigger on a entry unlimited send hi by email end")
    rehearsal.inputsPerUserMax = 1
    for number in 0..<20 {
      try rehearsal.user("u\(number)")
      try rehearsal.happen("7 09:00 a\n8 09:00 a\n9 09:00 a", to: "u\(number)")
    }
    try rehearsal.run()
    #expect(try rehearsal.entered() == 60)
  }
}
