import Foundation
import JourneyTools
import Testing

/// `journey why`: what is told of people whose journeys were lived.
@Suite struct WhyTests {
  private let data = DataFolder()

  /// A person whom messages reach by e-mail.
  private static func person(_ id: String, _ more: String = "") -> String {
    """
    {"userId": "\(id)", "email": "\(id)@example.com"\(more), \
    "preferences": {"email": {"reachable": true, "subscribed": true, "marketing": true}}}
    """
  }

  /// An event, all with ids of their own.
  private static func event(_ name: String, _ user: String, _ at: String, _ more: String = "")
    -> String
  {
    """
    {"eventId": "\(name)-\(at)", "userId": "\(user)", "eventName": "\(name)", \
    "eventTime": "\(at):00Z", "attributes": {\(more)}}
    """
  }

  private static let carts = """
    journey carts
      trigger on cart_abandoned where event.total > 50
      entry once per user every 7 days
      exit on order_placed matching cart_id

      if user.plan is "plus" or entry.total > 200
        send big_cart by email
      otherwise
        send small_cart by email
      end
      wait up to 2 days
        on cart_viewed where event.device is "desktop"
          stop "looked again"
        otherwise
          send last_call by email only if count(cart_viewed within 7 days) < 2
      end
    end

    """

  /// Lives the carts of some people.
  private func liveCarts(_ events: [String], users: [String] = [person("ana")]) throws {
    try data.live(Self.carts, users: users, events: events)
  }

  // MARK: What happened

  @Test func `a step tells its line, the values it had and what would have turned it`() throws {
    try liveCarts([
      Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""cart_id": "c1", "total": 80"#)
    ])
    let text = try data.ask("ana", "carts").text()
    #expect(text.contains("line 2 │ trigger on cart_abandoned where event.total > 50"), "\(text)")
    #expect(text.contains("`event.total` was 80"), "\(text)")
    #expect(text.contains("would not have come in with `event.total` at most 50"), "\(text)")
    #expect(text.contains("`user.plan` was missing"), "\(text)")
    #expect(text.contains("the other way with `user.plan` as \"plus\""), "\(text)")
    #expect(text.contains("`small_cart` left by email"), "\(text)")
    #expect(text.contains("would not have left with"), "\(text)")
  }

  @Test func `an arm of a wait tells the event, and a time-out what nearly was one`() throws {
    let start = #""cart_id": "c1", "total": 80"#
    try liveCarts(
      [
        Self.event("cart_abandoned", "ana", "2030-01-07T10:00", start),
        Self.event(
          "cart_viewed", "ana", "2030-01-07T11:00", #""cart_id": "c1", "device": "phone""#),
        Self.event("cart_abandoned", "ben", "2030-01-07T10:00", start),
        Self.event(
          "cart_viewed", "ben", "2030-01-07T12:00", #""cart_id": "c1", "device": "desktop""#),
      ], users: [Self.person("ana"), Self.person("ben")])
    let ana = try data.ask("ana", "carts").text()
    #expect(
      ana.contains("`cart_viewed` came on 2030-01-07 11:00, but `event.device` was \"phone\""),
      "\(ana)")
    let ben = try data.ask("ben", "carts").text()
    #expect(
      ben.contains("`cart_viewed` came: `on cart_viewed where event.device is \"desktop\"`"),
      "\(ben)")
    #expect(ben.contains("stopped as \"looked again\""), "\(ben)")
  }

  @Test func `an exit tells the event, and one that came to nothing why`() throws {
    try liveCarts([
      Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""cart_id": "c1", "total": 80"#),
      Self.event("order_placed", "ana", "2030-01-07T11:00", #""cart_id": "c2""#),
      Self.event("order_placed", "ana", "2030-01-07T12:00", #""cart_id": "c1""#),
    ])
    let text = try data.ask("ana", "carts").text()
    #expect(
      text.contains("`order_placed` came: stayed, as it is not what the exit asks"), "\(text)")
    #expect(text.contains("`event.cart_id` was \"c2\""), "\(text)")
    #expect(text.contains("`order_placed` came: left the journey"), "\(text)")
    #expect(text.contains(": exited"), "\(text)")
  }

  // MARK: Why not

  @Test func `somebody who never came in learns what the trigger asks`() throws {
    try liveCarts([
      Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""cart_id": "c1", "total": 30"#)
    ])
    let text = try data.ask("ana", "carts").text()
    #expect(text.contains("never came in"), "\(text)")
    #expect(text.contains("`event.total` was 30"), "\(text)")
    #expect(text.contains("would have come in with `event.total` more than 50"), "\(text)")
  }

  @Test func `somebody who did nothing learns what would have had to come`() throws {
    try liveCarts([])
    let text = try data.ask("ana", "carts").text()
    #expect(text.contains("no `cart_abandoned` has come"), "\(text)")
  }

  @Test func `the entry rule tells from when on it lets people in again`() throws {
    let cart = #""cart_id": "c1", "total": 80"#
    try liveCarts([
      Self.event("cart_abandoned", "ana", "2030-01-07T10:00", cart),
      Self.event("cart_abandoned", "ana", "2030-01-11T10:00", cart),
    ])
    let text = try data.ask("ana", "carts").text()
    #expect(text.contains("they had entered on 2030-01-07 10:00"), "\(text)")
    #expect(text.contains("would have come in from 2030-01-14 10:00 on"), "\(text)")
  }

  @Test func `a skipped message tells what stood against it`() throws {
    let script = """
      journey letters
        trigger on cart_abandoned
        entry unlimited
        limit 1 message per 3 days
        send first_letter by email
        send second_letter by email
        send third_letter by sms
      end

      """
    let user = #"{"userId": "ben", "email": "b@example.com", "phone": "1"}"#
    try data.live(
      script, users: [Self.person("ana", #", "phone": "1""#), user],
      events: [
        Self.event("cart_abandoned", "ana", "2030-01-07T10:00"),
        Self.event("cart_abandoned", "ben", "2030-01-07T10:00"),
      ])
    let ana = try data.ask("ana").text()
    #expect(ana.contains("`second_letter` was skipped: a limit was used up"), "\(ana)")
    #expect(ana.contains("`first_letter` left on 2030-01-07 10:00"), "\(ana)")
    #expect(ana.contains("would have left from 2030-01-10 10:00 on"), "\(ana)")
    #expect(ana.contains("sms: reachable is not on record"), "\(ana)")
    let ben = try data.ask("ben", "letters", "first_letter").text()
    #expect(ben.contains("`first_letter` was skipped: it is not allowed"), "\(ben)")
    #expect(!ben.contains("second_letter"), "\(ben)")
  }

  @Test func `quiet hours, a holdout and a group are told`() throws {
    let scripts = """
      journey night
        trigger on cart_abandoned
        quiet from 21:00 to 08:00
        send letter by email
      end
      journey nobody
        trigger on cart_abandoned
        holdout 99.999999%
        goal order_placed within 1 day
        send letter by email
      end
      journey one
        trigger on cart_abandoned
        exclusive desk
        wait 1 day
      end
      journey two
        trigger on cart_abandoned
        exclusive desk
        wait 1 day
      end

      """
    try data.live(
      scripts, users: [Self.person("ana")],
      events: [Self.event("cart_abandoned", "ana", "2030-01-07T22:00")])
    let text = try data.ask("ana").text()
    #expect(text.contains("quiet hours hold it until 2030-01-08 08:00"), "\(text)")
    #expect(text.contains("they are held out"), "\(text)")
    #expect(text.contains("`one` of the group `desk` had them"), "\(text)")
  }

  @Test func `a message that was not sent tells where the run turned away from it`() throws {
    try liveCarts([
      Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""cart_id": "c1", "total": 80"#)
    ])
    let text = try data.ask("ana", "carts", "big_cart").text()
    #expect(text.contains("`big_cart` was not sent: the run went another way here"), "\(text)")
    #expect(text.contains("the other way with `user.plan` as \"plus\""), "\(text)")
    #expect(!text.contains("small_cart"), "\(text)")
  }

  @Test func `a step that time alone brought, a split and rounds are told`() throws {
    let script = """
      journey steps
        trigger on cart_abandoned
        split halves
          50% one
            wait 1 hour
          rest two
            wait 2 hours
        end
        repeat up to 3 times every 1 day until did order_placed
          let n = count(cart_abandoned within 30 days)
          choose n
            when 1, 2
              send letter by email
            otherwise
              stop "many"
          end
        end
      end

      """
    try data.live(
      script, users: [Self.person("ana")],
      events: [
        Self.event("cart_abandoned", "ana", "2030-01-07T10:00"),
        Self.event("order_placed", "ana", "2030-01-08T20:00"),
      ])
    let text = try data.ask("ana", "steps").text()
    #expect(text.contains("was given `"), "\(text)")
    #expect(text.contains("round 1 of 3 begins"), "\(text)")
    #expect(text.contains("round 2 of 3 begins"), "\(text)")
    #expect(text.contains("goes on behind the rounds"), "\(text)")
    #expect(text.contains("`count(order_placed)` was 1"), "\(text)")
    #expect(text.contains("took `when 1, 2`"), "\(text)")
  }

  @Test func `the page tells what the command tells`() throws {
    let url = DataFolder.root.appending(path: "docs/why.md")
    var page = try String(contentsOf: url, encoding: .utf8)
    let script = try #require(
      page.components(separatedBy: "```journey\n").last?.components(separatedBy: "```").first)
    try data.live(
      script, users: [Self.person("ana"), Self.person("ben")],
      events: [
        Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""cart_id": "c1", "total": 80"#),
        Self.event("cart_abandoned", "ben", "2030-01-07T11:00", #""cart_id": "c2", "total": 30"#),
        Self.event("cart_abandoned", "ana", "2030-01-09T10:00", #""cart_id": "c3", "total": 90"#),
      ])
    for user in ["ana", "ben"] {
      let text = try data.ask(user, "carts").text()
      var parts = page.components(separatedBy: "```")
      let place = try #require(parts.firstIndex { $0.hasPrefix("\n\(user), in the time of") })
      let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
      if isUpdating { parts[place] = "\n" + text }
      page = parts.joined(separator: "```")
      if isUpdating { try page.write(to: url, atomically: true, encoding: .utf8) }
      #expect(parts[place] == "\n" + text)
    }
  }

  // MARK: Names

  @Test func `names that nobody has are refused with those that are near`() throws {
    try liveCarts([Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""total": 80"#)])
    #expect(
      message { try data.ask("anna") } == "`\(data.path)` knows no user `anna`; did you mean `ana`?"
    )
    #expect(message { try data.ask("ana", "cart") }?.hasSuffix("did you mean `carts`?") == true)
    #expect(
      message { try data.ask("ana", "carts", "big_card") }?.hasSuffix("did you mean `big_cart`?")
        == true)
    #expect(
      message { try WhyReport.ask("ana", journey: nil, message: nil, data: "/nowhere") }?
        .contains("holds no data") == true)
  }

  /// The message that something fails with.
  private func message(_ body: () throws -> WhyReport) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? RunError)?.message
    }
  }

  // MARK: The record

  @Test(
    arguments: [
      "update user_events set attributes = replace(attributes, '80', '90')",
      "update trace set end_reason = 'exited' where end_reason is not null",
      "delete from outbox where name = 'small_cart'",
      "update outbox set status = 'skipped' where name = 'small_cart'",
      "update journey_state set converted_at = 1",
      "update other_input set content = replace(content, 'ana@', 'eva@')",
    ])
  func `a record that was altered is told, with the place`(statement: String) throws {
    try liveCarts([
      Self.event("cart_abandoned", "ana", "2030-01-07T10:00", #""cart_id": "c1", "total": 80"#)
    ])
    #expect(try data.ask("ana").agrees)
    try data.tamper(statement)
    let report = try data.ask("ana", "carts")
    #expect(!report.agrees)
    #expect(
      report.text().contains("the replay does not agree with the record at "), "\(report.text())")
    #expect(report.json().contains("\"agrees\": false"))
  }

  @Test func `what was lived in pieces and with new versions is lived again just so`() throws {
    let cart = #""cart_id": "c1", "total": 80"#
    let start = Self.event("cart_abandoned", "ana", "2030-01-07T10:00", cart)
    try data.live(
      Self.carts, users: [Self.person("ana")], events: [start], until: "2030-01-07T10:00:00Z")
    let changed = Self.carts.replacing("event.total > 50", with: "event.total > 20")
    try data.live(
      changed, users: [Self.person("ana", #", "attributes": {"plan": "plus"}"#)],
      events: [start, Self.event("cart_abandoned", "ana", "2030-01-20T10:00", #""total": 30"#)])
    let report = try data.ask("ana", "carts")
    #expect(report.agrees, "\(report.text())")
    #expect(report.text().contains("run 1 of 2, version 1"), "\(report.text())")
    #expect(report.text().contains("run 2 of 2, version 2"), "\(report.text())")
    #expect(report.text().contains("`user.plan` was \"plus\""), "\(report.text())")
  }
}
