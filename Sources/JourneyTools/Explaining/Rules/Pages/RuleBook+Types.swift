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
      attribute that is a number in one line and text in another. Correct one of the lines; where \
      both look right, the catalog can say what the attribute is.
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
      The shares of a split do not make a hundred per cent: some people would get no arm, or there \
      are more shares than people. Correct the numbers, or let the last arm be `rest`, which takes \
      what the others leave.
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
      An arm of a `choose` covers a value that an arm before it covers already. Nobody ever takes \
      it for that value: leave the value out in one of the two arms.
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
  ]
}
