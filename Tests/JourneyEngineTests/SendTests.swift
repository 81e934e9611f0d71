import JourneyEngine
import JourneyModel
import Testing

@Suite("Sends")
struct SendTests {
  /// What becomes of a message to a user.
  private func outcome(
    _ send: String, user: String?, unknown: Catalog.UnknownConsent = .deny
  ) throws -> [String] {
    try Rehearsal(
      "trigger on a \(send)", user: user, catalog: ShopMessages.catalog,
      settings: EngineSettings(unknownConsent: unknown), living: "7 09:00 a"
    ).outcomes
  }

  /// A user with an e-mail address and these preferences for it.
  private func person(_ email: String?, address: String = "a@example.com") -> String {
    let preferences = email.map { #", "preferences": {"email": \#($0)}"# } ?? ""
    return #"{"email": "\#(address)"\#(preferences)}"#
  }

  @Test(
    "a marketing message needs every preference; what is not on record is as the workspace says",
    arguments: [
      (#"{"reachable": true, "subscribed": true, "marketing": true}"#, true, true),
      (nil, false, true), ("{}", false, true),
      (#"{"reachable": true, "marketing": true}"#, false, true),
      (#"{"subscribed": true, "marketing": true}"#, false, true),
      (#"{"reachable": true, "subscribed": true}"#, false, true),
      (#"{"reachable": true, "subscribed": true, "marketing": false}"#, false, false),
      (#"{"reachable": true, "subscribed": false, "marketing": true}"#, false, false),
      (#"{"reachable": false, "subscribed": true, "marketing": true}"#, false, false),
      (#"{"marketing": false}"#, false, false),
    ])
  func consent(preferences: String?, isSent: Bool, isSentIfAllowed: Bool) throws {
    let user = person(preferences)
    let denied = try outcome("send offer by email", user: user)
    #expect(denied == ["offer email \(isSent ? "sent" : "skipped consent")"])
    let allowed = try outcome("send offer by email", user: user, unknown: .allow)
    #expect(allowed == ["offer email \(isSentIfAllowed ? "sent" : "skipped consent")"])
  }

  @Test("no address, no message, whatever is allowed")
  func noAddress() throws {
    let all = #"{"reachable": true, "subscribed": true, "marketing": true}"#
    for user in [person(all, address: ""), #"{"preferences": {"email": \#(all)}}"#] {
      let outcome = try outcome("send offer by email", user: user, unknown: .allow)
      #expect(outcome == ["offer email skipped unreachable"])
    }
    #expect(
      try outcome("send offer by email", user: nil, unknown: .allow)
        == ["offer email skipped unreachable"])
  }

  @Test(
    "a transactional message passes opt-out of marketing, and nothing else",
    arguments: [
      (nil, true), (#"{"marketing": false}"#, true), (#"{"transactional": true}"#, true),
      (#"{"transactional": false}"#, false), (#"{"reachable": false}"#, false),
    ])
  func transactional(preferences: String?, isSent: Bool) throws {
    let outcome = try outcome("send transactional receipt by email", user: person(preferences))
    #expect(outcome == ["receipt email \(isSent ? "sent" : "skipped consent")"])
  }

  @Test("a transactional message may go to another address")
  func otherAddress() throws {
    #expect(
      try outcome(#"send transactional receipt by email to "b@example.com""#, user: nil)
        == ["receipt email sent"])
    #expect(
      try outcome("send transactional receipt by email", user: nil)
        == ["receipt email skipped unreachable"])
  }

  @Test("an internal message goes to the team, whoever the user is")
  func internalMessage() throws {
    #expect(try outcome("send alert by email", user: nil) == ["alert email sent"])
    let refusing = person(#"{"reachable": false, "marketing": false, "transactional": false}"#)
    #expect(try outcome("send alert by email", user: refusing) == ["alert email sent"])
  }

  @Test("the first channel that reaches the user is taken")
  func firstChannel() throws {
    let all = #"{"reachable": true, "subscribed": true, "marketing": true}"#
    let noEmail = #"{"phone": "+1", "preferences": {"email": \#(all), "sms": \#(all)}}"#
    #expect(
      try outcome("send offer by email or push or sms", user: noEmail) == ["offer sms sent"])
    let refused =
      #"{"email": "a", "phone": "+1", "preferences": {"email": {"marketing": false}, "sms": \#(all)}}"#
    #expect(try outcome("send offer by email or sms", user: refused) == ["offer sms sent"])
    #expect(
      try outcome("send offer by sms or email", user: Rehearsal.willing) == ["offer sms sent"])
  }

  @Test("where no channel reaches the user, the skip stands under the first named")
  func noChannel() throws {
    let outcome = try outcome(
      "send offer by push or email", user: person(#"{"marketing": false}"#))
    #expect(outcome == ["offer push skipped unreachable"])
  }

  @Test("`and` sends by each channel, and decides on each")
  func eachChannel() throws {
    #expect(
      try outcome("send offer by email and sms", user: Rehearsal.willing)
        == ["offer email sent", "offer sms sent"])
    let all = #"{"reachable": true, "subscribed": true, "marketing": true}"#
    #expect(
      try outcome("send offer by sms and email", user: person(all))
        == ["offer sms skipped unreachable", "offer email sent"])
  }

  @Test("every message has a key of its own, by whatever channel")
  func keys() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      send first by email and sms and push
      send second by email and sms
      call crm.score() as lead or skip
      send third by email
      wait 1 hour
      send fourth by email and sms
      """, living: "7 09:00 a")
    let keys = try rehearsal.keys()
    #expect(keys.count == 8)
    #expect(Set(keys).count == 8)
  }

  @Test("what became of a message is known behind it")
  func result() throws {
    let script = """
      trigger on a
      send offer by email or sms as r
      if r.sent
        send transactional receipt by email with channel = r.channel, reason = r.reason
      otherwise
        send transactional receipt by email with channel = r.channel, reason = r.reason
      end
      """
    let catalog = Catalog()
    let sent = try Rehearsal(script, catalog: catalog, living: "7 09:00 a")
    #expect(try sent.arguments().last == #"{"channel":"email"}"#)
    let skipped = try Rehearsal(script, user: person(nil), catalog: catalog, living: "7 09:00 a")
    #expect(try skipped.arguments().last == #"{"reason":"consent"}"#)
  }

  @Test(
    "consent, limit, `send only if` and `only if` are asked in this order",
    arguments: [
      (false, true, false, false, "consent"), (true, true, false, false, "limit"),
      (true, false, false, false, "send only if"), (true, false, true, false, "only if"),
    ])
  func reasons(
    consents: Bool, isLimited: Bool, gate: Bool, onlyIf: Bool, reason: String
  ) throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited
      limit 1 message per 1 day
      send only if entry.gate
      send offer by email only if entry.own
      """,
      living: """
        7 09:00 a {"gate": \(isLimited), "own": true}
        7 10:00 user {"preferences": {"email": {"marketing": \(consents)}}}
        7 11:00 a {"gate": \(gate), "own": \(onlyIf)}
        """)
    #expect(try rehearsal.outcomes.last == "offer email skipped \(reason)")
  }

  @Test("`send only if` asks before marketing messages alone")
  func gate() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a send only if user.vip
      send offer by email
      send transactional receipt by email
      send alert by email
      """, catalog: ShopMessages.catalog, living: "7 09:00 a")
    #expect(
      try rehearsal.outcomes == [
        "offer email skipped send only if", "receipt email sent", "alert email sent",
      ])
  }

  @Test("`only if` holds for transactional messages too")
  func onlyIfTransactional() throws {
    let outcome = try outcome(
      "send transactional receipt by email only if user.vip", user: Rehearsal.willing)
    #expect(outcome == ["receipt email skipped only if"])
  }

  @Test("a limit does not count a message exactly so long ago")
  func limitEdge() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry unlimited limit 1 message per 1 day send offer by email",
      living: "7 09:00 a\n8 08:59:59 a\n8 09:00 a")
    #expect(
      try rehearsal.outcomes
        == ["offer email sent", "offer email skipped limit", "offer email sent"])
  }

  @Test("a limit of a day counts a message of the hour after one that clocks leave out")
  func limitAtSpringGap() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited limit 1 message per 1 day time zone "Europe/Berlin"
      send offer by email
      """,
      living: """
        2030-03-31T01:00:00Z a
        2030-04-01T00:30:00Z a
        2030-04-01T01:00:00Z a
        """)
    #expect(
      try rehearsal.outcomes
        == ["offer email sent", "offer email skipped limit", "offer email sent"])
  }

  @Test("a limit counts over all runs of the journey, and what was skipped does not count")
  func limitRuns() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry unlimited limit 2 messages per 1 day send offer by email",
      living: "7 09:00 a\n7 10:00 a\n7 11:00 a\n8 09:30 a\n8 09:45 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "7 10:00", "8 09:30"])
  }

  @Test("a limit of a journey does not count what another journey sent")
  func limitOfJourney() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a limit 1 message per 1 day send first by email end
      journey k trigger on a limit 1 message per 1 day send second by email end
      """, living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["first email sent", "second email sent"])
  }

  @Test("a limit of the workspace counts what all journeys sent")
  func limitOfWorkspace() throws {
    let day = MessageLimit(messages: 1, per: CalendarDuration(days: 1))
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a send first by email end
      journey k trigger on a entry unlimited send second by email end
      """, settings: EngineSettings(limits: [day]), living: "7 09:00 a\n8 09:00 a")
    #expect(
      try rehearsal.outcomes
        == ["first email sent", "second email skipped limit", "second email sent"])
  }

  @Test("a limit by a channel holds for that channel")
  func limitByChannel() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a limit 1 message per 1 day by email
      send one by sms
      send two by email
      send three by email
      send four by sms
      """, living: "7 09:00 a")
    #expect(
      try rehearsal.outcomes
        == ["one sms sent", "two email sent", "three email skipped limit", "four sms sent"])
  }

  @Test("a limit about a topic holds for that topic")
  func limitByTopic() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a limit 1 message about offers per 1 day
      send news by email
      send offer by email
      send offer by email
      send news by email
      """, catalog: ShopMessages.catalog, living: "7 09:00 a")
    #expect(
      try rehearsal.outcomes == [
        "news email sent", "offer email sent", "offer email skipped limit", "news email sent",
      ])
  }

  @Test("transactional and internal messages neither count nor are limited")
  func limitKinds() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a limit 1 message per 1 day
      send transactional receipt by email
      send alert by email
      send offer by email
      send transactional receipt by email
      send alert by email
      """, catalog: ShopMessages.catalog, living: "7 09:00 a")
    #expect(try rehearsal.outcomes.allSatisfy { $0.hasSuffix(" sent") })
  }

  @Test("each channel of `and` counts")
  func limitOfEach() throws {
    let rehearsal = try Rehearsal(
      "trigger on a limit 1 message per 1 day send offer by email and sms", living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["offer email sent", "offer sms skipped limit"])
  }

  @Test("several limits hold together, and days of a limit are calendar steps")
  func limits() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited time zone "Europe/Berlin"
      limit 1 message per 1 day
      limit 2 messages per 7 days
      send offer by email
      """,
      living: """
        2030-03-30T11:00:00Z a
        2030-03-31T10:00:00Z a
        2030-04-02T10:00:00Z a
        2030-04-06T10:00:00Z a
        """)
    #expect(
      try rehearsal.sentAt
        == ["2030-03-30T11:00:00Z", "2030-03-31T10:00:00Z", "2030-04-06T10:00:00Z"])
  }

  @Test("what was sent is counted behind a restart")
  func limitResumed() throws {
    let script = "trigger on a entry unlimited limit 1 message per 1 day send offer by email"
    let first = try Rehearsal(script, until: "7 12:00", living: "7 09:00 a")
    let second = try Rehearsal(script, user: nil, after: first, living: "8 08:00 a\n8 09:00 a")
    #expect(try second.sentAt == ["7 09:00", "8 09:00"])
  }
}
