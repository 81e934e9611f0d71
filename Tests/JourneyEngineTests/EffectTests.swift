import JourneyEngine
import JourneyStore
import Synchronization
import Testing

@Suite("Effects")
struct EffectTests {
  @Test("`set` takes effect for the steps behind it")
  func set() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      set user.plan = "pro"
      set user.points = (user.points default 0) + 1
      set user.points = user.points + 1
      send hi by email with plan = user.plan, points = user.points
      """, living: "7 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"plan":"pro","points":2}"#])
  }

  @Test("what `let` kept stays, though the user changes")
  func letKeeps() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      let old = user.first_name
      let older = latest(message_sent).message
      set user.first_name = "Bea"
      wait 1 hour
      send hi by email with old = old, new = user.first_name, older = older
      """,
      living: #"7 08:00 user {"firstName": "A name that is longer than a few bytes"}"#
        + "\n7 09:00 a")
    #expect(
      try rehearsal.arguments()
        == [#"{"old":"A name that is longer than a few bytes","new":"Bea"}"#])
  }

  @Test("a name may be given again")
  func letAgain() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      let x = 1
      repeat up to 3 times
        let x = x * 2
      end
      send hi by email with x = x
      """, living: "7 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"x":8}"#])
  }

  @Test("`set` forbids and allows the messages behind it")
  func setConsent() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      send one by email
      set user.preferences.email.marketing = false
      send two by email
      set user.preferences.email.marketing = true
      send three by email
      set user.email = missing
      send four by email
      """, living: "7 09:00 a")
    #expect(
      try rehearsal.outcomes == [
        "one email sent", "two email skipped consent", "three email sent",
        "four email skipped unreachable",
      ])
  }

  @Test("`set` moves the reach that conditions ask for")
  func setReach() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      set user.preferences.sms.subscribed = false
      if user is reachable by sms
        send one by email
      otherwise
        send two by email
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["two email sent"])
  }

  @Test("`set` moves the user's zone for the steps behind it")
  func setZone() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a time zone user.timezone
      set user.timezone = "Asia/Tokyo"
      wait until 09:00
      send hi by email
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["8 00:00"])
  }

  @Test("`set` in a journey that the change can start disturbs neither run")
  func setOfOwnTrigger() throws {
    let rehearsal = try Rehearsal(
      """
      trigger when user.plan is "pro" and count(b) >= 0
      trigger on a as begun
      entry unlimited
      let n = count(b) + 1
      set user.plan = entry.plan default "pro"
      send hi by email with n = n, plan = user.plan, x = begun.x, b = count(b)
      """,
      living: """
        7 08:00 b
        7 09:00 a {"x": 7, "plan": "free"}
        7 10:00 a {"x": 8}
        """)
    #expect(
      try rehearsal.arguments() == [
        #"{"n":2,"plan":"free","x":7,"b":1}"#, #"{"n":2,"plan":"pro","x":8,"b":1}"#,
        #"{"n":2,"plan":"pro","b":1}"#,
      ])
  }

  @Test("`set` of a part leaves the other parts alone, and of `missing` removes")
  func setParts() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      set user.address.city = "Rome"
      set user.plan = missing
      wait 1 hour
      send hi by email with city = user.address.city, zip = user.address.zip, plan = user.plan
      """,
      living: """
        7 08:00 user {"attributes": {"plan": "pro", "address": {"city": "Bonn", "zip": "53111"}}}
        7 09:00 a
        """)
    #expect(try rehearsal.arguments() == [#"{"city":"Rome","zip":"53111"}"#])
  }

  @Test("a `set` that changes nothing tells nobody")
  func setSame() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a set user.plan = "pro" set user.plan = "pro" wait 1 day end
      journey k trigger on user_changed entry unlimited send hi by email end
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00"])
  }

  @Test("`set` of a user of whom nothing is known makes them known")
  func setUnknown() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      set user.email = "a@example.com"
      send transactional receipt by email
      """, user: nil, living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["receipt email sent"])
  }

  @Test("`emit` starts other journeys with its payload")
  func emit() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a
        emit first with n = 1
        emit second
        emit first with n = 2
      end
      journey k trigger on first entry unlimited send one by email with n = entry.n end
      journey l trigger on second send two by email end
      """, living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["one email sent", "two email sent", "one email sent"])
    #expect(try rehearsal.arguments() == [#"{"n":1}"#, "{}", #"{"n":2}"#])
  }

  @Test("a run hears what it emitted itself, at its next wait")
  func emitToItself() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      emit b with x = 5
      wait for b as seen up to 1 day
      send hi by email with x = seen.x
      """, living: "7 09:00 a")
    #expect(try rehearsal.lines == ["7 09:00 hi email sent"])
    #expect(try rehearsal.arguments() == [#"{"x":5}"#])
  }

  @Test("what is emitted is handled behind all that arrived at that instant")
  func emitOrder() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a emit c end
      journey k trigger on c send hi by email with b = did b end
      """, living: "7 09:00 a\n7 09:00 b")
    #expect(try rehearsal.arguments() == [#"{"b":true}"#])
  }

  @Test("a circle of `emit` comes to an end")
  func emitCircle() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a entry unlimited emit b end
      journey k trigger on b entry unlimited emit a end
      """, living: "7 09:00 a")
    #expect(try rehearsal.entered() == EngineLimits.eventChainMax / 2 + 1)
    #expect(try rehearsal.active() == 0)
  }

  @Test("a call is answered with what the service says")
  func call() throws {
    let host = EffectHost { service, operation, arguments in
      #expect(service == "crm" && operation == "score")
      #expect(String(decoding: arguments, as: UTF8.self) == #"{"email":"a@example.com","n":1}"#)
      return .answered(Array(#"{"score": 90, "grade": "A"}"#.utf8))
    }
    let rehearsal = try Rehearsal(
      """
      trigger on a
      call crm.score(email = user.email, n = 1) as lead or skip
      if lead.score > 80
        wait 1 hour
        send hi by email with score = lead.score, grade = lead.grade
      end
      """, host: host, living: "7 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"score":90,"grade":"A"}"#])
  }

  @Test("where a call has no answer, or none of that form, its name is missing")
  func callMissing() throws {
    for answer in [nil, "[]", "no json", "{}"] {
      let host = EffectHost { _, _, _ in answer.map { .answered(Array($0.utf8)) } ?? .notAsked }
      let rehearsal = try Rehearsal(
        """
        trigger on a
        call crm.score() as lead or skip
        send hi by email with score = lead.score default -1
        """, host: host, living: "7 09:00 a")
      #expect(try rehearsal.arguments() == [#"{"score":-1}"#])
    }
  }

  @Test(
    "a call that fails for good does as its policy says",
    arguments: [
      ("or skip", ["completed": 1], 0, 1), ("or stop \"crm is down\"", ["crm is down": 1], 0, 0),
      ("or park", [:], 1, 0), ("retry 2 times", [:], 1, 0),
    ])
  func callFails(policy: String, ends: [String: Int], active: Int, sends: Int) throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      call crm.score() as lead \(policy)
      send hi by email
      """, host: EffectHost { _, _, _ in .failed }, living: "7 09:00 a")
    #expect(try rehearsal.ends() == ends)
    #expect(try rehearsal.active() == active)
    #expect(try rehearsal.sends().count == sends)
  }

  @Test("a call is tried again as often as its policy says")
  func callRetries() throws {
    let attempts = Mutex(0)
    let host = EffectHost { _, _, _ in
      attempts.withLock { count in
        count += 1
        return count <= 2 ? .failed : .answered(Array("{}".utf8))
      }
    }
    let rehearsal = try Rehearsal(
      """
      trigger on a
      call crm.score() as lead retry 2 times or stop "crm is down"
      """, host: host, living: "7 09:00 a")
    #expect(try rehearsal.ends() == ["completed": 1])
    #expect(attempts.withLock { $0 } == 3)
  }

  /// The users of so many who get the offer.
  private func offered(_ share: Int, of count: Int) throws -> Set<String> {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a entry unlimited
        split test
          \(share)% offer
            send transactional hi by email to user.id
          rest control
        end
      end
      """)
    for user in 0..<count {
      try rehearsal.happen("7 09:00 a\n8 09:00 a", to: "user \(user)")
    }
    try rehearsal.run()
    var users: [String: Int] = [:]
    try rehearsal.store.eachSend { users[$0.userID, default: 0] += 1 }
    #expect(users.values.allSatisfy { $0 == 2 })
    return Set(users.keys)
  }

  @Test("a split is sticky, and moving its shares moves only the difference")
  func split() throws {
    let half = try offered(50, of: 400)
    let more = try offered(70, of: 400)
    #expect(half.isSubset(of: more))
    #expect((160...240).contains(half.count))
    #expect((45...115).contains(more.count - half.count))
  }

  @Test("`choose` takes what is equal, and `otherwise` what is missing")
  func choose() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited
      choose entry.plan
        when "pro", "team"
          send one by email
        when missing
          send two by email
        otherwise
          send three by email
      end
      """,
      living: """
        7 09:00 a {"plan": "team"}
        7 09:00 a {"plan": "Pro"}
        7 09:00 a
        """)
    #expect(try rehearsal.outcomes == ["one email sent", "three email sent", "two email sent"])
  }
}
