internal import JourneyAnalysis

extension RuleBook {
  /// The pages about what a workspace may ask of every journey.
  static let policyPages: [RulePage] = [
    RulePage(
      JourneyLintCode.missingGoal,
      """
      A journey sends marketing and has no `goal`: nobody will be able to tell whether it was \
      worth it. Off unless the workspace asks for it.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          goal order_placed within 14 days

          send welcome by email
        end
        """),
    RulePage(
      JourneyLintCode.missingLimit,
      """
      A journey sends marketing, and neither it nor the workspace limits how much a person gets. \
      Off unless the workspace asks for it.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          limit 3 messages per 7 days

          send welcome by email
        end
        """),
    RulePage(
      JourneyLintCode.missingQuietHours,
      """
      A journey sends marketing to people's telephones, by `sms` or `push`, and has no quiet \
      hours. Off unless the workspace asks for it.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          wait 1 hour
          send welcome by push
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          quiet from 21:00 to 08:00 in user.timezone

          wait 1 hour
          send welcome by push
        end
        """),
    RulePage(
      JourneyLintCode.immediateMessage,
      """
      A marketing message leaves at the moment at which somebody enters. Many of those who leave a \
      cart come back by themselves: a wait spares them the message. Off unless the workspace asks \
      for it.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          send reminder by email
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          wait 1 hour
          send reminder by email
        end
        """),
    RulePage(
      JourneyLintCode.stopWithoutReason,
      """
      A `stop` does not say why. With a reason the report tells how many left here, and what for. \
      Off unless the workspace asks for it.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          if entry.total < 10
            stop
          end
          send reminder by email
        end
        """,
      good: """
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
