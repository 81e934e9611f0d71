internal import JourneyLanguage

extension RuleBook {
  /// The pages about settings, lengths of time and steps whose values do not go together.
  static let amountPages: [RulePage] = [
    RulePage(
      TypeCode.pointlessNewestWins,
      """
      `newest wins` says that a new run replaces the one before it. With `entry unlimited` nothing \
      is ever replaced, as all runs go on side by side: leave it out, or choose another entry \
      rule, such as `entry one at a time newest wins`.
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
      A limit of no messages lets nothing pass: the journey would never send. Allow at least one \
      message, or leave the limit out.
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
      Quiet hours end at the time at which they begin, so that it is not clear whether they last \
      all day or not at all. Give two different times, or leave the line out.
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
      A length of time must be longer than nothing, as a wait of `0 days` would not wait. Give the \
      time that is meant, or leave out the step.
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
      A wait for an event has no `up to`: where the event never comes, people stay in the journey \
      for ever. Say how long is long enough, such as `up to 30 days`.
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
      The arm `otherwise` is for those whose time is up, and this wait has no time that could be \
      up. Say how long it lasts, such as `wait up to 3 days`, or leave out the arm.
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
      A step sets what nobody may set: a user's `id`, or when the user was created. Set an \
      attribute of your own instead, such as `user.last_contact`.
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
      A schedule ends before it begins, or none of its days lies between the two, and so it never \
      starts anybody. Most often the dates behind `from` and `until` have changed places, or one \
      of them has the wrong year.
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
