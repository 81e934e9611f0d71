internal import JourneyLanguage

extension RuleBook {
  /// The pages about types and values.
  static let typePages: [RulePage] = [
    RulePage(
      TypeCode.wrongType,
      """
      A value is of another type than is wanted: text where a number is due, a number where a \
      duration is. Nothing is converted silently, so that `"10"` is never more than `9` by \
      accident.
      """,
      bad: """
        journey thanks
          trigger on order_placed where event.total > "50"

          send thanks by email
        end
        """,
      good: """
        journey thanks
          trigger on order_placed where event.total > 50

          send thanks by email
        end
        """),
    RulePage(
      TypeCode.contradictingUse,
      """
      A name that no catalog declares is used in two ways that cannot both be right, such as an \
      attribute that is a number in one line and text in another.
      """,
      bad: """
        journey thanks
          trigger on order_placed where event.total > 50

          if entry.total is "large"
            send thanks by email
          end
        end
        """,
      good: """
        journey thanks
          trigger on order_placed where event.total > 50

          if entry.total > 100
            send thanks by email
          end
        end
        """),
    RulePage(
      TypeCode.unknownValue,
      """
      A text is compared with an attribute, and is none of the values that the catalog lists for \
      it. The test could never hold.
      """,
      fix: .safe("the closest value takes its place"),
      catalog: """
        users:
          attributes:
            plan: { type: text, values: [free, plus] }
        """,
      bad: """
        journey welcome
          trigger on account_created where user.plan is "pluss"

          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created where user.plan is "plus"

          send welcome by email
        end
        """),
    RulePage(
      TypeCode.possiblyMissing,
      """
      A value that may be missing is given to a message or a service that needs it. Say what \
      stands in for it with `default`, or test before that it is known.
      """,
      fix: .unsafe("adds a `default`; what should stand there only the author knows"),
      catalog: """
        messages:
          welcome: { kind: marketing, with: { name: text! } }
        """,
      bad: """
        journey onboarding
          trigger on account_created

          send welcome by email with name = user.first_name
        end
        """,
      good: """
        journey onboarding
          trigger on account_created

          send welcome by email with name = user.first_name default "there"
        end
        """),
    RulePage(
      TypeCode.wrongArgumentCount,
      """
      A function is given more or fewer values than it takes.
      """,
      bad: """
        journey thanks
          trigger on order_placed

          send thanks by email with total = abs(entry.total, 2)
        end
        """,
      good: """
        journey thanks
          trigger on order_placed

          send thanks by email with total = round(entry.total, 2)
        end
        """),
    RulePage(
      TypeCode.shareSum,
      """
      The shares of a split do not make a hundred per cent. `rest` takes what the others leave.
      """,
      bad: """
        journey welcome
          trigger on account_created

          split tone
            50% friendly
              send welcome by email
            40% formal
              send formal_welcome by email
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          split tone
            50% friendly
              send welcome by email
            rest formal
              send formal_welcome by email
          end
        end
        """),
    RulePage(
      TypeCode.duplicateChoice,
      """
      An arm of a `choose` covers a value that an arm before it covers. It is never taken for that \
      value.
      """,
      bad: """
        journey welcome
          trigger on account_created

          choose entry.source
            when "web", "app"
              send welcome by email
            when "app"
              send welcome by push
            otherwise
              stop "from elsewhere"
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          choose entry.source
            when "web"
              send welcome by email
            when "app"
              send welcome by push
            otherwise
              stop "from elsewhere"
          end
        end
        """),
    RulePage(
      TypeCode.uncoveredChoice,
      """
      A `choose` leaves out a value that can come, or the case that the value is missing. Cover \
      it, or say what happens `otherwise`.
      """,
      catalog: """
        users:
          attributes:
            plan: { type: text, values: [free, plus], required: true }
        """,
      bad: """
        journey welcome
          trigger on account_created

          choose user.plan
            when "plus"
              send welcome by email
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          choose user.plan
            when "plus"
              send welcome by email
            when "free"
              send offer by email
          end
        end
        """),
    RulePage(
      TypeCode.pointlessNewestWins,
      """
      `newest wins` stands where no run is replaced. With `entry unlimited` runs stand side by \
      side.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned
          entry unlimited newest wins

          wait 1 hour
          send reminder by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned
          entry one at a time newest wins

          wait 1 hour
          send reminder by email
        end
        """),
    RulePage(
      TypeCode.emptyLimit,
      """
      A limit lets nothing pass: the journey would never send.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned
          limit 0 messages per 7 days

          wait 1 hour
          send reminder by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned
          limit 1 message per 7 days

          wait 1 hour
          send reminder by email
        end
        """),
    RulePage(
      TypeCode.emptyQuietHours,
      """
      Quiet hours end at the time at which they begin.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned
          quiet from 21:00 to 21:00

          wait 1 hour
          send reminder by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned
          quiet from 21:00 to 08:00

          wait 1 hour
          send reminder by email
        end
        """),
    RulePage(
      TypeCode.unknownTimeZone,
      """
      There is no time zone of this name. Zones are called by continent and city, such as \
      `Europe/Berlin`; `UTC` is one too.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned
          time zone "Europe/Hamburg"

          wait until 09:00
          send reminder by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned
          time zone "Europe/Berlin"

          wait until 09:00
          send reminder by email
        end
        """),
    RulePage(
      TypeCode.emptyDuration,
      """
      A duration must last some time, and lasts none.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned
          limit 2 messages per 0 days

          wait 1 hour
          send reminder by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned
          limit 2 messages per 7 days

          wait 1 hour
          send reminder by email
        end
        """),
    RulePage(
      TypeCode.unboundedWait,
      """
      A wait for an event has no `up to`: if the event never comes, the run waits for ever.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned

          wait for order_placed
          send thanks by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned

          wait for order_placed up to 7 days
          send thanks by email
        end
        """),
    RulePage(
      TypeCode.otherwiseWithoutBound,
      """
      A wait has an arm `otherwise`, and no `up to` after which it could be taken.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned

          wait
            on order_placed
              stop "ordered"
            otherwise
              send reminder by email
          end
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned

          wait up to 2 days
            on order_placed
              stop "ordered"
            otherwise
              send reminder by email
          end
        end
        """),
    RulePage(
      TypeCode.wrongMessageKind,
      """
      A `send` says `transactional`, and the catalog calls the message something else; or it does \
      not say so, and the catalog does. The two must agree: only messages that are owed to the \
      user pass their opt-out.
      """,
      fix: .unsafe("adds `transactional`; is the message really owed to the user?"),
      catalog: """
        messages:
          receipt: { kind: transactional }
        """,
      bad: """
        journey orders
          trigger on order_placed

          send receipt by email
        end
        """,
      good: """
        journey orders
          trigger on order_placed

          send transactional receipt by email
        end
        """),
    RulePage(
      TypeCode.addressNotAllowed,
      """
      A marketing message is sent `to` an address. Marketing goes to the user's own address only, \
      whose consent is on record.
      """,
      bad: """
        journey orders
          trigger on order_placed

          send offer by email to entry.billing_email
        end
        """,
      good: """
        journey orders
          trigger on order_placed

          send transactional receipt by email to entry.billing_email
        end
        """),
    RulePage(
      TypeCode.wrongCount,
      """
      A count is no whole number, or too small or too large.
      """,
      bad: """
        journey regulars
          trigger on order_placed 2.5 times within 30 days

          send thanks by email
        end
        """,
      good: """
        journey regulars
          trigger on order_placed 3 times within 30 days

          send thanks by email
        end
        """),
    RulePage(
      TypeCode.readOnlyAttribute,
      """
      A step sets what nobody may set: a user's `id`, or when the user was created.
      """,
      bad: """
        journey regulars
          trigger on order_placed

          set user.created_at = now
        end
        """,
      good: """
        journey regulars
          trigger on order_placed

          set user.regular_since = now
        end
        """),
    RulePage(
      TypeCode.emptySchedule,
      """
      A schedule ends before it begins.
      """,
      bad: """
        journey spring
          trigger every monday at 09:00 from 2030-05-01 until 2030-03-01
            for users where user.country is "DE"

          send spring_offer by email
        end
        """,
      good: """
        journey spring
          trigger every monday at 09:00 from 2030-03-01 until 2030-05-01
            for users where user.country is "DE"

          send spring_offer by email
        end
        """),
  ]
}
