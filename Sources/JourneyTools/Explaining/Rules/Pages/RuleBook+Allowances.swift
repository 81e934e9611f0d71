internal import JourneyLanguage

extension RuleBook {
  /// The pages about comments that let findings stand.
  static let allowancePages: [RulePage] = [
    RulePage(
      AllowanceCode.unneeded,
      """
      A comment lets a finding stand that is not there, or no longer. It would silence the next \
      mistake of that kind on its line.
      """,
      fix: .safe("the comment is taken out"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          # allow wait-too-long: the guarantee lasts two years
          wait 30 days
          send welcome by email
        end
        """,
      good: allowedWait),
    RulePage(
      AllowanceCode.withoutReason,
      """
      A comment lets a finding stand and does not say why. Whoever reads the script next can then \
      not tell whether the reason still holds.
      """,
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          # allow wait-too-long
          wait 730 days
          send welcome by email
        end
        """,
      good: allowedWait),
    RulePage(
      AllowanceCode.unknown,
      """
      A comment lets a finding stand, but nothing that can be found bears that name, or it is an \
      error, which cannot stand.
      """,
      fix: .safe("the closest name takes its place"),
      bad: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          # allow unneded-quotes: that is how the shop spells it
          send welcome by email
        end
        """,
      good: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          # allow unneeded-quotes: that is how the shop spells it
          send "welcome" by email
        end
        """),
  ]
}
