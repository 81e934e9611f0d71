internal import JourneyModel

extension RuleBook {
  /// The pages about the JSON of definitions.
  static let definitionPages: [RulePage] = [
    RulePage(
      DefinitionCode.invalidJSON,
      """
      The file is called a definition and is no JSON. The finding points to the place where it \
      cannot be read on.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""version": 0,"#, with: #""version": ,"#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.unknownFormat,
      """
      The definition is of a format that this version does not read. Nothing else is said of it \
      then.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#"definition/1"#, with: #"definition/9"#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.missingField,
      """
      A field that must be there is not.
      """,
      form: .definition,
      bad: soundDefinition.replacing(
        #"      "links": { "next": "letter" }"#, with: #"      "links": {}"#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.unknownField,
      """
      A field stands where there is none of that name. It may be a slip of the pen: what it was to \
      say would be lost.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""journey_id": "welcome""#, with: #""jurney_id": "welcome""#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.wrongType,
      """
      A value is of another type than its field.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""version": 0"#, with: #""version": "0""#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.unknownWord,
      """
      A word is none of those that its field takes.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""kind": "send""#, with: #""kind": "sent""#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.unknownOperator,
      """
      An object stands where an expression is due, and is no operator or function.
      """,
      form: .definition,
      bad: definition(
        start: "if_points",
        states: """
          "if_points": {
            "type": "condition",
            "kind": "if",
            "test": { "more": [{ "path": ["user", "points"] }, 3] },
            "links": { "then": "letter", "otherwise": "end" }
          },
          \(letterAndEnd)
          """),
      good: definition(
        start: "if_points",
        states: """
          "if_points": {
            "type": "condition",
            "kind": "if",
            "test": { ">": [{ "path": ["user", "points"] }, 3] },
            "links": { "then": "letter", "otherwise": "end" }
          },
          \(letterAndEnd)
          """)),
    RulePage(
      DefinitionCode.invalidValue,
      """
      A value is of the right type, but malformed or out of range.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""P1D""#, with: #""1 day""#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.contradiction,
      """
      Two fields of a definition contradict each other.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""only_once": true"#, with: #""only_once": false"#),
      good: soundDefinition),
  ]

  /// The pages about definitions that are too large, or say something twice.
  static let definitionLimitPages: [RulePage] = [
    RulePage(
      DefinitionCode.duplicateField,
      """
      A field stands twice in one object. Readers differ in which of the two they take, so it is \
      refused. A state of a name that another one has is found in the same way.
      """,
      form: .definition,
      bad: soundDefinition.replacing(
        #""version": 0,"#, with: #""version": 0, "version": 1,"#),
      good: soundDefinition),
    RulePage(
      DefinitionCode.tooLarge,
      """
      A definition can have 16,777,216 bytes: ten times one with the most steps that we have met.
      """,
      withoutExample: "it would fill thousands of pages"),
    RulePage(
      DefinitionCode.tooDeep,
      """
      Values can stand within each other 1,024 times: four times as deeply as the expressions of a \
      script, of which each level takes up to three.
      """,
      withoutExample: "it would be one long row of brackets"),
    RulePage(
      DefinitionCode.tooManyStates,
      """
      A journey can have 50,000 steps, whether it is a script or a definition: far more than \
      anybody can look over. Make two journeys of it, of which one starts the other.
      """,
      withoutExample: "it would fill hundreds of pages"),
    RulePage(
      DefinitionCode.tooManyArms,
      """
      A step can have 1,000 arms or branches, and an arm of `choose` 1,000 values. What they cover \
      is compared with each other; look for what they have in common, or let a service answer.
      """,
      withoutExample: "it would fill pages"),
    RulePage(
      DefinitionCode.textTooLong,
      """
      A text can have 65,536 bytes, as in the payload of an event. What is longer belongs into the \
      message itself, which a provider keeps.
      """,
      withoutExample: "it would fill pages"),
  ]
}
