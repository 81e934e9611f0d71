internal import JourneyAnalysis

extension RuleBook {
  /// The pages about values, conditions and calls.
  static let valuePages: [RulePage] = [
    RulePage(
      JourneyLintCode.callWithoutTimeout,
      """
      A `call` says nothing of how long an answer may take, and neither does the catalog. While a \
      service hangs, people wait inside the journey.
      """,
      bad: """
        journey leads "Score new leads"
          trigger on account_created

          call crm.score(email = user.email) as lead or skip
          if lead.score > 80
            send invitation by email
          end
        end
        """,
      good: """
        journey leads "Score new leads"
          trigger on account_created

          call crm.score(email = user.email) as lead within 5 seconds or skip
          if lead.score > 80
            send invitation by email
          end
        end
        """),
    RulePage(
      JourneyLintCode.unreadName,
      """
      A name is given to a value by `as` or `let`, and nothing in the journey reads it. It is a \
      leftover, or a step was to read it and reads something else.
      """,
      bad: """
        journey review "Ask for a review"
          trigger on order_placed

          wait for review_written as review up to 14 days
          send thanks by email
        end
        """,
      good: """
        journey review "Ask for a review"
          trigger on order_placed

          wait for review_written as review up to 14 days
          if review.stars < 3
            stop "unhappy"
          end
          send thanks by email
        end
        """),
    RulePage(
      JourneyLintCode.overwrittenValue,
      """
      A value is set, and set again right behind, before anything has read it. The first has no \
      effect; perhaps the two were meant for different attributes.
      """,
      bad: """
        journey members "New members"
          trigger on membership_bought

          set user.points = 100
          set user.points = 200
        end
        """,
      good: """
        journey members "New members"
          trigger on membership_bought

          set user.points = 100
          set user.bonus = 200
        end
        """),
    RulePage(
      JourneyLintCode.repeatedGuard,
      """
      A message asks by `only if` what was asked right before it, by the `if` around it or by \
      `send only if` in the head. Nothing can have changed since.
      """,
      bad: """
        journey members "New members"
          trigger on membership_bought

          if user.country is "DE"
            send welcome_de by email only if user.country is "DE"
          end
        end
        """,
      good: """
        journey members "New members"
          trigger on membership_bought

          if user.country is "DE"
            send welcome_de by email
          end
        end
        """),
    RulePage(
      JourneyLintCode.repeatedCondition,
      """
      One condition asks the same twice. The second part changes nothing; perhaps another value or \
      attribute was meant.
      """,
      bad: """
        journey members "New members"
          trigger on membership_bought

          if user.country is "DE" or user.country is "AT" or user.country is "DE"
            send welcome_de by email
          end
        end
        """,
      good: """
        journey members "New members"
          trigger on membership_bought

          if user.country is "DE" or user.country is "AT" or user.country is "CH"
            send welcome_de by email
          end
        end
        """),
    RulePage(
      JourneyLintCode.unmatchedEvent,
      """
      Each run is about one thing, such as one cart, by the key of its `entry` rule. An event that \
      has that key too counts here whichever thing it is about: the order of another cart ends the \
      run of this one. `matching` and the key tell them apart.
      """,
      catalog: """
        events:
          cart_abandoned: { cart_id: text! }
          order_placed: { cart_id: text! }
        """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          entry once per entry.cart_id
          exit on order_placed

          wait 1 hour
          send reminder by email
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          entry once per entry.cart_id
          exit on order_placed matching cart_id

          wait 1 hour
          send reminder by email
        end
        """),
    RulePage(
      JourneyLintCode.skippedTime,
      """
      A step waits for a time of day that the clock of its zone skips once a year, as summer time \
      begins. On that day it goes on at the first moment after the gap. A time in the morning is \
      there on every day.
      """,
      bad: """
        journey digest "The digest of the night"
          trigger on account_created

          wait until 02:30 in "Europe/Berlin"
          send digest by email
        end
        """,
      good: """
        journey digest "The digest of the night"
          trigger on account_created

          wait until 06:30 in "Europe/Berlin"
          send digest by email
        end
        """),
  ]
}
