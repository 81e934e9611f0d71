internal import JourneyAnalysis

extension RuleBook {
  /// The pages about the graph of a journey.
  static let structurePages: [RulePage] = [
    RulePage(
      StructureCode.unreachableStep,
      """
      Nobody can reach a step: every way ends or turns off before it, or a link leads elsewhere. \
      What stands there is never lived by anybody.
      """,
      bad: """
        journey welcome
          trigger on account_created

          stop "closed for the summer"
          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          if user.country is "FR"
            stop "closed for the summer"
          end
          send welcome by email
        end
        """),
    RulePage(
      StructureCode.deadEnd,
      """
      Whoever comes to this step can never finish the journey: no way on from it reaches an end, \
      and no `exit` lets people leave. Give the loop or the wait a way out.
      """,
      bad: """
        journey welcome
          trigger on account_created

          stage letters
            send welcome by email
            wait 7 days
            go to letters
          end
        end
        """,
      good: weeklyLetters),
    RulePage(
      StructureCode.circleWithoutWait,
      """
      A way leads back to itself without waiting. A run would go round for ever in one instant, \
      and send without end.
      """,
      bad: """
        journey welcome
          trigger on account_created

          stage letters
            send welcome by email
            if did not order_placed since entry
              go to letters
            end
          end
        end
        """,
      good: weeklyLetters),
    RulePage(
      StructureCode.tooManyRounds,
      """
      Loops go round more often without a wait than a run may at once. Put a wait into them, or \
      let them repeat every day, say.
      """,
      bad: """
        journey welcome
          trigger on account_created

          repeat up to 20000 times until user.points > 100
            set user.points = user.points + 1
          end
          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          repeat up to 100 times every 1 day until user.points > 100
            set user.points = user.points + 1
          end
          send welcome by email
        end
        """),
    RulePage(
      StructureCode.unforeseenTurn,
      """
      It cannot be worked out when time alone turns a condition that starts a journey, makes \
      people leave or ends a wait. Such a condition is asked as something arrives, and at the \
      moments at which time turns it; nobody would ask this one.
      """,
      bad: """
        journey morning
          trigger on account_created

          wait up to 7 days
            when (now - user.trial_ends_at) * 2 > 3 days
              send welcome by email
            otherwise
              stop "too late"
          end
        end
        """,
      good: """
        journey morning
          trigger on account_created

          wait up to 7 days
            when user.trial_ends_at < now + 3 days
              send welcome by email
            otherwise
              stop "too late"
          end
        end
        """),
    RulePage(
      StructureCode.unknownParallel,
      """
      The end of a branch of a definition names a state that has no branches.
      """,
      withoutExample: "a script writes these ends by itself"),
    RulePage(
      StructureCode.crossedBranch,
      """
      A link of a definition leads into a branch beside others, or out of one. In a script \
      `jump-across-branches` says so.
      """,
      withoutExample: "a script has no such links, and a definition seldom"),
    RulePage(
      StructureCode.strayRound,
      """
      The end of a round of a definition can be come to without being in a round: a jump leads \
      into the loop, or its rounds go on behind it. In a script `jump-into-loop` says so.
      """,
      withoutExample: "a script has no such ways, and a definition seldom"),
  ]
}
