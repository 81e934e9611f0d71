internal import JourneyAnalysis

extension RuleBook {
  /// The pages about waits and the messages between them.
  static let waitPages: [RulePage] = [
    RulePage(
      JourneyLintCode.waitTooLong,
      """
      A wait lasts more than a year. Who will still know why a message comes? Often the unit is \
      wrong, `months` for `days`; where it is meant, a date that starts another journey is easier \
      to change than people who have been waiting inside for years.
      """,
      bad: """
        journey guarantee "The end of the guarantee"
          trigger on order_placed

          wait 24 months
          send guarantee_ends by email
        end
        """,
      good: """
        journey guarantee "The end of the guarantee"
          trigger on order_placed

          wait 11 months
          send guarantee_ends by email
        end
        """),
    RulePage(
      JourneyLintCode.waitTooShort,
      """
      A wait lasts less than a minute. Between two steps of a journey nobody notices so short a \
      time: it is most often left from a trial, when waiting for hours was not wanted.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          wait 10 seconds
          send reminder by email
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          wait 10 minutes
          send reminder by email
        end
        """),
    RulePage(
      JourneyLintCode.waitWithinQuietHours,
      """
      Between two marketing messages the journey waits for less time than its quiet hours last. \
      Who gets the first in the evening goes to sleep, and finds the second in the morning without \
      ever having had time to answer.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          quiet from 21:00 to 08:00

          send reminder by email
          wait up to 6 hours
            on order_placed
              stop "ordered"
            otherwise
              send last_call by email
          end
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          quiet from 21:00 to 08:00

          send reminder by email
          wait up to 1 day
            on order_placed
              stop "ordered"
            otherwise
              send last_call by email
          end
        end
        """),
    RulePage(
      JourneyLintCode.sendsWithoutWait,
      """
      Two marketing messages leave one right behind the other, by one channel, to the same person. \
      Nobody likes to find two letters of one sender at once: wait between them, or let one \
      message say both.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
          send first_offer by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
          wait 3 days
          send first_offer by email
        end
        """),
  ]
}
