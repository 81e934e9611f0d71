import JourneyEngine
import Testing

@Suite("Histories")
struct HistoryTests {
  /// The value of an expression on 10 January at 09:00, as a parameter in JSON.
  private func value(_ expression: String, _ happenings: String) throws -> String {
    let rehearsal = try Rehearsal(
      "trigger on z send hi by email with v = \(expression)",
      living: "\(happenings)\n10 09:00 z {\"cart\": \"k\"}")
    return try #require(try rehearsal.arguments().first)
  }

  @Test("`within` counts an event exactly so long ago")
  func within() throws {
    #expect(try value("did b within 1 day", "9 09:00 b") == #"{"v":true}"#)
    #expect(try value("did b within 1 day", "9 08:59:59 b") == #"{"v":false}"#)
    #expect(try value("did not b within 1 day", "9 08:59:59 b") == #"{"v":true}"#)
    #expect(try value("count(b within 1 day)", "9 08:00 b\n9 09:00 b\n10 09:00 b") == #"{"v":2}"#)
  }

  @Test(
    "counts and sums of nothing are 0, all else of nothing is missing",
    arguments: [
      ("count(b)", #"{"v":0}"#), ("sum(b.x)", #"{"v":0}"#), ("average(b.x)", "{}"),
      ("smallest(b.x)", "{}"), ("largest(b.x)", "{}"), ("latest(b).x", "{}"), ("first(b).at", "{}"),
    ])
  func nothing(expression: String, json: String) throws {
    #expect(try value(expression, "8 09:00 c") == json)
  }

  @Test(
    "sums and the like leave out what is missing",
    arguments: [
      ("count(b)", "3"), ("sum(b.x)", "3.5"), ("average(b.x)", "1.75"), ("smallest(b.x)", "1"),
      ("largest(b.x)", "2.5"), ("latest(b).x default 0", "0"), ("first(b).x", "1"),
      ("count(b where (event.x > 1))", "1"), ("sum(b.x where (event.x > 1))", "2.5"),
      ("latest(b where (event.x is known)).x", "2.5"),
      ("first(b).at", #""2030-01-07T09:00:00Z""#), ("latest(b).at", #""2030-01-09T09:00:00Z""#),
    ])
  func something(expression: String, json: String) throws {
    let happenings = """
      7 09:00 b {"x": 1}
      8 09:00 b {"x": 2.5}
      9 09:00 b
      """
    #expect(try value(expression, happenings) == "{\"v\":\(json)}")
  }

  @Test(
    "`did` with a number",
    arguments: [
      ("did b at least 2 times", true), ("did b at least 3 times", false),
      ("did b at most 2 times", true), ("did b at most 1 time", false),
      ("did b exactly 2 times", true), ("did b exactly 1 time", false),
      ("did not b at least 3 times", true), ("did c at most 0 times", true),
      ("did b exactly 1 time where (event.x is 2)", true),
      ("did b at least 2 times within 2 days", false),
    ])
  func quantities(expression: String, isTrue: Bool) throws {
    let happenings = #"7 09:00 b {"x": 1}"# + "\n" + #"8 10:00 b {"x": 2}"#
    #expect(try value(expression, happenings) == "{\"v\":\(isTrue)}")
  }

  @Test("`matching` holds the past event against the entry")
  func matching() throws {
    let happenings =
      #"7 09:00 b {"cart": "k"}"# + "\n" + #"8 10:00 b {"cart": "l"}"# + "\n8 11:00 b"
    #expect(try value("count(b matching cart)", happenings) == #"{"v":1}"#)
  }

  @Test("late events count by their own time, from their arrival on")
  func late() throws {
    let happenings = #"8 09:00 b {"x": 1}"# + "\n" + #"7 09:00 > 9 09:00 b {"x": 2}"#
    #expect(try value("latest(b).x", happenings) == #"{"v":1}"#)
    #expect(try value("first(b).x", happenings) == #"{"v":2}"#)
    #expect(try value("count(b)", "7 09:00 > 11 09:00 b") == #"{"v":0}"#)
    #expect(try value("did b within 2 days", "7 09:00 > 9 09:00 b") == #"{"v":false}"#)
  }

  @Test("what lies in the future does not count yet")
  func future() throws {
    #expect(try value("count(b)", "10 10:00 > 9 20:00 b") == #"{"v":0}"#)
    #expect(try value("count(b)", "10 08:00 > 9 20:00 b") == #"{"v":1}"#)
  }

  @Test("history holds the event that is being handled, and those that arrived before it")
  func presentEvent() throws {
    #expect(try value("count(z)", "8 09:00 z2") == #"{"v":1}"#)
    #expect(try value("count(b)", "10 09:00 b") == #"{"v":1}"#)
    let rehearsal = try Rehearsal(
      "trigger on z send hi by email with v = count(b)", living: "10 09:00 z\n10 09:00 b")
    #expect(try rehearsal.arguments() == [#"{"v":0}"#])
  }

  @Test("`since entry` does not count the event that started the run, nor what came before")
  func sinceEntry() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait 1 day
      send hi by email with a = count(a since entry), b = count(b since entry)
      """, living: "7 09:00 b\n7 09:00 a\n7 09:00 b\n7 10:00 a\n7 10:00 b")
    #expect(try rehearsal.arguments() == [#"{"a":1,"b":2}"#])
  }

  @Test("histories go on behind a restart")
  func resumed() throws {
    let script = "trigger on z entry unlimited send hi by email with v = count(b)"
    let first = try Rehearsal(script, until: "8 00:00", living: "7 09:00 b\n7 10:00 z")
    let second = try Rehearsal(script, user: nil, after: first, living: "9 09:00 b\n9 10:00 z")
    #expect(try second.arguments() == [#"{"v":1}"#, #"{"v":2}"#])
  }

  @Test("a journey that asks later sees what was never asked for before")
  func askedLater() throws {
    let first = try Rehearsal(
      "trigger on y send hi by email", until: "8 00:00", living: "7 09:00 b")
    let second = try Rehearsal(
      "journey k trigger on z send hi by email with v = count(b) end", user: nil, after: first,
      living: "9 10:00 z")
    #expect(try second.arguments() == [#"{"v":1}"#])
  }

  @Test("messages that were sent are events, with what was sent and by whom")
  func messageSent() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      send first by sms or email
      send second by email only if user.vip
      wait 1 minute
      send hi by email with n = count(message_sent), m = latest(message_sent).message,
        c = latest(message_sent).channel, j = latest(message_sent).journey_id
      """, living: "7 09:00 a")
    #expect(
      try rehearsal.arguments().last == #"{"n":1,"m":"first","c":"sms","j":"j"}"#)
  }

  @Test("a message that is sent starts other journeys")
  func messageTriggers() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a quiet from 21:00 to 08:00 send first by email end
      journey k
        trigger on message_sent where event.message is "first"
        send second by email
      end
      """, living: "7 22:00 a")
    #expect(try rehearsal.lines == ["8 08:00 first email sent", "8 08:00 second email sent"])
  }

  @Test("entries and ends are events, with the journey and the reason")
  func entriesAndEnds() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a
        exit on b
        wait 1 day
      end
      journey k
        trigger on journey_entered where event.journey_id is "j"
        wait up to 3 days
          on journey_ended as over where event.journey_id is "j"
            send hi by email with reason = over.reason
        end
      end
      """, living: "7 09:00 a\n7 10:00 b")
    #expect(try rehearsal.lines == ["7 10:00 hi email sent"])
    #expect(try rehearsal.arguments() == [#"{"reason":"exited"}"#])
  }

  @Test("changes of a user are events, by whom ever")
  func userChanged() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on user_changed
      entry unlimited
      send hi by email with n = count(user_changed)
      """,
      living: """
        7 09:00 user {"attributes": {"x": 1}}
        7 10:00 user {"attributes": {"x": 1}}
        7 11:00 user {"preferences": {"sms": {"marketing": false}}}
        """)
    #expect(try rehearsal.sentAt == ["7 09:00", "7 11:00"])
    #expect(try rehearsal.arguments() == [#"{"n":1}"#, #"{"n":2}"#])
  }
}
