extension LanguageBook {
  /// Lines of tests.
  static let testLineEntries: [LanguageEntry] = [
    LanguageEntry(
      ["preferences", "request", "advance", "respond", "fail", "force", "expect"],
      rules: ["testline", "expected"],
      """
      Lines of a test: what the user prefers, a request, time that passes, what a service answers \
      or that it fails, an arm of a split to take, and what is expected.
      """,
      example: """
        journey leads "Score new leads"
          trigger on account_created

          call crm.score(email = user.email) as lead within 5 seconds or skip
          if lead.score < 10
            stop "cold"
          end
          split tone
            50% friendly
              send invitation by email
            rest formal
              wait 1 hour
          end
        end

        test "the friendly ones are invited at once" for leads
          user { email: "ada@example.com" }
          preferences { email: { marketing: true } }
          respond crm.score { score: 90 }
          force tone friendly
          event account_created {}
          expect sent invitation by email
          advance 1 hour
          expect completed
        end
        """),
    LanguageEntry(
      [
        "sent", "entered", "nothing", "called", "emitted", "waiting", "stopped", "completed",
        "exited", "converted",
      ],
      rules: ["expected"],
      """
      What a test expects behind `expect`, most of it with `not` too: what was sent, called or \
      emitted so far, and where the run stands or how it ended.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          wait 1 hour
          send welcome by email
        end

        test "the letter comes after an hour" for welcome
          user { email: "ada@example.com" }
          event account_created {}
          expect nothing sent
          expect waiting
          advance 1 hour
          expect sent welcome by email
          expect completed
        end
        """),
  ]
}
