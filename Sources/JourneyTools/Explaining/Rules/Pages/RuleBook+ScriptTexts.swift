internal import JourneyLanguage

extension RuleBook {
  /// The pages about texts, comments and sizes.
  static let scriptHabitPages: [RulePage] = [
    RulePage(
      ScriptLintCode.todoComment,
      """
      A comment begins with `todo`, `fixme`, `tbd` or `xxx`. Such a note is easily forgotten in a \
      journey that people already live through: do what it says, or keep it where work is planned.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          # todo: ask the designers for the new letter
          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          # The letter of spring; the designers renew it each season.
          send welcome by email
        end
        """),
    RulePage(
      ScriptLintCode.hiddenDirection,
      """
      A text or a comment holds an invisible character that turns the direction of writing. The \
      line then reads, to people, as something else than it says to the machine. Such characters \
      come along when text is pasted from other programs, or are put there to deceive.
      """,
      fix: .unsafe("the character is taken out; a text in Hebrew or Arabic may want it"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with greeting = "hello\u{202E}!dlrow"
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with greeting = "hello world!"
        end
        """),
    RulePage(
      ScriptLintCode.mixedAlphabets,
      """
      A word of a text holds letters of two alphabets that look alike, such as a Cyrillic `а` in a \
      Latin word. People cannot see it, but searches, filters for spam and comparisons can.
      """,
      fix: .unsafe("the letters are replaced by their Latin doubles"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with code = "S\u{0410}VE10"
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          send welcome by email with code = "SAVE10"
        end
        """),
    RulePage(
      ScriptLintCode.unneededQuotes,
      """
      A name stands in quotes although it is one plain word. Only names with blanks or signs in \
      them, and words of the language, need quotes; without them a script reads more easily, and a \
      name looks the same everywhere.
      """,
      fix: .safe("the quotes are taken off"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on "account_created"

          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on "Account Created"

          send welcome by email
        end
        """),
  ]
}
