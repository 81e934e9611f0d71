internal import JourneyAnalysis

extension RuleBook {
  /// The pages about values on the ways through a journey, and between journeys.
  static let valueWayPages: [RulePage] = [
    RulePage(
      ValueCode.shadowedBranch,
      """
      Nobody takes a branch, or an arm of a wait, because an earlier one takes everybody it is \
      for. The earlier test is likely too wide, or the two stand in the wrong order.
      """,
      bad: """
        journey thanks
          trigger on order_placed

          if entry.total > 100
            send thanks by email
          otherwise if entry.total > 200
            send great_thanks by email
          end
        end
        """,
      good: """
        journey thanks
          trigger on order_placed

          if entry.total > 200
            send great_thanks by email
          otherwise if entry.total > 100
            send thanks by email
          end
        end
        """),
    RulePage(
      ValueCode.constantCondition,
      """
      A condition always holds, or never, by what is asked in it or on the way to it. What depends \
      on it is decided before anybody comes.
      """,
      bad: """
        journey thanks
          trigger on order_placed where event.total > 100

          if entry.total < 50
            send thanks by email
          end
        end
        """,
      good: """
        journey thanks
          trigger on order_placed where event.total > 100

          if entry.total < 150
            send thanks by email
          end
        end
        """),
    RulePage(
      ValueCode.needlessTest,
      """
      A test adds nothing to what was tested before it. It may be a leftover; or something else \
      was to be asked.
      """,
      catalog: """
        users:
          attributes: { country: text! }
        """,
      bad: """
        journey thanks
          trigger on order_placed

          if user.country is known and user.country is not "FR"
            send thanks by email
          end
        end
        """,
      good: """
        journey thanks
          trigger on order_placed

          if user.country is not "FR"
            send thanks by email
          end
        end
        """),
    RulePage(
      ValueCode.pastMoment,
      """
      A moment is always past when the journey comes to it: a wait until it waits for nothing, and \
      a block `upon` it is always skipped. So it is with dates, and with moments before or after \
      one value: `1 day before entry.ends_at`, then `3 days before entry.ends_at`. Nothing is \
      said of a value that may change between them, such as an attribute of the user, nor where \
      it hangs on the calendar: 30 days may be past a month, and may not.
      """,
      bad: """
        journey sale
          trigger on account_created

          wait until 2030-05-02 at 09:00
          send sale_begins by email
          wait until 2030-05-01 at 09:00
          send sale_ends by email
        end
        """,
      good: """
        journey sale
          trigger on account_created

          wait until 2030-05-01 at 09:00
          send sale_begins by email
          wait until 2030-05-02 at 09:00
          send sale_ends by email
        end
        """),
    RulePage(
      ValueCode.quietAllDay,
      """
      Quiet hours leave no time of the day to send in: no message of the journey ever leaves. \
      Shorten them, or leave one of the lines out.
      """,
      bad: """
        journey welcome
          trigger on account_created
          quiet from 20:00 to 08:00
          quiet from 08:00 to 20:00

          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created
          quiet from 20:00 to 08:00

          send welcome by email
        end
        """),
    RulePage(
      ValueCode.notByRequest,
      """
      A journey is started by another, and does not start by request: nobody would ever enter it \
      that way. Give it a `trigger by request`.
      """,
      withoutExample: "it takes several definitions"),
  ]
}
