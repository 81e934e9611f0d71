import JourneyEngine
import Testing

@Suite("Branches side by side, in batches of any size")
struct ParallelBatchTests {
  /// A journey with a little of everything in its branches.
  private let script = """
    journey j
      trigger on a
      entry one at a time every 1 day
      exit on c
      goal b within 20 days
      quiet from 21:00 to 08:00
      limit 4 messages per 5 days
      repeat up to 2 times every 20 days
        parallel
          branch
            wait up to 30 days
              on b as seen
                send thanks by email with n = seen.x
              when user.plan is "pro"
                stop "pro"
              otherwise
                send missed by email
            end
          branch
            parallel first
              branch
                wait 6 hours
                send night by email
                let x = "night"
              branch
                wait 2 hours without b at most 2 times
                let x = "calm"
            end
            emit followed with x = x
          branch
            wait 1 month
            send later by email with x = x
        end
        send round by email with x = x
      end
    end
    journey k trigger on followed entry unlimited send echo by sms with x = entry.x end
    """

  /// What happens to the person.
  private let happenings = """
    7 17:00 a
    7 18:30 b {"x": 1}
    7 20:00 b {"x": 2}
    7 21:30 b {"x": 3}
    8 09:00 b {"x": 4}
    9 02:00 user {"attributes": {"plan": "free"}}
    2030-02-06T08:00:00Z b {"x": 5}
    2030-02-10T08:00:00Z b {"x": 6}
    2030-03-20T09:00:00Z a
    2030-03-21T09:00:00Z user {"attributes": {"plan": "pro"}}
    2030-03-25T09:00:00Z a
    2030-03-25T10:00:00Z c
    """

  /// What comes of it if a batch holds so many inputs, and the clock stops at some moments.
  private func lived(inputs: Int? = nil, stops: [String] = []) throws -> [[String]] {
    let rehearsal = try Rehearsal(script)
    rehearsal.inputsPerUserMax = inputs
    try rehearsal.user()
    try rehearsal.happen(happenings)
    for stop in stops { try rehearsal.run(until: stop) }
    try rehearsal.run()
    let ends = try rehearsal.ends().map { "\($0.key) \($0.value)" }.sorted()
    return [try rehearsal.lines, try rehearsal.arguments(), try rehearsal.causes(), ends]
  }

  @Test("however few inputs a batch takes, the same comes of it", arguments: [1, 2, 3])
  func batches(inputs: Int) throws {
    let whole = try lived()
    #expect(whole[0].count > 8)
    #expect(try lived(inputs: inputs) == whole)
  }

  @Test("wherever the clock stops, the same comes of it")
  func clock() throws {
    let days = (7...31).map { "2030-01-\($0 < 10 ? "0" : "")\($0)" }
    let more = (1...28).map { "2030-02-\($0 < 10 ? "0" : "")\($0)" }
    let stops = (days + more).flatMap { day in
      ["00", "07", "08", "17", "20", "23"].map { "\(day)T\($0):00:00Z" }
    }
    #expect(try lived(stops: Array(stops.drop { $0 < "2030-01-07T17" })) == lived())
  }
}
