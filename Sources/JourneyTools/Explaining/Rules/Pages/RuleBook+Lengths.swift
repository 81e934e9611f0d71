internal import JourneyLanguage
internal import JourneyModel

extension RuleBook {
  /// The pages about what is longer than anybody overlooks; their examples are made as long.
  static let lengthPages: [RulePage] = [
    RulePage(
      ScriptLintCode.longJourney,
      """
      A journey has more than 300 lines. Nobody overlooks so many: a mistake in the middle goes \
      unseen, and two people can hardly work on it at once. Let it hand people over to a second \
      journey with `emit`, or keep what recurs in a `fragment`.
      """,
      bad: RuleExample(
        head: """
          journey course "A course of two years"
            trigger on course_bought

          """,
        repeating: """

            send lesson_# by email
            wait 1 week

          """,
        times: 100, tail: "end\n"),
      good: RuleExample(
        form: .script,
        text: """
          journey course "The first weeks of the course"
            trigger on course_bought

            send lesson_1 by email
            wait 1 week
            send lesson_2 by email
            wait 1 week
            emit first_weeks_done
          end

          journey further_course "The next weeks of the course"
            trigger on first_weeks_done

            send lesson_3 by email
            wait 1 week
            send lesson_4 by email
          end
          """, catalog: nil)),
    RulePage(
      ScriptLintCode.longScript,
      """
      A script has more than 2,000 lines. Give each journey a script of its own: it is then found \
      by its name, and a review shows which journey has changed.
      """,
      bad: RuleExample(
        repeating: """
          journey greeting_# "Greeting #"
            trigger by request
            send greeting_# by email
          end


          """, times: 401),
      good: RuleExample(
        form: .script,
        text: """
          journey greeting_1 "Greeting 1"
            trigger by request
            send greeting_1 by email
          end
          """, catalog: nil)),
  ]
}
