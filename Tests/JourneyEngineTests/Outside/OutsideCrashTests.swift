import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// The process ends at each point of an effect's way, and another goes on.
@Suite("Effects and crashes")
struct OutsideCrashTests {
  /// Where the process ends.
  enum Point: CaseIterable {
    case beforeStep, afterStep, afterClaim, afterAttempt, afterSettlement, afterAnswer
  }

  /// Lives one message or call with a crash at a point; returns the keys that the provider saw.
  private func live(
    _ lines: String, crashingAt point: Point, honouring: Bool
  ) throws -> (rehearsal: OutsideRehearsal, seen: [String]) {
    let rehearsal = try OutsideRehearsal("trigger on a\n" + lines)
    var seen: [String] = []
    rehearsal.provider = { attempt in
      seen.append(attempt.key)
      return .accepted(answer: Array(#"{"score": 9}"#.utf8))
    }
    /// Crashes here, if this is the point.
    func pass(_ here: Point) throws -> Bool {
      guard here == point else { return false }
      try rehearsal.crash()
      _ = try rehearsal.engine.recoverEffects(at: rehearsal.now) { _ in honouring }
      return true
    }
    try rehearsal.user()
    try rehearsal.event("a")
    if try !pass(.beforeStep) {
      try rehearsal.advance()
      if try !pass(.afterStep) {
        let claimed = try rehearsal.claim()
        if try !pass(.afterClaim) {
          let results = claimed.map { EffectResult($0, rehearsal.provider($0)) }
          if try !pass(.afterAttempt) {
            try rehearsal.engine.settle(results, at: rehearsal.now)
            if try !pass(.afterSettlement) {
              try rehearsal.advance()
              _ = try pass(.afterAnswer)
            }
          }
        }
      }
    }
    try rehearsal.pass(minutes: 5)
    return (rehearsal, seen)
  }

  @Test(arguments: Point.allCases, ["send hi by email", "send hi by email as r"])
  func `a receiver that does one key once gets each message once`(
    point: Point, send: String
  ) throws {
    let (rehearsal, seen) = try live(
      send + "\nwait 1 minute\nsend told by sms", crashingAt: point, honouring: true)
    #expect(Set(seen).count == 2)
    #expect(seen.count == (point == .afterAttempt ? 3 : 2))
    #expect(try rehearsal.sends() == ["hi email sent", "told sms sent"])
    #expect(try rehearsal.ends() == ["completed": 1])
    #expect(try rehearsal.letters().isEmpty)
  }

  @Test(arguments: Point.allCases)
  func `a receiver that does not is never asked twice by itself`(point: Point) throws {
    let (rehearsal, seen) = try live(
      "send hi by email\nwait 1 minute", crashingAt: point, honouring: false)
    #expect(seen.count <= 1)
    let isLost = point == .afterClaim || point == .afterAttempt
    #expect(
      try rehearsal.sends() == [
        isLost
          ? "hi email unknown the server stopped while it was on its way" : "hi email sent"
      ])
    #expect(try rehearsal.ends() == ["completed": 1])
    #expect(try rehearsal.letters().map(\.letter.kind) == (isLost ? [.unknown] : []))
  }

  @Test(arguments: Point.allCases)
  func `a call is answered once`(point: Point) throws {
    let (rehearsal, _) = try live(
      "call crm.score() as lead\nsend hi by email with score = lead.score", crashingAt: point,
      honouring: true)
    #expect(
      try rehearsal.rows(of: "send").map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"score":9}"#])
    #expect(try rehearsal.ends() == ["completed": 1])
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
  }

  @Test func `a result that is told twice, or by a process of before, changes nothing`() throws {
    let rehearsal = try OutsideRehearsal("trigger on a\nsend hi by email\nwait 1 day")
    try rehearsal.user()
    try rehearsal.event("a")
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    rehearsal.provider = { _ in .failed(reason: "down", retryAfterSeconds: nil) }
    try rehearsal.settle(claimed)
    try rehearsal.settle(claimed)
    try rehearsal.pass(seconds: 1)
    rehearsal.provider = { _ in .refused(reason: "old") }
    try rehearsal.settle(claimed)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(hours: 1)
    #expect(try rehearsal.sends() == ["hi email sent"])
  }
}
