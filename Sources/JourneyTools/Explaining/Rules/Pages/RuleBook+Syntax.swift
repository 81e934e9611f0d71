internal import JourneyLanguage

extension RuleBook {
  /// The pages about the form of a script.
  static let syntaxPages: [RulePage] = [
    RulePage(
      SyntaxCode.unexpectedWord,
      """
      Something stands here that nothing can begin or go on with. Every statement begins with a \
      word of its own, such as `wait` or `send`; a word or sign that belongs to none of them \
      cannot be read.
      """,
      bad: """
        journey welcome
          trigger on account_created

          please send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.missingEnd,
      """
      A block is not closed: each `journey`, `if`, `choose`, `split`, `repeat`, `stage` and each \
      `wait` with arms has an `end` of its own. The finding points to the block that lacks it, by \
      the way the lines are indented.
      """,
      fix: .safe("an `end` is added"),
      bad: """
        journey welcome
          trigger on account_created

          if user.plan is "plus"
            stop "a member already"
          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          if user.plan is "plus"
            stop "a member already"
          end
          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.unclosedText,
      """
      A text has no closing quote on its line, so that what stands behind it is taken for a part \
      of it. Close it; a text over several lines stands between three quotes.
      """,
      fix: .unsafe("a quote is added where the text most likely ends"),
      bad: """
        journey welcome
          trigger on account_created

          stop "no need
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          stop "no need"
        end
        """),
    RulePage(
      SyntaxCode.misspeltWord,
      """
      A word of the language has a wrong letter. The word that was meant is named, and the rest of \
      the statement is read as if it stood there.
      """,
      fix: .safe("the right word takes its place"),
      bad: """
        journey welcome
          trigger on account_created

          sned welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.extraEnd,
      """
      An `end` closes nothing, since every block has been closed already. Leave it out; or look \
      whether a block above was closed too early, and this is the `end` that it was to have.
      """,
      fix: .safe("the `end` is taken out"),
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.missingPart,
      """
      A statement lacks a part that it cannot do without, such as the channel of a `send`. The \
      finding says what is due, and in which forms the statement can stand.
      """,
      bad: """
        journey welcome
          trigger on account_created

          send welcome
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.reservedName,
      """
      A word of the language stands where a name is due. Such words are names only in quotes, \
      behind a dot, and before `=` or `:`.
      """,
      fix: .unsafe("the word is put in quotes; perhaps it was meant as a word of the language"),
      bad: """
        journey welcome
          trigger on start

          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on "start"

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.lateSetting,
      """
      A setting stands behind the first step. What holds for the whole journey stands in its head, \
      so that it is seen before the steps are read.
      """,
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email
          entry once per user every 7 days
        end
        """,
      good: """
        journey welcome
          trigger on account_created
          entry once per user every 7 days

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.strayArm,
      """
      An arm such as `on`, `when`, `otherwise`, `branch` or `rest` stands outside a block that \
      takes it. Of the waits only `wait` and `wait up to D` take arms: `wait D`, `wait until` and \
      `wait for` never do.
      """,
      bad: """
        journey welcome
          trigger on account_created

          wait 2 days
          otherwise
            send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          wait up to 2 days
            on order_placed
              stop "ordered"
            otherwise
              send welcome by email
          end
        end
        """),
    RulePage(
      SyntaxCode.foreignHabit,
      """
      A word or sign of another language stands here, or a character that an editor has put in: \
      `==`, `!=`, `&&`, `else`, `then`, `null`, `;`, a curly quote, a no-break space. So does a \
      phrase of another tool: `is one of`, `quiet hours 21h to 8h`, `50 percent offer`, \
      `wait for 3 days`, `endif`, `9am`, `24.12.2030`, `// a comment`. What was meant is clear; it \
      is said once, so that scripts stay alike.
      """,
      fix: .safe("the script's own word takes its place"),
      bad: """
        journey welcome
          trigger on account_created

          if user.points == 3
            send welcome by email
          end
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          if user.points is 3
            send welcome by email
          end
        end
        """),
    RulePage(
      SyntaxCode.unexpectedCharacter,
      """
      A character stands here that the language has no use for. Outside texts and comments there \
      are letters, digits and a few signs only.
      """,
      bad: """
        journey welcome
          trigger on account_created

          send welcome by email @
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          send welcome by email
        end
        """),
    RulePage(
      SyntaxCode.invalidBytes,
      """
      The file is no text in UTF-8: it is a picture or a program, or was saved in another \
      encoding. Save it as UTF-8 text.
      """,
      withoutExample: "such bytes cannot be shown as text"),
    RulePage(
      SyntaxCode.invalidEscape,
      #"""
      A `\` in a text stands before a character that it does not go with. There are `\"`, `\\`, \#
      `\n`, `\t` and `\u{…}`; a lone `\` is written twice.
      """#,
      bad: #"""
        journey welcome
          trigger on account_created

          send welcome by email with path = "mail\welcome"
        end
        """#,
      good: #"""
        journey welcome
          trigger on account_created

          send welcome by email with path = "mail\\welcome"
        end
        """#),
    RulePage(
      SyntaxCode.impossibleValue,
      """
      A number, date, time or duration cannot be: there is no 31 April, no 25:00, and no number \
      ends in a dot. Write the one that is meant.
      """,
      bad: """
        journey easter
          trigger on account_created

          wait until 2030-02-31 at 09:00
          send easter_offer by email
        end
        """,
      good: """
        journey easter
          trigger on account_created

          wait until 2030-03-31 at 09:00
          send easter_offer by email
        end
        """),
    RulePage(
      SyntaxCode.nestedTooDeeply,
      """
      Blocks or expressions stand within each other more deeply than anybody can follow. Stop \
      early instead of nesting on, use a `stage` and `go to`, or give a part of a condition a name \
      with `let`.
      """,
      withoutExample: "an example would be deeper than a page is wide"),
    RulePage(
      SyntaxCode.scriptTooLarge,
      """
      The script is larger than the limit. Give each journey a script of its own.
      """,
      withoutExample: "an example would be larger than what it warns of"),
    RulePage(
      SyntaxCode.quotedBinding,
      """
      A name given by `as`, `let`, `constant` or `any` stands in quotes. In an expression `"x"` is \
      text, so that nothing could read the name.
      """,
      fix: .safe("the quotes are taken off"),
      bad: """
        journey leads
          trigger on account_created

          let "points" = user.points default 0
          send welcome by email with points = points
        end
        """,
      good: """
        journey leads
          trigger on account_created

          let points = user.points default 0
          send welcome by email with points = points
        end
        """),
    RulePage(
      SyntaxCode.mergeConflict,
      """
      Two people have changed the same lines, and the merge of their versions has left both, \
      between marks. Keep one, or make one of the two, and leave out the marks. The check reads on \
      with the first.
      """,
      bad: """
        journey welcome
          trigger on account_created

        <<<<<<< HEAD
          wait 1 hour
        =======
          wait 2 hours
        >>>>>>> longer-wait
          send welcome by email
        end
        """,
      good: """
        journey welcome
          trigger on account_created

          wait 2 hours
          send welcome by email
        end
        """),
  ]
}
