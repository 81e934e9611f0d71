import Testing

/// Where the rules of lint speak, and where they are silent.
@Suite struct HabitTests {
  @Test(arguments: [waits, messages, arms, settings, values, words].flatMap(\.self))
  func `a habit is told where it is one`(habit: HabitCase) {
    #expect(habit.found == habit.expected)
  }

  static let waits = [
    HabitCase(name: "a year is no more than a year", steps: "wait 1 year\n  send m by email"),
    HabitCase(
      name: "the bound of a wait can be too long", steps: "wait for a up to 2 years",
      expected: ["wait-too-long"]),
    HabitCase(
      name: "a wait without an event can be too short", steps: "wait 5 seconds without a",
      expected: ["wait-too-short"]),
    HabitCase(name: "a minute is long enough", steps: "wait 1 minute\n  send m by email"),
    HabitCase(
      name: "a wait before the first message may be shorter than quiet hours",
      head: "quiet from 21:00 to 08:00", steps: "wait 1 hour\n  send m by email"),
    HabitCase(
      name: "a day is longer than quiet hours", head: "quiet from 21:00 to 08:00",
      steps: "send a by email\n  wait 1 day\n  send b by email"),
    HabitCase(
      name: "hours between two messages may pass in the night", head: "quiet from 21:00 to 08:00",
      steps: "send a by email\n  wait 10 hours\n  send b by email",
      expected: ["wait-shorter-than-quiet-hours"]),
    HabitCase(
      name: "what is owed to the user leaves at any hour", head: "quiet from 21:00 to 08:00",
      steps: "send a by email\n  wait 1 hour\n  send transactional b by email"),
    HabitCase(
      name: "a time in the morning is never skipped",
      steps: "wait until 09:00 in \"Europe/Berlin\"\n  send m by email"),
    HabitCase(
      name: "the clock of UTC skips nothing",
      steps: "wait until 02:30 in \"UTC\"\n  send m by email"),
    HabitCase(
      name: "the workspace's zone counts too", steps: "wait until tomorrow at 02:30",
      catalog: "time_zone: Europe/Berlin", expected: ["skipped-time"]),
    HabitCase(
      name: "the zones of users are not known",
      steps: "wait until 02:30 in user.timezone\n  send m by email"),
  ]

  static let messages = [
    HabitCase(
      name: "two messages by two channels may leave at once",
      steps: "send a by email\n  send b by push"),
    HabitCase(
      name: "one message by two channels is twice the same",
      steps: "send a by email\n  send a by push", expected: ["sends-without-wait"]),
    HabitCase(
      name: "steps at once do not part two messages",
      steps: "send a by email\n  set user.x = 1\n  emit e\n  send b by email or push",
      expected: ["sends-without-wait"]),
    HabitCase(
      name: "conditions may tell two messages apart",
      steps: "send a by email only if user.x\n  send b by email only if not user.x"),
    HabitCase(
      name: "branches tell two messages apart",
      steps: "send a by email as sent\n  if not sent.sent\n    send b by email\n  end"),
    HabitCase(
      name: "a receipt may leave beside an offer",
      steps: "send transactional receipt by email\n  send offer by email"),
    HabitCase(
      name: "a message of a loop that waits is not sent at once",
      steps: "repeat up to 3 times every 7 days\n    send a by email\n  end"),
  ]

  static let arms = [
    HabitCase(
      name: "an arm may be empty", steps: "if user.x\n    send a by email\n  otherwise\n  end"),
    HabitCase(
      name: "arms of a wait may be empty",
      steps: "wait up to 1 day\n    on a\n    otherwise\n  end\n  send a by email"),
    HabitCase(
      name: "arms of a wait may end alike",
      steps: """
        wait up to 1 day
            on a
              stop "done"
            on b
              stop "done"
            otherwise
              send a by email
          end
        """),
    HabitCase(
      name: "a split for nothing is told", steps: "split s\n    50% a\n    rest b\n  end",
      expected: ["block-without-action"]),
    HabitCase(
      name: "a round in which nothing happens is told", steps: "repeat up to 3 times\n  end",
      expected: ["block-without-action"]),
    HabitCase(
      name: "a copy of a longer arm is told",
      steps: """
        split s
            50% a
              send x by email
              wait 1 day
              stop "done"
            rest b
              send x by email
              wait 1 day
              stop "done"
          end
        """, expected: ["duplicate-arm"]),
    HabitCase(
      name: "arms that differ in one value are no copies",
      steps: """
        split s
            50% a
              send x by email with code = "A"
            rest b
              send x by email with code = "B"
          end
        """),
  ]

  static let settings = [
    HabitCase(
      name: "a limit of the workspace will do", head: "entry unlimited",
      catalog: "limits: [{ messages: 3, per: 7 days }]"),
    HabitCase(
      name: "a journey without marketing may run without limits", head: "entry unlimited",
      steps: "send transactional receipt by email"),
    HabitCase(
      name: "a limit by channel is not made pointless by one of another",
      head: "limit 5 messages per 7 days by email",
      catalog: "limits: [{ messages: 3, per: 7 days, channel: sms }]"),
    HabitCase(
      name: "a priority counts under a limit of the workspace", head: "priority 3",
      catalog: "limits: [{ messages: 3, per: 7 days }]"),
    HabitCase(
      name: "an exit can come while a message is held",
      head: "exit on a\n  quiet from 21:00 to 08:00"),
    HabitCase(
      name: "an exit that is asked at entry needs no wait", head: "exit when user.x"),
    HabitCase(
      name: "a goal may last as long as the first wait", head: "goal a within 1 day",
      steps: "wait 1 day\n  send m by email"),
    HabitCase(
      name: "all waits before the first message count", head: "goal a within 2 days",
      steps: "wait 1 day\n  let x = 1\n  wait 2 days\n  send m by email with x = x",
      expected: ["goal-before-first-message"]),
    HabitCase(
      name: "an event without the key needs no matching", head: "entry once per entry.cart_id",
      steps: "wait for order_placed up to 1 day\n  send m by email",
      catalog: "events: { cart_abandoned: { cart_id: text! }, order_placed: { total: number } }"),
    HabitCase(
      name: "an event is matched by a condition too", head: "entry once per entry.cart_id",
      steps: """
        wait for order_placed where event.cart_id is entry.cart_id up to 1 day
          send m by email
        """,
      catalog: "events: { cart_abandoned: { cart_id: text! }, order_placed: { cart_id: text! } }"),
    HabitCase(
      name: "a run for a user may end by any order", head: "entry once per user",
      steps: "wait for order_placed up to 1 day\n  send m by email",
      catalog: "events: { cart_abandoned: { cart_id: text! }, order_placed: { cart_id: text! } }"),
  ]

  static let values = [
    HabitCase(
      name: "a timeout of the catalog will do", steps: "call crm.score() or skip",
      catalog: "services: { crm: { score: { returns: { score: number }, timeout: 5 seconds } } }"),
    HabitCase(
      name: "a name is read by its own condition",
      steps: "wait for a as b where b.total > 3 up to 1 day\n  send m by email"),
    HabitCase(
      name: "a value that is read may be replaced",
      steps: "set user.x = 1\n  set user.y = user.x\n  set user.x = 2"),
    HabitCase(
      name: "a value is replaced a few steps on",
      steps: "set user.x = 1\n  set user.y = 3\n  set user.x = 2", expected: ["overwritten-value"]),
    HabitCase(
      name: "a value may be replaced after a wait",
      steps: "set user.x = 1\n  wait 1 day\n  set user.x = 2"),
    HabitCase(
      name: "quiet hours are a reason to ask again", head: "quiet from 21:00 to 08:00",
      steps: "if user.x > 1\n    send m by email only if user.x > 1\n  end"),
    HabitCase(
      name: "what the head asks need not be asked again", head: "send only if user.x > 1",
      steps: "send m by email only if user.x > 1", expected: ["repeated-guard"]),
  ]

  static let words = [
    HabitCase(
      name: "a negative test on what is known is clear",
      steps: "if user.x is known and user.x is not 3\n    send m by email\n  end"),
    HabitCase(
      name: "a negative test on what cannot be missing is clear",
      steps: "if user.x is not 3\n    send m by email\n  end",
      catalog: "users: { attributes: { x: number! } }"),
    HabitCase(
      name: "a negative test is told once for each attribute",
      steps: """
        if user.x is not 3 and user.y is not 3
            send m by email only if user.x is not 4
          end
        """, expected: ["negation-of-missing", "negation-of-missing"]),
    HabitCase(
      name: "what an event brings is taken as it is, without a catalog",
      steps: "if entry.x is not 3\n    send m by email\n  end"),
    HabitCase(
      name: "what the catalog lets an event leave out is told",
      steps: "if entry.x is not 3\n    send m by email\n  end",
      catalog: "events: { cart_abandoned: { x: number } }", expected: ["negation-of-missing"]),
    HabitCase(
      name: "words of the language stay in their quotes", steps: "send \"start\" by email"),
    HabitCase(
      name: "names with blanks and signs stay in their quotes",
      steps: "send \"Spring Sale\" by email\n  emit \"naïve\""),
    HabitCase(
      name: "a joined text may stand in for itself",
      steps: "send m by email with x = concat(\"a\", user.x) default \"b\""),
    HabitCase(
      name: "a word of another alphabet is a word", steps: "send m by email with x = \"Привет\""),
    HabitCase(
      name: "a pause at noon is no mistake", head: "quiet from 12:00 to 14:00"),
    HabitCase(
      name: "names that differ by a digit are two names",
      steps: "emit level_reached_1\n  emit level_reached_2"),
  ]
}
