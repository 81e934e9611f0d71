import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite struct EqualMigrationTests {
  /// Journeys of all that can hold somebody; `#` is what another version says otherwise.
  static let scripts = [
    "trigger on a entry unlimited wait 1 day send m by email with t = # wait 1 day",
    "trigger on a entry one at a time wait for b 2 times send m by email with t = # wait for c",
    """
    trigger on a goal c within 5 days wait up to 3 days on b as x
    send m by email with t = #, v = x.v on c stop otherwise send n by email end
    """,
    #"trigger on a repeat up to 4 times every 1 day until user.plan is "pro" send m by email with t = # end"#,
    """
    trigger on a exit on c let v = entry.v repeat up to 3 times wait 20 hours
    send m by email with t = #, v = v end
    """,
    """
    trigger on a quiet from 20:00 to 09:00 in "UTC" wait 1 hour send m by email with t = #
    wait 2 days without b send n by email
    """,
    """
    trigger on a parallel branch wait for b send m by email with t = #
    branch wait 2 days send n by email end send o by email
    """,
    "trigger on a exit when did not a within 3 days split s 50% x wait 1 day 50% y wait for b end "
      + "send m by email with t = # wait 4 days send n by email",
    "trigger by request (v: number) entry unlimited wait 1 day send m by email with v = v, t = #",
  ]

  /// A generator whose numbers follow from its seed.
  struct Dice {
    /// The state.
    var state: UInt64

    /// A number below a bound.
    mutating func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test(arguments: scripts)
  func `with another text only, everybody ends as without being led over`(
    script: String
  ) throws {
    for seed in 1...12 {
      var dice = Dice(state: UInt64(seed))
      let happenings = Self.happenings(&dice, isRequested: script.contains("by request"))
      let split = "2030-01-\(10 + dice.roll(5))T\(10 + dice.roll(10)):30:00Z"
      let plain = try Self.live(script, happenings, split: split, to: nil)
      let led = try Self.live(script, happenings, split: split, to: script)
      #expect(plain.sends == led.sends, "seed \(seed): \(script)")
      #expect(plain.ends == led.ends, "seed \(seed): \(script)")
      #expect(led.left == 0, "seed \(seed): \(script)")
    }
  }

  /// What three people do within a week, a line each.
  private static func happenings(_ dice: inout Dice, isRequested: Bool) -> [(
    user: String, line: String
  )] {
    (0..<24).map { _ in
      let moment = "\(7 + dice.roll(9)) \(10 + dice.roll(13)):\(10 + dice.roll(49))"
      let user = "u\(dice.roll(3))"
      let event = ["a", "a", "b", "b", "c"][dice.roll(5)]
      let json = #"{"v": \#(dice.roll(100))}"#
      return (
        user,
        isRequested && event == "a" ? "\(moment) request j \(json)" : "\(moment) \(event) \(json)"
      )
    }
  }

  /// What became of everybody.
  private struct Outcome {
    /// The messages.
    var sends: [String]
    /// The ends.
    var ends: [String: Int]
    /// Runs that stayed.
    var left: Int
  }

  /// Lives a script, and leads everybody over at a moment if there is a script to lead them to.
  private static func live(
    _ script: String, _ happenings: [(user: String, line: String)], split: String,
    to other: String?
  ) throws -> Outcome {
    let first = try Rehearsal("journey j\n" + script.replacing("#", with: "1") + "\nend")
    for user in ["u0", "u1", "u2"] { try first.user(user) }
    for (user, line) in happenings { try first.happen(line, to: user) }
    try first.run(until: split)
    guard let other else {
      try first.run()
      return Outcome(sends: try first.sends(), ends: try first.ends(), left: 0)
    }
    let second = try Rehearsal(
      "journey j\n" + other.replacing("#", with: "2") + "\nend", after: first)
    let leading = try second.lead(at: split)
    try second.run()
    return Outcome(sends: try second.sends(), ends: try second.ends(), left: leading.left)
  }
}
