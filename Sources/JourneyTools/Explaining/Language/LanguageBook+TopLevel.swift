extension LanguageBook {
  /// Top level.
  static let topLevelEntries: [LanguageEntry] = [
    LanguageEntry(
      ["journey"],
      rules: ["journey"],
      """
      A journey: its name, a title for people, its head, its steps. The head holds settings; all \
      of them stand before the first step. A script may hold several journeys.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          wait 1 hour
          send welcome by email
        end
        """),
    LanguageEntry(
      ["fragment"],
      rules: ["fragment"],
      """
      Steps that several journeys share, with names for what differs. `use` writes them out where \
      it stands.
      """,
      example: """
        fragment nudge(code)
          wait 2 days
          send reminder by email with code = code
        end

        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email
          use nudge("HELLO5")
        end
        """),
    LanguageEntry(
      ["audience"],
      rules: ["audience"],
      """
      A name for a predicate over users and what they did; `user is in NAME` asks it.
      """,
      example: """
        audience regulars = did order_placed at least 3 times within 90 days

        journey thanks "Thank our regulars"
          trigger on order_placed

          if user is in regulars
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["constant"],
      rules: ["constant"],
      """
      A name for a value, so that it is written once.
      """,
      example: """
        constant generous = 100

        journey thanks "Thank for a large order"
          trigger on order_placed where event.total >= generous

          send thanks by email
        end
        """),
    LanguageEntry(
      ["test"],
      rules: ["test", "testline"],
      """
      A test of one or more journeys: lines that tell what happens, and lines that say what is \
      expected.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          wait 1 hour
          send welcome by email
        end

        test "everybody is welcomed" for welcome
          event account_created {}
          advance 1 hour
          expect sent welcome by email
        end
        """),
  ]
}
