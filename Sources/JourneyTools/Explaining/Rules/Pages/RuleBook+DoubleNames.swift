internal import JourneyLanguage

extension RuleBook {
  /// The pages about names that stand twice, and about those out of place.
  static let doubleNamePages: [RulePage] = [
    RulePage(
      NameCode.duplicateJourney,
      """
      Two journeys of a script have one name. The second would replace the first when they are \
      published: rename one of them.
      """,
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email
        end

        journey welcome
          trigger on order_placed

          send thanks by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end

        journey thanks
          trigger on order_placed

          send thanks by email
        end
        """),
    RulePage(
      NameCode.duplicateStage,
      """
      Two stages of a journey have one name: a `go to` could mean either, and the report would \
      count both as one. Rename one of them.
      """,
      bad: """
        journey welcome
          trigger on account_created

          stage letters
            send welcome by email
          end
          wait 2 days
          stage letters
            send second_letter by email
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          stage letters
            send welcome by email
          end
          wait 2 days
          stage reminders
            send second_letter by email
          end
        end
        """),
    RulePage(
      NameCode.duplicateLabel,
      """
      Two arms of a split have one label: the report could not tell them apart.
      """,
      bad: """
        journey welcome
          trigger on account_created

          split tone
            50% friendly
              send welcome by email
            50% friendly
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
            50% formal
              send formal_welcome by email
          end
        end
        """),
    RulePage(
      NameCode.duplicateSetting,
      """
      A setting that can stand once stands twice, such as two `entry` rules. Only one of them \
      could hold: leave out the other. Of `trigger`, `exit`, `goal`, `quiet`, `limit` and \
      `promise` there may be as many as you like.
      """,
      bad: """
        journey welcome
          trigger on account_created
          entry once per user
          entry once per user every 30 days

          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created
          entry once per user every 30 days

          send welcome by email
        end
        """),
    RulePage(
      NameCode.duplicateArgument,
      """
      One parameter is given two values in one step, and only one of them could be sent. Leave out \
      the one that is not meant; perhaps it was to be another parameter.
      """,
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email with code = "HELLO5", code = "HELLO10"
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email with code = "HELLO10"
        end
        """),
    RulePage(
      NameCode.duplicateDeclaration,
      """
      Two constants, two audiences or two fragments have one name, so that nobody could tell which \
      of them is meant where it is used. Rename one of them, or leave out the copy.
      """,
      bad: """
        constant often = 3
        constant often = 5

        journey regulars
          trigger on order_placed

          if count(order_placed within 30 days) >= often
            send thanks by email
          end
        end
        """,
      good: """
        constant often = 3

        journey regulars
          trigger on order_placed

          if count(order_placed within 30 days) >= often
            send thanks by email
          end
        end
        """),
    RulePage(
      NameCode.circularDeclaration,
      """
      A constant or an audience is made of itself, perhaps by way of others, and so never comes to \
      mean anything. Say what it stands for without using its own name.
      """,
      bad: """
        constant often = seldom * 2
        constant seldom = often / 2

        journey regulars
          trigger on order_placed

          if count(order_placed within 30 days) >= often
            send thanks by email
          end
        end
        """,
      good: """
        constant often = seldom * 2
        constant seldom = 3

        journey regulars
          trigger on order_placed

          if count(order_placed within 30 days) >= often
            send thanks by email
          end
        end
        """),
    RulePage(
      NameCode.missingParameter,
      """
      A message, a call or an event needs a value that is not given, and would go out without it. \
      Give it with `with` (or between the parentheses of a call); the catalog marks what is needed \
      with `!`.
      """,
      catalog: """
        messages:
          welcome: { kind: marketing, with: { name: text! } }
        """,
      bad: """
        journey onboarding
          trigger on account_created

          send welcome by email
        end
        """,
      good: """
        journey onboarding
          trigger on account_created

          send welcome by email with name = user.first_name default "there"
        end
        """),
    RulePage(
      NameCode.noTrigger,
      """
      Nothing starts the journey, so that nobody ever enters it. Give its head a `trigger`, such \
      as `trigger on order_placed`.
      """,
      bad: """
        journey welcome
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
      NameCode.unsetBinding,
      """
      A name is read on a path on which nothing may have been given to it, as when it is given in \
      one branch only. Its value is missing there, and tests of it do not hold: give it on every \
      path, or read it where it is given.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned

          wait up to 2 days
            on cart_viewed as view
              wait 1 hour
            otherwise
              wait 2 hours
          end
          if view.device is "desktop"
            send reminder by email
          end
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned

          wait up to 2 days
            on cart_viewed as view
              if view.device is "desktop"
                send reminder by email
              end
            otherwise
              wait 2 hours
          end
        end
        """),
    RulePage(
      NameCode.nameOutOfPlace,
      """
      A name of the language stands where it means nothing: `event` is there inside a `where` \
      only, and `entry` only once a run has started.
      """,
      bad: """
        journey thanks
          trigger on order_placed

          if event.total > 100
            send thanks by email
          end
        end
        """,
      good: """
        journey thanks
          trigger on order_placed

          if entry.total > 100
            send thanks by email
          end
        end
        """),
    RulePage(
      NameCode.takenName,
      """
      A name that the language gives itself, such as `user` or `now`, is given to something else. \
      It could then mean either.
      """,
      bad: """
        journey thanks
          trigger on order_placed

          let now = user.points default 0
          send thanks by email
        end
        """,
      good: """
        journey thanks
          trigger on order_placed

          let points = user.points default 0
          send thanks by email with points = points
        end
        """),
    RulePage(
      NameCode.emptyCircle,
      """
      A `go to` leads back to itself, with no step between. Nobody could ever leave it: lead it to \
      another stage.
      """,
      bad: """
        journey welcome
          trigger on account_created

          stage letters
            go to letters
          end
        end
        """,
      good: weeklyLetters),
    RulePage(
      NameCode.jumpAcrossBranches,
      """
      A `go to` leads into a branch of a `parallel`, or out of one. The branches go on side by \
      side, so that one of them cannot leave the others behind.
      """,
      bad: """
        journey welcome
          trigger on account_created

          stage letters
            wait 1 day
          end
          parallel
            branch
              wait 7 days
              if user.is_student
                go to letters
              end
            branch
              wait 2 days
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          stage letters
            wait 1 day
          end
          parallel
            branch
              wait 7 days
            branch
              wait 2 days
          end
          if user.is_student
            go to letters
          end
        end
        """),
    RulePage(
      NameCode.jumpIntoLoop,
      """
      A `go to` leads from outside into a `repeat`. Which round it would be could not be told.
      """,
      bad: """
        journey welcome
          trigger on account_created

          if user.plan is "plus"
            go to letters
          end
          repeat up to 3 times every 7 days
            stage letters
              send welcome by email
            end
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          if user.plan is "plus"
            go to letters
          end
          wait 1 day
          stage letters
            repeat up to 3 times every 7 days
              send welcome by email
            end
          end
        end
        """),
  ]
}
