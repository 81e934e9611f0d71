internal import JourneyLanguage

extension RuleBook {
  /// The pages about names, and about what is said twice.
  static let scriptNamePages: [RulePage] = [
    RulePage(
      ScriptLintCode.unusedConstant,
      """
      A `constant` is declared, but nothing in the script reads it. Either it is a leftover, or \
      the number that it was to replace still stands somewhere in the steps.
      """,
      fix: .unsafe("the declaration is taken out"),
      bad: """
        constant often = 3

        journey regulars "Thank our regulars"
          trigger on order_placed 5 times within 30 days

          send thanks by email
        end
        """,
      good: """
        constant generous = 100

        journey regulars "Thank our regulars"
          trigger on order_placed where event.total >= generous

          send thanks by email
        end
        """),
    RulePage(
      ScriptLintCode.unusedAudience,
      """
      An `audience` is declared, but nothing in the script asks whether somebody is in it. Perhaps \
      a condition was to use it and says something else instead.
      """,
      fix: .unsafe("the declaration is taken out"),
      bad: """
        audience members = user.plan is "plus"

        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
        end
        """,
      good: """
        audience members = user.plan is "plus"

        journey welcome "Welcome to the shop"
          trigger on account_created where user is in members

          send welcome by email
        end
        """),
    RulePage(
      ScriptLintCode.unusedFragment,
      """
      A `fragment` is declared, but no step of the script uses it. What stands in it is never run, \
      so that nobody notices when it grows wrong.
      """,
      fix: .unsafe("the declaration is taken out"),
      bad: """
        fragment nudge
          wait 2 days
          send reminder by email
        end

        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
        end
        """,
      good: """
        fragment nudge
          wait 2 days
          send reminder by email
        end

        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
          use nudge
        end
        """),
    RulePage(
      ScriptLintCode.nameOfAnEvent,
      """
      A name given by `as` or `let` is that of an event. Both can stand in one line and mean two \
      things: `latest(order_placed).total` asks the past, `order_placed.total` the value that \
      bears the name.
      """,
      bad: """
        journey thanks "Thank for an order"
          trigger on account_created

          wait for order_placed up to 7 days
          let order_placed = user.orders default 0
          send thanks by email with orders = order_placed
        end
        """,
      good: """
        journey thanks "Thank for an order"
          trigger on account_created

          wait for order_placed up to 7 days
          let orders = user.orders default 0
          send thanks by email with orders = orders
        end
        """),
    RulePage(
      ScriptLintCode.similarEvents,
      """
      Two events of a script differ by a single letter, and no catalog tells which of them there \
      is. One is likely a slip: a wait for an event that nobody ever sends ends only by its time.
      """,
      bad: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          exit on order_placed

          wait for orders_placed up to 1 day
          send reminder by email
        end
        """,
      good: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned
          exit on order_placed

          wait for order_delivered up to 1 day
          send reminder by email
        end
        """),
    RulePage(
      ScriptLintCode.negationOfMissing,
      """
      A negative test holds for those of whom nothing is known, too: `user.country is not "DE"` is \
      true where the country is missing. That may be meant; often it is not, and people are \
      written to, or left out, by accident. It is said once for each attribute of a journey.
      """,
      fix: .unsafe("adds `… is known and` before the test; whoever has no value is then left out"),
      bad: """
        journey offers "Offers for customers abroad"
          trigger on order_placed where user.country is not "DE"

          send offers_abroad by email
        end
        """,
      good: """
        journey offers "Offers for customers abroad"
          trigger on order_placed where user.country is known and user.country is not "DE"

          send offers_abroad by email
        end
        """),
    RulePage(
      ScriptLintCode.doubleNegation,
      """
      A condition denies a test that is negative already. Readers have to undo both in their \
      heads; the plain test means the same.
      """,
      fix: .safe("the plain test takes its place, where that is a matter of words"),
      bad: """
        journey offers "Offers for members"
          trigger on order_placed

          if not (entry.channel is not "web")
            send offers by email
          end
        end
        """,
      good: """
        journey offers "Offers for members"
          trigger on order_placed

          if entry.channel is "web"
            send offers by email
          end
        end
        """),
    RulePage(
      ScriptLintCode.repeatedValue,
      """
      A list holds the same value twice. The second changes nothing; perhaps another value was \
      meant.
      """,
      fix: .safe("the second is taken out"),
      bad: """
        journey offers "Offers for our neighbours"
          trigger on order_placed where user.country is in ["DE", "AT", "DE"]

          send offers by email
        end
        """,
      good: """
        journey offers "Offers for our neighbours"
          trigger on order_placed where user.country is in ["DE", "AT", "CH"]

          send offers by email
        end
        """),
    RulePage(
      ScriptLintCode.repeatedChannel,
      """
      A `send` names one channel twice. The second is never tried; perhaps another channel was \
      meant.
      """,
      fix: .safe("the second is taken out"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email or push or email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email or push or sms
        end
        """),
    RulePage(
      ScriptLintCode.quietByDay,
      """
      Quiet hours hold at noon, and do not in the middle of the night. Marketing then leaves while \
      people sleep: the two times are likely the wrong way round.
      """,
      fix: .unsafe("changes the two times round"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          quiet from 08:00 to 21:00

          wait 1 hour
          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created
          quiet from 21:00 to 08:00

          wait 1 hour
          send welcome by email
        end
        """),
    RulePage(
      ScriptLintCode.lostText,
      """
      A text for a message is joined by `concat`, and one of its parts may be missing. Then the \
      whole text is missing, not that part only: who has no first name gets no greeting at all.
      """,
      fix: .unsafe("adds `default \"\"` behind the part"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with greeting = concat("Hello ", user.first_name)
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with greeting = concat("Hello ", user.first_name default "there")
        end
        """),
    RulePage(
      ScriptLintCode.emptyStage,
      """
      A `stage` holds no step. In the reports it stays empty, and a `go to` it leads to whatever \
      stands behind.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          stage letters
          end
          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          stage letters
            send welcome by email
          end
        end
        """),
    RulePage(
      ScriptLintCode.missingTitle,
      """
      A journey has no title behind its name. Names are for scripts; the title is what people read \
      in reports. Off unless the workspace asks for it.
      """,
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
        end
        """),
  ]
}
