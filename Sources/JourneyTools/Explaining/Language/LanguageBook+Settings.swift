extension LanguageBook {
  /// Settings: the head of a journey.
  static let settingEntries: [LanguageEntry] = [
    LanguageEntry(
      ["trigger"],
      rules: ["trigger", "pattern", "schedule", "once", "userdate", "byrequest"],
      """
      What starts the journey: an event, a predicate that turns true, a schedule, a date, a user's \
      own day, or a request. Several triggers mean any of them.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned where event.total >= 50
          trigger by request (cart_id: text!)

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["entry"],
      rules: ["entry", "entrykey"],
      """
      Who may enter again, and when. Without the line: each user once. In expressions, `entry` is \
      the event that started this run.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          entry once per entry.cart_id every 7 days

          wait 1 hour
          send reminder by email with total = entry.total
        end
        """),
    LanguageEntry(
      ["exit"],
      rules: ["exit"],
      """
      Makes people leave at once, wherever they wait: when an event comes, or when something is \
      true.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          exit on order_placed matching cart_id

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["goal"],
      rules: ["goal"],
      """
      What counts as a success, and for how long after the entry. It does not make people leave; \
      `exit` does.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          goal order_placed within 14 days

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["holdout"],
      rules: ["holdout"],
      """
      A share of users that enters nothing and still counts towards the goal, to compare with. The \
      same users are held out each time.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          goal order_placed within 14 days
          holdout 10%

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["quiet"],
      rules: ["quiet"],
      """
      Hours in which marketing messages are held; they leave at the end of that span.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          quiet from 21:00 to 08:00 in user.timezone

          wait 1 hour
          send reminder by push
        end
        """),
    LanguageEntry(
      ["limit"],
      rules: ["limit"],
      """
      The most marketing messages of this journey that one user gets in a span of time. What is \
      beyond it is skipped and recorded.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          limit 3 messages per 7 days

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["priority"],
      rules: ["priority"],
      """
      Which journey goes first, the larger number, under a limit of the workspace and in an \
      `exclusive` group.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          priority 10
          exclusive carts

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["exclusive"],
      rules: ["exclusive"],
      """
      A group of journeys of which each user is in one at a time. A larger `priority` makes a \
      running one leave.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          exclusive carts

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["time"],
      rules: ["timezone", "zone"],
      """
      `time zone` sets the zone of all calendar words: days, weeks, times of day. Without it the \
      workspace's holds.
      """,
      example: """
        journey morning "Good morning"
          trigger on account_created
          time zone user.timezone default "Europe/Berlin"

          wait until 09:00
          send welcome by email
        end
        """),
    LanguageEntry(
      ["promise"],
      rules: ["promise", "promised"],
      """
      Something that is proved of the journey before it is published, over all its paths; or \
      refused with the shortest path that breaks it.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          entry once per user every 30 days

          promise at most 2 messages in 24 hours
          promise ends within 10 days

          wait 1 hour
          send reminder by email
        end
        """),
  ]
}
