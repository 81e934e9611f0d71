extension LanguageBook {
  /// Words within statements.
  static let phraseEntries: [LanguageEntry] = [
    LanguageEntry(
      ["transactional", "marketing"],
      rules: ["send", "promised"],
      """
      Kinds of messages. What a customer must know is `transactional`, as its `send` says, and \
      passes quiet hours and limits; what advertises is marketing and needs consent. In a promise \
      `marketing messages` are those alone. The catalog says what each message is.
      """,
      example: """
        journey receipts "A receipt, and a voucher later"
          trigger on order_placed
          promise at most 1 marketing message in 7 days

          send transactional receipt by email
          wait 7 days
          send voucher by email
        end
        """),
    LanguageEntry(
      ["reachable"],
      rules: ["istail"],
      """
      `user is reachable by CHANNEL` asks whether there is an address by which nothing forbids to \
      send.
      """,
      example: """
        journey alerts "By whatever reaches them"
          trigger on price_dropped

          if user is reachable by push
            send price_alert by push
          otherwise
            send price_alert by email
          end
        end
        """),
    LanguageEntry(
      ["known", "between", "more", "less", "than", "ago", "away"],
      rules: ["istail"],
      """
      Tests behind `is`: whether there is a value, whether it lies between two others, both of \
      which count, and how long ago or how far away a moment or a day is.
      """,
      example: """
        journey trial "Towards the end of a trial"
          trigger on app_opened

          if user.trial_ends_at is known and user.trial_ends_at is less than 3 days away
            send trial_ending by email
          otherwise if user.points is between 10 and 20 and user.created_at is more than 30 days ago
            send offer by email
          end
        end
        """),
    LanguageEntry(
      ["exactly", "least", "most"],
      rules: ["quantity", "promised"],
      """
      How often: `did EVENT exactly 2 times`, `at least 2 times`, `at most 2 times`. Promises \
      bound messages in the same words.
      """,
      example: """
        journey thanks "Thank for the second order"
          trigger on order_placed

          if did order_placed exactly 2 times within 90 days
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["next", "tomorrow"],
      rules: ["moment"],
      """
      Moments of the calendar: `tomorrow at 09:00`, `next monday at 09:00`. `09:00` alone is the \
      next time that the clock shows it, today or tomorrow.
      """,
      example: """
        journey morning "In the morning"
          trigger on account_created

          wait until tomorrow at 09:00
          send welcome by email
        end
        """),
    LanguageEntry(
      ["yearly", "timezone", "zone"],
      rules: ["userdate", "zone"],
      """
      `yearly` makes a day of the user's own come each year. `user.timezone` is the zone of the \
      user, with the one behind `default` where it is missing; `time zone` names that of all \
      calendar words.
      """,
      example: """
        journey birthday "Happy birthday"
          trigger yearly user.dob at 08:00
          entry one at a time
          time zone user.timezone default "Europe/Berlin"

          send happy_birthday by email
        end
        """),
    LanguageEntry(
      ["once", "unlimited", "one", "newest", "wins"],
      rules: ["entry", "entrykey"],
      """
      Who may enter again: `once per user`, `once per` an attribute of the event, `one at a \
      time`, or `unlimited`. With `newest wins` who is inside leaves as the next one enters.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_changed
          entry one at a time newest wins

          wait 1 day
          send cart_reminder by email
        end
        """),
    LanguageEntry(
      ["about", "message"],
      rules: ["limit", "messages"],
      """
      `limit 2 messages about TOPIC per 7 days` counts the messages of one topic alone.
      """,
      example: """
        journey offers "No more than two offers a week"
          trigger on order_placed
          limit 2 messages about offers per 7 days

          send offer by email
        end
        """),
    LanguageEntry(
      ["never", "path", "passes", "run"],
      rules: ["promise", "promised"],
      """
      Promises: `never MESSAGE after EVENT`, `every path passes STAGE`; with `per run` each run \
      is looked at by itself.
      """,
      example: """
        journey onboarding "Nobody leaves without the tour"
          trigger on account_created
          promise every path passes tour
          promise at most 2 messages in 7 days per run

          stage tour
            send tour by email
          end
        end
        """),
    LanguageEntry(
      ["text", "number", "boolean", "moment", "date", "duration", "list", "of", "record"],
      rules: ["type", "parameter"],
      """
      The types that the parameters of a request can have; `time` is one more. A `!` behind one \
      says that it must be given.
      """,
      example: """
        journey receipts "A receipt when the shop asks"
          trigger by request (order_id: text!, total: number, tags: list of text)
          entry once per order_id

          send transactional receipt by email with order_id = entry.order_id
        end
        """),
  ]
}
