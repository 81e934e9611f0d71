import JourneyTools
import Testing

/// A test that fails tells what has happened, each thing with its line.
@Suite struct TimelineTests {
  @Test func `the lines of the test stand before what happened at them`() throws {
    let trial = Trial(
      """
      journey j
        trigger on cart where event.total > 10
        quiet from 09:00 to 10:00
        send hello by email with total = entry.total
        call crm.score(id = user.id) as lead or skip
        parallel
          branch
            wait 1 hour
            send one by email
          branch
            wait 2 hours
            send one by email and push
        end
        emit done with score = lead.score
        wait for paid up to 2 days
      end
      """)
    let result = try trial.run(
      """
        user { email: "a@b.c", main_device_id: "d" }
        respond crm.score { score: 10 }
        event cart { total: 20 }
        expect nothing sent
        advance 90 minutes
        advance 1 day
        expect exited
      """)
    let timeline = try #require(result.failure?.timeline).joined(separator: "\n")
    #expect(
      timeline == """
        user { email: "a@b.c", main_device_id: "d" }                                 line 18
        respond crm.score { score: 10 }                                              line 19
        event cart { total: 20 }                                                     line 20
          Mon 2030-01-07 09:00  cart comes {"total":20}
                         09:00  enters j                                             line 2
                         09:00  hello is held by quiet hours                         line 4
                         09:00  waits                                                line 4
        advance 90 minutes                                                           line 22
                         10:00  hello leaves by email {"total":20}                   line 4
                         10:00  crm.score is called {"id":"user"}                    line 5
                         10:00  goes several ways                                    line 6
                         10:00  waits                                                line 8
                         10:00  waits                                                line 11
        advance 1 day                                                                line 23
                         11:00  the time is up                                       line 8
                         11:00  one leaves by email                                  line 9
                         11:00  a branch is done                                     line 6
                         12:00  the time is up                                       line 11
                         12:00  one leaves by email                                  line 12
                         12:00  one leaves by push                                   line 12
                         12:00  a branch is done                                     line 6
                         12:00  done is emitted {"score":10}
                         12:00  waits                                                line 15
        expect exited                                                                line 24
        """, "\(timeline)")
  }

  @Test func `why nobody entered is told`() throws {
    let trial = Trial(
      """
      journey j trigger on came entry once per event.cart wait 1 day end
      """)
    let result = try trial.run("event came {}\nexpect waiting")
    let timeline = try #require(result.failure?.timeline)
    #expect(
      timeline.contains { $0.hasSuffix("does not enter j: the key of the entry rule is missing") },
      "\(timeline)")
  }

  @Test func `a journey that is started and not under test is told of`() throws {
    let trial = Trial(
      """
      journey j trigger on came start k wait 1 day end
      journey k trigger by request wait 1 day end
      """)
    let result = try trial.run("event came {}\nexpect completed")
    let timeline = try #require(result.failure?.timeline)
    #expect(
      timeline.contains { $0.contains("a journey that it starts is not under test") },
      "\(timeline)")
  }
}
