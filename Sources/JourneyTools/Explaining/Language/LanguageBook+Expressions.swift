extension LanguageBook {
  /// Expressions.
  static let expressionEntries: [LanguageEntry] = [
    LanguageEntry(
      ["or", "and", "not"],
      rules: ["expr", "conj", "negation"],
      """
      Join conditions: `not` binds more tightly than `and`, `and` more than `or`. Behind a `send`, \
      `or` joins channels; before `skip`, `stop` or `park` it says what becomes of a failure.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed where event.total > 50 and not (event.is_gift or event.is_test)

          send thanks by email
        end
        """),
    LanguageEntry(
      ["is"],
      rules: ["istail"],
      """
      Asks for equality, and begins many tests: `is known`, `is missing`, `is in [..]`, `is \
      between A and B`, `is more than D ago`, `user is in AUDIENCE`, `user is reachable by CH`. \
      `is not` is the exact opposite, which holds for a missing value.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed where event.channel is in ["web", "app"]

          if user.born_on is known and user.born_on is more than 6570 days ago
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["default"],
      rules: ["value"],
      """
      `a default b` is `b` where `a` is missing.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with name = user.first_name default "there"
        end
        """),
    LanguageEntry(
      ["contains", "starts", "ends", "does"],
      rules: ["tail"],
      """
      Tests on text that ignore case: `contains`, `starts with`, `ends with`, and with `does not` \
      their opposites. `LIST contains X` asks for an equal element.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed where event.code starts with "SPRING"

          if user.email ends with ".de"
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["did"],
      rules: ["history", "quantity", "span", "condition"],
      """
      Asks what a user did in the past: whether, how often, since when, of which kind.
      """,
      example: """
        journey thanks "Thank our regulars"
          trigger on order_placed

          if did order_placed at least 3 times within 90 days where (event.total > 20)
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["any", "every"],
      rules: ["quantifier"],
      """
      Ask of the elements of a list whether one, or each, is such. `every` also tells how often: \
      `every 7 days`.
      """,
      example: """
        journey thanks "Thank for a dear thing"
          trigger on order_placed where any item in event.items where (item.price > 100)

          send thanks by email
        end
        """),
    LanguageEntry(
      ["true", "false"],
      rules: ["literal"],
      """
      What is the case, and what is not. A bare attribute that is true or false can stand as a \
      condition by itself.
      """,
      example: """
        journey members "New members"
          trigger on membership_bought

          set user.is_member = true
        end
        """),
    LanguageEntry(
      ["missing"],
      rules: ["istail", "literal"],
      """
      The absent value. `is missing` asks whether there is none; a test on a missing value is \
      false.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          if user.first_name is missing
            send ask_name by email
          end
        end
        """),
    LanguageEntry(
      ["now", "today"],
      rules: ["operand"],
      """
      The instant at which something is asked, and its day in the journey's zone. In a test, `now` \
      as the first line sets the clock.
      """,
      example: """
        journey regulars "Since when"
          trigger on order_placed

          set user.last_order_at = now
          set user.last_order_on = today
        end
        """),
    LanguageEntry(
      [
        "lower", "upper", "trim", "length", "round", "floor", "ceil", "abs", "min", "max", "concat",
        "format_date",
      ],
      rules: ["function"],
      """
      Functions on text and numbers. `concat` joins texts, `format_date(MOMENT, "d MMMM yyyy")` \
      spells a day. All give a missing value for a missing one.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed

          send thanks by email
            with title = concat("Hello ", lower(entry.code default "")), total = round(entry.total)
        end
        """),
    LanguageEntry(
      [
        "day", "weekday", "hour", "month", "year", "seconds", "minutes", "hours", "days", "weeks",
        "months", "years",
      ],
      rules: ["function", "duration"],
      """
      With a moment, `day`, `weekday`, `hour`, `month` and `year` give a part of it; with a \
      number, `seconds` to `years` give a duration. Behind a number they are its unit: `2 days`.
      """,
      example: """
        journey follow_up "Follow up"
          trigger on trial_started

          wait days(entry.length) up to 30 days
          if hour(now) < 12
            send trial_ending by email
          end
        end
        """),
    LanguageEntry(
      ["count", "sum", "average", "smallest", "largest", "latest", "first"],
      rules: ["aggregate"],
      """
      Reckon with the events of the past: their number, the sum of an attribute, the newest of \
      them and its attributes.
      """,
      example: """
        journey thanks "Thank our regulars"
          trigger on order_placed

          let spent = sum(order_placed.total within 30 days)
          if count(order_placed within 30 days) > 3
            send thanks by email with spent = spent, newest = latest(order_placed).order_id
          end
        end
        """),
    LanguageEntry(
      ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
      rules: ["moment", "schedule"],
      """
      Days of the week: `next monday at 09:00`, `trigger every friday at 09:00 …`. `weekday(now) \
      is friday` compares with one.
      """,
      example: """
        journey digest "The digest of the week"
          trigger on account_created

          wait until next friday at 09:00
          send digest by email
        end
        """),
  ]
}
