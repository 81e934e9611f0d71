internal import JourneyAnalysis

extension RuleBook {
  /// The pages about blocks and their arms.
  static let armPages: [RulePage] = [
    RulePage(
      JourneyLintCode.blockWithoutAction,
      """
      Something is asked, or a moment or a round is waited for, and nothing comes of it: all arms \
      of the block are empty, or lead to the same step.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          if user.plan is "plus"
          end
          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          if user.plan is "plus"
            stop "a member already"
          end
          send welcome by email
        end
        """),
    RulePage(
      JourneyLintCode.duplicateArm,
      """
      Two arms of a block do the very same. One of them is likely a copy that was to be changed, \
      and never was.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          if entry.total > 100
            send reminder by email
            wait 1 day
          otherwise
            send reminder by email
            wait 1 day
          end
          send last_call by email
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          if entry.total > 100
            send reminder by email
            wait 1 day
          otherwise
            send reminder by push
            wait 2 days
          end
          send last_call by email
        end
        """),
    RulePage(
      JourneyLintCode.splitOfOne,
      """
      A `split` has one arm, which everybody takes. There is nothing to compare it with: an arm \
      has been lost, or the split is no longer needed.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          split tone
            100% friendly
              send welcome by email
          end
        end
        """,
      good: """
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
    RulePage(
      JourneyLintCode.emptyShare,
      """
      An arm of a `split` has a share of nothing. Its steps look as if they were lived by \
      somebody, and are not.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          split tone
            100% friendly
              send welcome by email
            0% formal
              send formal_welcome by email
          end
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          split tone
            90% friendly
              send welcome by email
            10% formal
              send formal_welcome by email
          end
        end
        """),
    RulePage(
      JourneyLintCode.singleRound,
      """
      A `repeat` allows for one round, and so repeats nothing. Write the steps without it, or \
      allow for more rounds.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          repeat up to 1 time every 7 days until did order_placed since entry
            send reminder by email
          end
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          repeat up to 3 times every 7 days until did order_placed since entry
            send reminder by email
          end
        end
        """),
    RulePage(
      JourneyLintCode.parallelOfOne,
      """
      A `parallel` has one branch. It runs beside no other: a branch has been lost, or its steps \
      can stand by themselves.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          parallel
            branch
              wait 2 days
              send welcome by email
          end
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          parallel
            branch
              wait 2 days
              send welcome by email
            branch
              wait 5 minutes
              send voucher by push
          end
        end
        """),
  ]
}
