import JourneyMachine
import JourneyModel
import Testing

/// Questions about past events.
struct HistoryTests {
  /// Orders before and after Monday 09:00.
  private let orders = [
    happened("2030-01-01T09:00:00Z", 3, #"{"total": 10}"#),
    happened("2030-01-04T09:00:00Z", 4, #"{"total": "many", "at": "x"}"#),
    happened("2030-01-05T09:00:00Z", 2, #"{"total": 30.5, "tag": "b"}"#),
    happened("2030-01-07T09:00:00Z", 5, #"{"total": 2, "tag": "a"}"#),
    happened("2030-01-07T09:00:01Z", 6, #"{"total": 999}"#),
  ]

  /// The answer to a question about orders.
  private func asked(
    _ kind: HistoryQuery.Kind, _ span: HistoryQuery.Span = .always, _ condition: Expression? = nil
  ) throws -> String {
    try valued(
      .history(HistoryQuery(kind: kind, event: "ordered", span: span, condition: condition)),
      past: ["ordered": orders])
  }

  @Test func `the future does not count`() throws {
    #expect(try asked(.count) == "4")
    #expect(try asked(.sum(["total"])) == "42.5")
    #expect(try asked(.largest(["total"])) == "30.5")
  }

  @Test func `within includes an event exactly that long ago`() throws {
    #expect(try asked(.count, .within(days(3))) == "3")
    #expect(try asked(.count, .within(hours(71))) == "2")
  }

  @Test func `since entry leaves out the event that started the run`() throws {
    #expect(try asked(.count, .sinceEntry) == "1")
  }

  @Test func `aggregates leave out what is of another kind`() throws {
    #expect(try asked(.average(["total"])) == "14.166667")
    #expect(try asked(.smallest(["total"])) == "2")
    #expect(try asked(.largest(["at"])) == #""2030-01-07T09:00:00Z""#)
  }

  @Test func `latest and first are by time`() throws {
    #expect(try asked(.latest(["tag"])) == #""a""#)
    #expect(try asked(.first(["total"])) == "10")
    #expect(try asked(.first(["at"])) == #""2030-01-01T09:00:00Z""#)
    #expect(
      try asked(.latest([])) == #"{"total":2,"tag":"a","at":"2030-01-07T09:00:00Z"}"#)
    let small = Expression.compare(.less, event("total"), number("1"))
    #expect(try asked(.latest(["tag"]), .always, small) == "null")
  }

  @Test func `of nothing, count and sum are 0 and the others missing`() throws {
    let none = Expression.literal(.boolean(false))
    #expect(try asked(.count, .always, none) == "0")
    #expect(try asked(.sum(["total"]), .always, none) == "0")
    #expect(try asked(.average(["total"]), .always, none) == "null")
    #expect(try asked(.smallest(["total"]), .always, none) == "null")
  }

  @Test(arguments: [
    (HistoryQuery.Quantity.atLeast, 2, true), (.atLeast, 3, false), (.atMost, 2, true),
    (.atMost, 1, false), (.exactly, 2, true), (.exactly, 1, false), (.atLeast, 0, true),
  ])
  func `did compares a number of events`(
    _ quantity: HistoryQuery.Quantity, _ count: Int, _ expected: Bool
  ) throws {
    let dear = Expression.compare(.greater, event("total"), number("9"))
    #expect(try asked(.did(quantity, count), .always, dear) == String(expected))
    let query = HistoryQuery(kind: .did(quantity, count), event: "ordered", condition: dear)
    #expect(
      try valued(.not(.history(query)), past: ["ordered": orders]) == String(!expected))
  }

  @Test func `an inner event hides an outer one`() throws {
    let refunds = [happened("2030-01-06T09:00:00Z", 9, #"{"total": 30.5}"#)]
    let inner = Expression.history(
      HistoryQuery(
        kind: .did(.atLeast, 1), event: "refunded",
        condition: .compare(.greater, event("total"), number("30"))))
    let both = HistoryQuery(
      kind: .count, event: "ordered",
      condition: .and([inner, .compare(.greater, event("total"), number("9"))]))
    #expect(
      try valued(.history(both), past: ["ordered": orders, "refunded": refunds]) == "2")
  }

  @Test func `the machine asks once for each event, and again when told to forget`() throws {
    let query = Expression.history(HistoryQuery(kind: .did(.atLeast, 1), event: "ordered"))
    let desk = try Desk(
      journey([
        step("if", .branch(test: .and([query, query]), then: "end", otherwise: "end")),
        step("end", .end),
      ]))
    #expect(desk.program.historyEvents == ["ordered"])
    desk.past["ordered"] = orders
    #expect(desk.start() == "completed")
    #expect(desk.start() == "completed")
    #expect(desk.asked == ["ordered"])
    desk.machine.forgetHistory()
    _ = desk.start()
    #expect(desk.asked == ["ordered", "ordered"])
  }
}
