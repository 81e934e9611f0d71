internal import JourneyLanguage

extension RuleBook {
  /// The pages about names that nothing has.
  static let unknownNamePages: [RulePage] = [
    RulePage(
      NameCode.unknownEvent,
      """
      The script names an event that the catalog does not declare. Nobody sends an event with a \
      typo in its name: a trigger on it would start nobody, without a word. Correct the name, or \
      declare the event in `journey.yaml`.
      """,
      fix: .safe("the closest name takes its place"),
      catalog: """
        events:
          account_created: { source: text }
        """,
      bad: """
        journey welcome
          trigger on acount_created

          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      NameCode.unknownAttribute,
      """
      A user, an event or an answer has no attribute of this name. A test on it would never hold.
      """,
      fix: .safe("the closest name takes its place"),
      catalog: """
        users:
          attributes: { country: text }
        """,
      bad: """
        journey welcome
          trigger on account_created where user.contry is "DE"

          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created where user.country is "DE"

          send welcome by email
        end
        """),
    RulePage(
      NameCode.unknownMessage,
      """
      The script sends a message that the catalog does not declare, and nothing would leave. \
      Correct the name, or declare the message in `journey.yaml`.
      """,
      fix: .safe("the closest name takes its place"),
      catalog: """
        messages:
          welcome: { kind: marketing }
        """,
      bad: """
        journey onboarding
          trigger on account_created

          send welcom by email
        end
        """,
      good: """
        journey onboarding
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      NameCode.unknownParameter,
      """
      A message, call or event takes no parameter of this name. Its value would go nowhere.
      """,
      fix: .safe("the closest name takes its place"),
      catalog: """
        messages:
          welcome: { kind: marketing, with: { discount: number } }
        """,
      bad: """
        journey onboarding
          trigger on account_created

          send welcome by email with discuont = 10
        end
        """,
      good: """
        journey onboarding
          trigger on account_created

          send welcome by email with discount = 10
        end
        """),
    RulePage(
      NameCode.unknownChannel,
      """
      There is no channel of this name in the workspace, or the message does not go by it: nothing \
      would ever be sent that way. Take one of the channels that the catalog lists for the \
      message.
      """,
      catalog: """
        messages:
          welcome: { kind: marketing, channels: [email, push] }
        """,
      bad: """
        journey onboarding
          trigger on account_created

          send welcome by sms
        end
        """,
      good: """
        journey onboarding
          trigger on account_created

          send welcome by push
        end
        """),
    RulePage(
      NameCode.unknownOperation,
      """
      The catalog declares no such service, or the service has no such operation: nobody would \
      answer the call. Correct the name, or declare it under `services`.
      """,
      fix: .safe("the closest name takes its place"),
      catalog: """
        services:
          crm:
            score: { with: { email: text }, returns: { score: number }, timeout: 5 seconds }
        """,
      bad: """
        journey leads
          trigger on account_created

          call crm.scroe(email = user.email) or skip
        end
        """,
      good: """
        journey leads
          trigger on account_created

          call crm.score(email = user.email) or skip
        end
        """),
    RulePage(
      NameCode.unknownName,
      """
      Nothing has this name here: it is given by no `as`, `let` or `constant`, and the language \
      has none of its own like it. Attributes of the user begin with `user.`, those of the event \
      that started the run with `entry.`.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        journey leads
          trigger on account_created

          let points = user.points default 0
          send welcome by email with points = pionts
          wait 1 day
          send second_letter by email with points = points
        end
        """,
      good: """
        journey leads
          trigger on account_created

          let points = user.points default 0
          send welcome by email with points = points
          wait 1 day
          send second_letter by email with points = points
        end
        """),
    RulePage(
      NameCode.unknownFunction,
      """
      There is no function of this name. The functions are few and fixed; `journey explain concat` \
      lists them.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        journey leads
          trigger on account_created

          send welcome by email with points = ruond(user.points) default 0
        end
        """,
      good: """
        journey leads
          trigger on account_created

          send welcome by email with points = round(user.points) default 0
        end
        """),
    RulePage(
      NameCode.unknownAudience,
      """
      The script declares no audience of this name, so that nobody knows who belongs to it. \
      Correct the name, or declare it at the top: `audience vips = user.points > 1000`.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        audience members = user.plan is "plus"

        journey welcome
          trigger on account_created where user is in members

          if user is in membres
            send welcome by email
          end
        end
        """,
      good: """
        audience members = user.plan is "plus"

        journey welcome
          trigger on account_created

          if user is in members
            send welcome by email
          end
        end
        """),
    RulePage(
      NameCode.unknownStage,
      """
      No stage of the journey has the name that a `go to` leads to. Correct the name, or put the \
      steps that it is to lead to into a `stage` of that name.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        journey welcome
          trigger on account_created

          stage letters
            send welcome by email
            wait 7 days
            if did not order_placed since entry
              go to leters
            end
          end
        end
        """,
      good: weeklyLetters),
    RulePage(
      NameCode.unknownJourney,
      """
      A test names a journey that the script does not hold, so that there is nothing to test. \
      Correct the name.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email
        end

        test "everybody is welcomed" for welcom
          event account_created {}
          expect sent welcome
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end

        test "everybody is welcomed" for welcome
          event account_created {}
          expect sent welcome
        end
        """),
    RulePage(
      NameCode.unknownTopic,
      """
      A limit counts the messages about a topic that no message of the catalog has, and so would \
      let everything pass. Correct the topic, or give it to the messages that it is meant for.
      """,
      fix: .safe("the closest name takes its place"),
      catalog: """
        messages:
          welcome: { kind: marketing, topic: offers }
        """,
      bad: """
        journey onboarding
          trigger on account_created
          limit 2 messages about ofers per 7 days

          send welcome by email
        end
        """,
      good: """
        journey onboarding
          trigger on account_created
          limit 2 messages about offers per 7 days

          send welcome by email
        end
        """),
    RulePage(
      NameCode.unknownSplit,
      """
      A test forces a split, or an arm of one, that none of the journeys under test has.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        journey welcome
          trigger on account_created

          split tone
            50% friendly
              send warm_welcome by email
            rest formal
              send welcome by email
          end
        end

        test "the friendly ones get warm words" for welcome
          user { email: "ana@example.com" }
          force tone frendly
          event account_created {}
          expect sent warm_welcome
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          split tone
            50% friendly
              send warm_welcome by email
            rest formal
              send welcome by email
          end
        end

        test "the friendly ones get warm words" for welcome
          user { email: "ana@example.com" }
          force tone friendly
          event account_created {}
          expect sent warm_welcome
        end
        """),
  ]
}
