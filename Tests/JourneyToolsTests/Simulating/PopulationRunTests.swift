import Foundation
import JourneyModel
import JourneySimulation
import JourneyTools
import Testing

@Suite struct PopulationRunTests {
  /// A shop with a journey that reads all kinds of attributes.
  private func shop() throws -> SimulationTrial {
    let trial = try SimulationTrial(
      catalog: """
        time_zone: Europe/Berlin
        users:
          attributes:
            country: text
            plan: { type: text, values: [free, plus] }
            points: number!
            renews_at: moment
        events:
          cart_left: { cart_id: text!, total: number!, items: [{ sku: text!, price: number! }] }
          order_placed: { cart_id: text, total: number! }
        messages:
          reminder: { kind: marketing, channels: [email, sms], with: { total: number! } }
          upgrade: { kind: marketing, channels: [email] }
          note: { kind: internal, channels: [email], to: desk@example.com }
        services:
          crm: { score: { with: { points: number! }, returns: { score: number } } }
        """)
    try trial.write(Self.script, to: "carts.journey")
    return trial
  }

  /// The journey.
  private static let script = """
    journey carts
      trigger on cart_left where event.total >= 50 and user.country is in ["DE", "FR"]
      entry once per user every 7 days
      exit on order_placed matching cart_id
      goal order_placed within 14 days
      holdout 10%
      quiet from 21:00 to 08:00
      limit 2 messages per 7 days
      wait 1 hour
      send reminder by email or sms with total = entry.total
      call crm.score(points = user.points) as lead or skip
      if lead.score > 80
        send note by email
      end
      wait up to 2 days
        when user.plan is "plus"
          stop "upgraded"
        otherwise
          send upgrade by email
      end
    end
    """

  @Test func `the same seed gives the same bytes, and another one others`() throws {
    let trial = try shop()
    func reports(seed: UInt64, page: String) throws -> [String] {
      let report = try trial.simulate(
        "carts.journey",
        options: SimulationOptions(
          people: 300, days: 60, seed: seed, sends: trial.path("sends"), page: trial.path(page)))
      return [report.text(), report.json()] + (try trial.lines("sends") + trial.lines(page))
    }
    #expect(try reports(seed: 4, page: "a.html") == reports(seed: 4, page: "a.html"))
    #expect(try reports(seed: 4, page: "a.html") != reports(seed: 5, page: "a.html"))
  }

  @Test func `people do not depend on how many there are`() throws {
    let trial = try shop()
    func sends(_ people: Int) throws -> [String] {
      _ = try trial.simulate(
        "carts.journey",
        options: SimulationOptions(people: people, days: 60, sends: trial.path("sends")))
      return try trial.lines("sends")
    }
    let few = try sends(100)
    #expect(!few.isEmpty)
    #expect(Array(try sends(200).prefix(few.count)) == few)
  }

  @Test func `an event that is new to the scripts changes nothing of what was drawn before`() throws
  {
    let trial = try shop()
    let other = """
      journey renewals
        trigger 3 days before user.renews_at at 09:00
        wait for order_placed up to 1 day
      end
      """
    try trial.write(other, to: "renewals.journey")
    func sends(_ scripts: [String]) throws -> [String] {
      let loaded = try trial.load(scripts)
      _ = try PopulationRun(
        journeys: loaded.journeys, catalog: loaded.catalog,
        options: SimulationOptions(people: 200, days: 60, sends: trial.path("sends")),
        progress: ProgressBar(isOn: false), notice: { _ in }
      ).execute()
      return try trial.lines("sends")
    }
    let alone = try sends(["carts.journey"])
    #expect(!alone.isEmpty)
    #expect(try sends(["carts.journey", "renewals.journey"]) == alone)
  }

  @Test func `a made-up population takes every step, and no more than is proved`() throws {
    let report = try SimulationTrial.json(
      shop().simulate("carts.journey", options: SimulationOptions(people: 2_000, days: 120)))
    let journey = try #require(report.member("journeys")?.member("carts"))
    for step in try #require(journey.member("steps")?.members) {
      #expect(try #require(step.value.member("people")?.integer) > 0, "\(step.key)")
    }
    for window in try #require(journey.member("most_messages")?.elements) {
      let most = try #require(window.member("most")?.integer)
      #expect(most <= window.member("proved")?.integer ?? 0)
    }
    let skipped = try #require(
      journey.member("messages")?.member("reminder")?.member("skipped_for"))
    #expect(skipped.member("consent") != nil)
    #expect(try #require(journey.member("held_by_quiet_hours")?.integer) > 0)
    #expect(try #require(journey.member("holdout")?.member("people")?.integer) > 0)
  }

  @Test func `counts by day add up to the counts`() throws {
    let report = try SimulationTrial.json(
      shop().simulate("carts.journey", options: SimulationOptions(people: 500, days: 45)))
    let journey = try #require(report.member("journeys")?.member("carts"))
    func sum(_ name: String) throws -> Int {
      try #require(journey.member(name)?.elements).compactMap(\.integer).reduce(0, +)
    }
    #expect(try sum("entered_by_day") == journey.member("entered")?.integer)
    #expect(try sum("converted_by_day") == journey.member("converted")?.integer)
    let waiting = try #require(journey.member("steps")?.members).map { step in
      step.value.member("waiting_by_day")?.elements?.last?.integer ?? 0
    }
    #expect(waiting.reduce(0, +) == journey.member("active")?.integer)
  }

  @Test func `a pace of an event that nobody listens to is a mistake`() throws {
    let trial = try shop()
    let error = #expect(throws: RunError.self) {
      try trial.simulate(
        "carts.journey", options: SimulationOptions(people: 1, paces: ["order_place": .once]))
    }
    #expect(error?.message.contains("did you mean `order_placed`?") == true)
  }

  @Test func `an event has the pace that is asked for`() throws {
    let trial = try shop()
    func events(_ paces: [String: EventPace]) throws -> Int? {
      let report = try trial.simulate(
        "carts.journey", options: SimulationOptions(people: 1_000, days: 30, paces: paces))
      return try SimulationTrial.json(report).member("events")?.integer
    }
    #expect(try events(["cart_left": .never, "order_placed": .once]) == 1_000)
    let twelve = try #require(EventPace("12"))
    let often = try events(["cart_left": .never, "order_placed": twelve])
    #expect((11_000...13_000).contains(often ?? 0))
  }

  @Test func `people are as the catalog says that they are`() throws {
    let trial = try SimulationTrial(
      catalog: """
        users: { attributes: { plan: { type: text, values: [free, plus] }, points: number } }
        events: { cart_left: { total: number! } }
        messages: { hello: { channels: [letter] } }
        channels: { letter: }
        population:
          attributes:
            plan: { known: 50%, values: { free: 90%, plus: 10% } }
            points: { known: 100%, from: 3, to: 4 }
          events:
            cart_left: { rate: once, attributes: { total: { values: { "7": 25%, "8": 75% } } } }
          channels:
            letter: { reachable: 40%, marketing: 100% }
        """)
    try trial.write(
      """
      journey carts
        trigger on cart_left
        if user.plan is "plus"
          stop "plus"
        otherwise if user.plan is "free"
          stop "free"
        otherwise if not (user.points is between 3 and 4)
          stop "never"
        otherwise if entry.total is 7
          stop "seven"
        end
        send hello by letter
      end
      """, to: "carts.journey")
    let report = try SimulationTrial.json(
      trial.simulate("carts.journey", options: SimulationOptions(people: 10_000, days: 30)))
    let ended = try #require(report.member("journeys")?.member("carts")?.member("ended"))
    func people(_ reason: String) -> Int { ended.member(reason)?.integer ?? 0 }
    #expect(people("never") == 0)
    // Half have a plan, a tenth of these the larger one; a quarter of the rest bought for seven.
    #expect((430...570).contains(people("plus")))
    #expect((4_350...4_650).contains(people("free")))
    #expect((1_130...1_370).contains(people("seven")))
    let written = try #require(report.member("people_written_to")?.integer)
    #expect((0.37...0.43).contains(Double(written) / Double(people("completed"))))
  }

  @Test func `people are sampled from a file, or each is lived once`() throws {
    let trial = try shop()
    let users = (1...5).map { "{\"userId\": \"u\($0)\", \"attributes\": {\"points\": \($0)}}\n" }
    try trial.write(users.joined(), to: "users.ndjson")
    func people(_ count: Int?) throws -> Int? {
      let report = try trial.simulate(
        "carts.journey",
        options: SimulationOptions(users: trial.path("users.ndjson"), people: count, days: 10))
      return try SimulationTrial.json(report).member("people")?.integer
    }
    #expect(try people(nil) == 5)
    #expect(try people(40) == 40)
  }

  @Test func `an output does not write over an input`() throws {
    let trial = try shop()
    #expect(throws: RunError.self) {
      try trial.simulate(
        "carts.journey",
        options: SimulationOptions(
          sources: [trial.path("carts.journey")], people: 1, page: trial.path("carts.journey")))
    }
    #expect(try trial.lines("carts.journey").count > 10)
  }

  @Test func `the page needs nothing beside it, and tells every chart in words`() throws {
    let trial = try shop()
    _ = try trial.simulate(
      "carts.journey",
      options: SimulationOptions(people: 200, days: 60, page: trial.path("page.html")))
    let page = try trial.lines("page.html").joined(separator: "\n")
    for outside in ["http", "<script", "<link", "@import", "url("] {
      #expect(!page.contains(outside), "\(outside)")
    }
    let charts = page.components(separatedBy: "<svg").count - 1
    #expect(charts > 4)
    #expect(page.components(separatedBy: "role=\"img\" aria-label=").count - 1 == charts)
    #expect(page.components(separatedBy: "<details>").count - 1 == charts)
    #expect(page.contains("if lead.score &gt; 80"))
  }
}
