internal import JourneyAnalysis

extension RuleBook {
  /// The pages about names that the steps of a definition read.
  static let definedNamePages: [RulePage] = [
    RulePage(
      ValueCode.nameNeverGiven,
      """
      A definition reads a name that is given nowhere before. In a script `unknown-name` says so.
      """,
      withoutExample: "it is told as `unknown-name` there, too"),
    RulePage(
      ValueCode.nameMaybeNotGiven,
      """
      A definition reads a name that is not given on every way before. In a script `unset-binding` \
      says so.
      """,
      form: .definition,
      bad: definition(
        start: "if_active",
        states: """
          "if_active": {
            "type": "condition",
            "kind": "if",
            "test": { "path": ["user", "is_active"] },
            "links": { "then": "mug", "otherwise": "letter" }
          },

          """ + mugBefore("letter") + letterWithGift),
      good: definition(start: "mug", states: mugBefore("letter") + letterWithGift)),
  ]

  /// A state that gives a name.
  private static func mugBefore(_ next: String) -> String {
    """
    "mug": {
      "type": "action",
      "kind": "let",
      "name": "gift",
      "value": "mug",
      "links": { "next": "\(next)" }
    },

    """
  }

  /// A message that reads this name, and the end.
  private static let letterWithGift = letterAndEnd.replacing(
    #""channels": ["email"],"#,
    with: #""channels": ["email"],\#n  "with": { "gift": { "binding": ["gift"] } },"#)
}
