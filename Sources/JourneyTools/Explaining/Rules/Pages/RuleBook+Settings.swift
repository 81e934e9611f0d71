internal import JourneyAnalysis

extension RuleBook {
  /// The pages about the head of a journey.
  static let settingPages: [RulePage] = [
    RulePage(
      JourneyLintCode.unlimitedMessages,
      """
      Everybody may enter as often as they like, the journey sends marketing, and neither it nor \
      the workspace limits how much. One busy day of a customer, and they get a dozen letters.
      """,
      bad: """
        journey viewed "What you have looked at"
          trigger on product_viewed
          entry unlimited

          wait 1 hour
          send viewed_product by email
        end
        """,
      good: """
        journey viewed "What you have looked at"
          trigger on product_viewed
          entry unlimited
          limit 1 message per 7 days

          wait 1 hour
          send viewed_product by email
        end
        """),
    RulePage(
      JourneyLintCode.goalBeforeMessage,
      """
      The time in which the goal counts is over before the journey sends its first message. What \
      is then reported as its success has nothing to do with it.
      """,
      bad: """
        journey review "Ask for a review"
          trigger on order_placed
          goal review_written within 2 days

          wait 3 days
          send review_request by email
        end
        """,
      good: """
        journey review "Ask for a review"
          trigger on order_placed
          goal review_written within 14 days

          wait 3 days
          send review_request by email
        end
        """),
    RulePage(
      JourneyLintCode.exitWithoutWait,
      """
      A journey has an `exit on` an event, and waits for nothing. It has ended before any event \
      can come: the exit stops nobody.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          exit on order_placed

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          exit on order_placed

          wait 1 day
          send welcome by email
        end
        """),
    RulePage(
      JourneyLintCode.idleSetting,
      """
      Quiet hours, a limit or `send only if` hold for marketing messages, and the journey sends \
      none. Readers will think that it holds back something.
      """,
      bad: """
        journey desk "Tell the desk"
          trigger on sales_follow_up
          quiet from 21:00 to 08:00

          emit desk_note
        end
        """,
      good: """
        journey desk "Tell the desk"
          trigger on sales_follow_up

          emit desk_note
        end
        """),
    RulePage(
      JourneyLintCode.idleLimit,
      """
      A limit of the journey lets more pass than one of the workspace, which holds for all \
      journeys. The workspace's decides alone, whatever is written here.
      """,
      catalog: """
        limits: [{ messages: 3, per: 7 days }]
        """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          limit 5 messages per 7 days

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          limit 2 messages per 7 days

          send welcome by email
        end
        """),
    RulePage(
      JourneyLintCode.idlePriority,
      """
      A journey has a `priority`, but nothing asks for it: it stands in no `exclusive` group, and \
      the workspace has no limit for which journeys compete.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          priority 10

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          priority 10
          exclusive onboarding

          send welcome by email
        end
        """),
  ]
}
