extension LanguageBook {
  /// Steps.
  static let stepEntries: [LanguageEntry] = [
    LanguageEntry(
      ["wait"],
      rules: ["wait", "arm", "bound", "moment"],
      """
      Waits: for some time, until a moment, for an event, or for the first of several arms. Only \
      `wait` and `wait up to D` take arms.
      """,
      example: """
        journey waits "All the ways to wait"
          trigger on order_placed

          wait 1 day 12 hours
          wait until next monday at 09:00
          wait for order_delivered up to 14 days
          wait up to 3 days
            on review_written as review where review.stars < 3
              stop "unhappy"
            when user.plan is "plus"
              send plus_thanks by email
            otherwise
              send review_request by email
          end
        end
        """),
    LanguageEntry(
      ["upon"],
      rules: ["upon", "moment"],
      """
      Waits until a moment and runs the block. If the moment is past or missing, both are skipped: \
      reminders before a day that may be soon.
      """,
      example: """
        journey renewal "Renew the membership"
          trigger on membership_bought

          upon 14 days before user.plus_ends_at at 09:00
            send plus_ending by email
          end
        end
        """),
    LanguageEntry(
      ["send"],
      rules: ["send", "channels", "failure"],
      """
      Sends a message by the first channel that reaches the user (`or`), or by each (`and`). \
      Marketing asks for consent, quiet hours and limits at the moment it leaves. In the head, \
      `send only if` is asked before every marketing message.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          send only if user.country is known

          wait 1 hour
          send welcome by email or push
            with name = user.first_name default "there"
            only if did not order_placed since entry
            or skip
        end
        """),
    LanguageEntry(
      ["call"],
      rules: ["call", "failure"],
      """
      Asks a service of the catalog; `as` names the answer.
      """,
      example: """
        journey leads "Score new leads"
          trigger on account_created

          call crm.score(email = user.email) as lead within 5 seconds retry 2 times or skip
          if lead.score > 80
            send invitation by email
          end
        end
        """),
    LanguageEntry(
      ["set"],
      rules: ["set", "userpath"],
      """
      Sets an attribute of the user, for the steps after it and for all journeys.
      """,
      example: """
        journey regulars "Count our regulars"
          trigger on order_placed

          set user.orders = user.orders default 0 + 1
        end
        """),
    LanguageEntry(
      ["let"],
      rules: ["let"],
      """
      Gives a name to a value of this run.
      """,
      example: """
        journey thanks "Thank for many orders"
          trigger on order_placed

          let orders = count(order_placed within 30 days)
          if orders > 3
            send thanks by email with orders = orders
          end
        end
        """),
    LanguageEntry(
      ["emit"],
      rules: ["emit", "with"],
      """
      Tells an event to other journeys and to the outside.
      """,
      example: """
        journey leads "Hand leads over"
          trigger on quote_asked

          emit sales_follow_up with quote_id = entry.quote_id
        end
        """),
    LanguageEntry(
      ["start"],
      rules: ["start", "with"],
      """
      Starts another journey, one that has `trigger by request`, with what it asks for.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          start first_week with source = entry.source default "web"
        end

        journey first_week "The first week"
          trigger by request (source: text!)

          wait 7 days
          send tips by email with source = entry.source
        end
        """),
    LanguageEntry(
      ["if"],
      rules: ["if"],
      """
      Takes the first branch whose condition holds, and else `otherwise`. What is missing makes a \
      test false.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed

          if entry.total > 200
            send great_thanks by email
          otherwise if entry.total > 50
            send thanks by email
          otherwise
            stop "a small order"
          end
        end
        """),
    LanguageEntry(
      ["choose"],
      rules: ["choose", "choice"],
      """
      Takes the arm that lists the value. Where the catalog lists all values, every one is \
      covered, or there is an `otherwise`.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          choose entry.source
            when "web", "app"
              send welcome by email
            otherwise
              stop "from elsewhere"
          end
        end
        """),
    LanguageEntry(
      ["split"],
      rules: ["split"],
      """
      Shares people by chance, and always the same way: the same user gets the same arm. `rest` \
      takes what the others leave.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          split tone
            50% friendly
              send welcome by email
            rest formal
              send formal_welcome by email
          end
        end
        """),
    LanguageEntry(
      ["parallel"],
      rules: ["parallel"],
      """
      Lets branches go on side by side, and goes on when all are done; `parallel first` when one \
      is, which drops the others.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          parallel
            branch
              wait 1 day
              send welcome by email
            branch
              wait 2 days
              send app_hint by push
          end
        end
        """),
    LanguageEntry(
      ["repeat"],
      rules: ["repeat"],
      """
      Repeats its steps, at most so many times. `until` is asked before each round; `every` is the \
      time from the start of one round to the start of the next.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          repeat up to 3 times every 7 days until did order_placed since entry
            send reminder by email
          end
        end
        """),
    LanguageEntry(
      ["stage"],
      rules: ["stage"],
      """
      Gives a part of a journey a name: for reports, for promises, and as the place that a `go to` \
      leads to.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          stage reminders
            wait 1 hour
            send reminder by email
          end
        end
        """),
    LanguageEntry(
      ["go"],
      rules: ["goto"],
      """
      `go to` jumps to the start of a stage. On the way round there must be a wait.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          exit on order_placed

          stage reminders
            wait 7 days
            send reminder by email
            if user.country is "DE"
              go to reminders
            end
          end
        end
        """),
    LanguageEntry(
      ["use"],
      rules: ["use"],
      """
      Writes the steps of a fragment out where it stands, with values for its parameters in their \
      order.
      """,
      example: """
        fragment nudge
          wait 2 days
          send reminder by email
        end

        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
          use nudge
        end
        """),
    LanguageEntry(
      ["stop"],
      rules: ["stop"],
      """
      Ends this run, for a reason that the report shows.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          if entry.total < 10
            stop "too small"
          end
          send reminder by email
        end
        """),
  ]
}
