import JourneyLanguage
import JourneyModel
import Testing

/// What is spelled from a definition is what a script says.
@Suite struct SpellingTests {
  /// The definition of a script that must compile.
  private func definition(_ script: String) throws -> JourneyDefinition {
    let result = Compiler().compile(SourceFile(name: "spelling.journey", text: script))
    return try #require(result.definitions.first, "\(result.diagnostics.map(\.message))")
  }

  @Test(arguments: [
    "user.plan is \"plus\"", "user.plan is not \"plus\"", "user.age > 5 and user.age <= 12",
    "(user.a or user.b) and not user.c", "user.a or user.b and user.c",
    "not (user.age < 5)", "user.country is in [\"DE\", \"FR\"]",
    "user.country is not in [\"DE\"]", "user.age is between 1 and 5",
    "user.age is not between 1 and 5", "user.city is known", "user.city is missing",
    "user.seen_at is more than 3 days ago", "user.seen_at is not less than 2 weeks away",
    "user.name contains \"x\"", "user.name does not start with \"x\"",
    "user.name ends with \"\\\"\\\\\"", "user is reachable by email",
    "user is not reachable by \"in app\"",
    "user.tags contains \"a\" or entry.tags does not contain \"b\"",
    "user.points default 0 + 1 > 5", "(user.points default 0) + 1 > 5",
    "(user.a + 1) * 2 - -3 / (4 - user.b) > 1", "user.a - (user.b - 1) > 0",
    "user.\"Lead Score\" > 0.5", "user.end is true",
    "entry.at > 2026-12-24 at 09:00 in user.timezone",
    "entry.at > now - 1 day 12 hours", "today > 2026-12-24", "entry.at > journey.entered_at",
    "did order_placed", "did not order_placed within 30 days",
    "did \"Order Completed\" since entry",
    "did order_placed at least 3 times within 13 weeks matching cart_id where (event.total > 20)",
    "did not order_placed exactly 1 time", "count(order_placed) > 3",
    "sum(order_placed.total within 30 days matching a, b) > 3",
    "latest(order_placed).total > first(order_placed).total",
    "any x in entry.items where (x.price > 5)", "not every x in entry.items where (x.price > 5)",
    "lower(concat(user.a, \"b\")) is \"ab\"", "days(3) > 2 days", "weekday(today) is monday",
    "format_date(today, \"yyyy\") is \"2026\"", "user.length is 1.5 seconds",
  ])
  func `an expression is spelled as it was written`(text: String) throws {
    let definition = try definition(
      "journey j trigger on e\n if \(text) stop end emit done end")
    let branch = definition.states.compactMap { state -> Expression? in
      if case .branch(let test, _, _) = state.kind { return test }
      return nil
    }
    #expect(branch.first?.spelled == text)
  }

  @Test(arguments: [
    "order_placed", "order_placed 3 times within 30 days",
    "order_placed matching cart_id, shop.id as order where event.total > 5",
    "\"on\" 2 times as x", "order_placed where event.total is not entry.total",
  ])
  func `a pattern is spelled as it was written`(text: String) throws {
    let definition = try definition("journey j trigger on e\n wait for \(text) up to 1 day end")
    guard case .waitArms(let arms, _, _) = definition.states.first?.kind,
      case .event(let pattern) = arms.first?.condition
    else { return #expect(Bool(false), "no wait") }
    #expect(ExpressionSpelling().text(pattern) == text)
  }

  @Test(arguments: [
    "09:00", "tomorrow at 09:00 in \"Europe/Berlin\"", "next friday at 10:00:30",
    "2 weeks before user.ends_at at 09:00", "1 day after entry.at", "2026-12-24 at 09:00",
  ])
  func `a moment is spelled as it was written`(text: String) throws {
    let definition = try definition("journey j trigger on e\n wait until \(text) end")
    guard case .waitUntil(let moment, _) = definition.states.first?.kind else {
      return #expect(Bool(false), "no wait")
    }
    #expect(ExpressionSpelling().text(moment) == text)
  }

  @Test(arguments: [
    "on order_placed 3 times within 30 days where event.cart is event.basket",
    "when did not order_placed within 180 days", "by request (name: text, age: number!)",
    "every month on 1 at 09:00 in \"Europe/Berlin\" from 2026-01-01 for users where user.vip",
    "every weekday at 09:00 for users where user.vip",
    "at 2026-12-24 at 09:00 for users where user.vip",
    "yearly 3 days before user.dob at 09:00 for users where user.vip", "user.ends_at",
  ])
  func `a trigger is spelled as it was written`(text: String) throws {
    let definition = try definition("journey j trigger \(text)\n send m by email end")
    let trigger = try #require(definition.triggers.first)
    #expect(ExpressionSpelling.text(trigger.kind) == text)
  }

  @Test func `settings are spelled as they were written`() throws {
    let definition = try definition(
      """
      journey j trigger on e
      entry one at a time per entry.cart_id every 1 week newest wins
      exit on order_placed matching cart_id
      exit when user.country is "DE"
      goal order_placed 2 times within 2 weeks
      quiet from 21:00 to 08:00 in user.timezone default "Europe/Berlin"
      limit 3 messages about offers per 1 week by email
      promise at most 2 marketing messages by email in 1 day per run
      promise at least 1 hour between messages
      promise ends within 10 days
      promise never m after order_placed matching cart_id
      promise every path passes first
      stage first send m by email end
      end
      """)
    let spelling = ExpressionSpelling()
    let settings = definition.settings
    #expect(
      spelling.text(settings.entry) == "one at a time per entry.cart_id every 1 week newest wins")
    #expect(
      settings.exits.map(spelling.text) == [
        "on order_placed matching cart_id", "when user.country is \"DE\"",
      ])
    #expect(settings.goals.map(spelling.text) == ["order_placed 2 times within 2 weeks"])
    #expect(
      settings.quiet.map(ExpressionSpelling.text) == [
        "from 21:00 to 08:00 in user.timezone default \"Europe/Berlin\""
      ])
    #expect(
      settings.limits.map(ExpressionSpelling.text) == [
        "3 messages about offers per 1 week by email"
      ])
    #expect(
      settings.promises.map(spelling.text) == [
        "at most 2 marketing messages by email in 1 day per run",
        "at least 1 hour between messages", "ends within 10 days",
        "never m after order_placed matching cart_id", "every path passes first",
      ])
  }
}
