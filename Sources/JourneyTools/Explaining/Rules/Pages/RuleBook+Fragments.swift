internal import JourneyLanguage

extension RuleBook {
  /// The pages about fragments, and about journeys that start others.
  static let fragmentPages: [RulePage] = [
    RulePage(
      NameCode.unknownFragment,
      """
      The script declares no fragment of the name that a `use` gives. Correct the name, or write \
      the fragment into this script: those of other scripts cannot be used.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        fragment nudge
          wait 2 days
          send reminder by email
        end

        journey welcome
          trigger on account_created

          use nudge
          use nugde
        end
        """,
      good: """
        fragment nudge
          wait 2 days
          send reminder by email
        end

        journey welcome
          trigger on account_created

          use nudge
        end
        """),
    RulePage(
      NameCode.endlessFragment,
      """
      A fragment uses itself, by way of others perhaps, or stands for more steps than anybody \
      reads. What comes again and again is a `repeat`.
      """,
      bad: """
        fragment nudge
          wait 2 days
          send reminder by email
          use nudge
        end

        journey welcome
          trigger on account_created

          use nudge
        end
        """,
      good: """
        fragment nudge
          repeat up to 3 times every 2 days
            send reminder by email
          end
        end

        journey welcome
          trigger on account_created

          use nudge
        end
        """),
    RulePage(
      NameCode.unusedParameter,
      """
      A fragment names a parameter that none of its steps reads. What is given for it goes \
      nowhere.
      """,
      bad: """
        fragment nudge(code)
          wait 2 days
          send reminder by email
        end

        journey welcome
          trigger on account_created

          use nudge("HELLO5")
        end
        """,
      good: """
        fragment nudge(code)
          wait 2 days
          send reminder by email with code = code
        end

        journey welcome
          trigger on account_created

          use nudge("HELLO5")
        end
        """),
    RulePage(
      NameCode.notRequestable,
      """
      A `start` names a journey that nobody can start, because it has no `trigger by request`. \
      Give it one, or start another journey.
      """,
      bad: """
        journey welcome
          trigger on account_created

          start first_week
        end

        journey first_week
          trigger on account_created

          wait 7 days
          send tips by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          start first_week
        end

        journey first_week
          trigger by request

          wait 7 days
          send tips by email
        end
        """),
  ]
}
