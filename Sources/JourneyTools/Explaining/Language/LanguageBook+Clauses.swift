extension LanguageBook {
  /// Clauses.
  static let clauseEntries: [LanguageEntry] = [
    LanguageEntry(
      ["where"],
      rules: ["pattern", "condition"],
      """
      What must hold for an event; `event` in it is the candidate. At the end of a statement it \
      needs no parentheses, inside an expression it does.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed where event.total > 50

          send thanks by email
        end
        """),
    LanguageEntry(
      ["matching"],
      rules: ["matching"],
      """
      The attribute of the event must equal that of the one that started this run: `matching \
      cart_id` says `event.cart_id is entry.cart_id`.
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
      ["as"],
      rules: ["pattern", "send"],
      """
      Gives a name to the event that came, to an answer, or to what became of a message.
      """,
      example: """
        journey review "Ask for a review"
          trigger on order_placed

          wait for review_written as review up to 14 days
          if review.stars < 3
            send transactional apology by email
          end
        end
        """),
    LanguageEntry(
      ["with"],
      rules: ["with", "argument"],
      """
      Gives values to the parameters of a message, an event or a journey.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with name = user.first_name default "there", code = "HELLO5"
        end
        """),
    LanguageEntry(
      ["within", "since"],
      rules: ["span"],
      """
      How far back one looks: `within 30 days`, or `since entry`, which does not count the event \
      that started the run. Behind `call` and `goal`, `within` says how long.
      """,
      example: """
        journey thanks "Thank our regulars"
          trigger on order_placed 3 times within 30 days

          if did not newsletter_opened within 90 days
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["without"],
      rules: ["wait"],
      """
      `wait D without EVENT` goes on when so much time has passed with no such event; each one \
      starts it anew.
      """,
      example: """
        journey rescue "Win back carts that lie still"
          trigger on cart_changed

          wait 2 hours without cart_changed at most 5 times
          send reminder by email
        end
        """),
    LanguageEntry(
      ["by"],
      rules: ["channels", "limit"],
      """
      The channels of a message: `by email or push` the first that reaches the user, `by email and \
      push` each.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email or push
        end
        """),
    LanguageEntry(
      ["to"],
      rules: ["send", "goto", "bound"],
      """
      The address of a message that is not marketing; the second word of `go to` and `up to`.
      """,
      example: """
        journey orders "Receipts"
          trigger on order_placed

          send transactional receipt by email to entry.billing_email
        end
        """),
    LanguageEntry(
      ["only"],
      rules: ["send", "gate"],
      """
      `only if` is asked at the moment at which a message leaves, after any quiet hours.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          wait 1 hour
          send reminder by email only if did not order_placed since entry
        end
        """),
    LanguageEntry(
      ["retry", "skip", "park"],
      rules: ["failure", "orelse"],
      """
      What becomes of a message or a call that fails: it is tried again so many times; then `or \
      skip` goes on, `or stop` ends the run, and `or park` keeps it until somebody tries again, \
      which is the default.
      """,
      example: """
        journey leads "Score new leads"
          trigger on account_created

          call crm.score(email = user.email) as lead within 5 seconds retry 3 times or skip
          if lead.score > 80
            send invitation by email or stop "no channel"
          end
        end
        """),
    LanguageEntry(
      ["until", "up"],
      rules: ["bound", "moment", "repeat"],
      """
      `up to` bounds a wait or the rounds of a `repeat`; `until` names a moment, or the condition \
      that ends the rounds.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          wait until tomorrow at 09:00
          repeat up to 3 times every 7 days until did order_placed since entry
            send reminder by email
          end
        end
        """),
    LanguageEntry(
      ["for"],
      rules: ["wait", "users"],
      """
      `wait for` an event; `for users where` the audience of a schedule; `test … for` the journeys \
      under test.
      """,
      example: """
        journey review "Ask for a review"
          trigger on order_placed

          wait for order_delivered up to 14 days
          send review_request by email
        end
        """),
    LanguageEntry(
      ["in"],
      rules: ["inzone", "istail"],
      """
      The zone of a time, and the list or audience of `is in`.
      """,
      example: """
        journey morning "Good morning"
          trigger on account_created where event.country is in ["DE", "AT"]

          wait until 09:00 in "Europe/Berlin"
          send welcome by email
        end
        """),
    LanguageEntry(
      ["at"],
      rules: ["moment", "quantity"],
      """
      The time of a day, and before `least` and `most` the bound of a number.
      """,
      example: """
        journey morning "Good morning"
          trigger on account_created

          wait until tomorrow at 09:00
          send welcome by email
        end
        """),
    LanguageEntry(
      ["per"],
      rules: ["entry", "limit"],
      """
      What an entry rule or a limit holds for: `per user`, `per entry.cart_id`, `per 7 days`.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          entry once per entry.cart_id
          limit 2 messages per 7 days

          wait 1 hour
          send reminder by email
        end
        """),
    LanguageEntry(
      ["before", "after"],
      rules: ["moment"],
      """
      A moment so long before or after another.
      """,
      example: """
        journey renewal "Renew the membership"
          trigger on membership_bought

          wait until 3 days before user.plus_ends_at at 09:00
          send plus_ending by email
        end
        """),
    LanguageEntry(
      ["from"],
      rules: ["quiet", "schedule"],
      """
      The beginning of quiet hours, and of a schedule.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          quiet from 21:00 to 08:00

          wait 1 hour
          send welcome by push
        end
        """),
    LanguageEntry(
      ["user"],
      rules: ["userpath", "operand"],
      """
      The user who lives the journey, with the fixed fields and the attributes of the workspace. \
      In a test, a line that sets them.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created where user.country is "DE"

          send welcome by email with name = user.first_name default "there"
        end
        """),
    LanguageEntry(
      ["event"],
      rules: ["pattern"],
      """
      Inside a `where`, the event that is looked at. In a test, a line that lets one come.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed where event.total > 50

          send thanks by email
        end
        """),
    LanguageEntry(
      ["second", "minute", "week"],
      rules: ["duration", "UNIT"],
      """
      Units of a duration. Up to hours they are elapsed time; days, weeks, months and years are \
      steps of the calendar in the journey's zone.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          wait 1 week 12 hours
          send welcome by email
        end
        """),
  ]
}
