internal import JourneyAnalysis

extension RuleBook {
  /// The pages about graphs that only a definition can have.
  static let definedStructurePages: [RulePage] = [
    RulePage(
      StructureCode.missingLink,
      """
      A state of a definition leads to one that is not there. A script has no such links; a \
      definition that was written by hand, or by another program, can.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""next": "letter""#, with: #""next": "leter""#),
      good: soundDefinition),
    RulePage(
      StructureCode.endlessWait,
      """
      Nothing can end a wait of a definition: it has no arm, and no bound in time.
      """,
      form: .definition,
      bad: definition(
        start: "wait_up_to_1_day",
        states: """
          "wait_up_to_1_day": {
            "type": "flow_control",
            "kind": "wait_for",
            "links": { "arms": [] }
          }
          """),
      good: definition(
        start: "wait_up_to_1_day",
        states: """
          "wait_up_to_1_day": {
            "type": "flow_control",
            "kind": "wait_for",
            "up_to": "P1D",
            "links": {
              "arms": [],
              "otherwise": "end"
            }
          },
          "end": { "type": "flow_control", "kind": "end" }
          """)),
    RulePage(
      StructureCode.shareSum,
      """
      The shares of a split in a definition do not make a hundred per cent: some people would get \
      no arm.
      """,
      form: .definition,
      bad: definition(
        start: "split_tone",
        states: """
          "split_tone": {
            "type": "condition",
            "kind": "split",
            "name": "tone",
            "links": {
              "arms": [
                { "label": "friendly", "percent": 50, "next": "letter" },
                { "label": "none", "percent": 40, "next": "end" }
              ]
            }
          },
          \(letterAndEnd)
          """),
      good: definition(
        start: "split_tone",
        states: """
          "split_tone": {
            "type": "condition",
            "kind": "split",
            "name": "tone",
            "links": {
              "arms": [
                { "label": "friendly", "percent": 50, "next": "letter" },
                { "label": "none", "percent": 50, "next": "end" }
              ]
            }
          },
          \(letterAndEnd)
          """)),
    RulePage(
      StructureCode.unknownLoop,
      """
      The end of a round in a definition names a state that is no loop.
      """,
      form: .definition,
      bad: """
        {
          "format": "journey_definition/1",
          "journey_id": "welcome",
          "version": 0,
          "triggers": [
            {
              "trigger_id": "on_account_created",
              "event_name": "account_created",
              "trigger": true,
              "conditions": { "only_once": true, "count": 1 },
              "links": { "next": "wait_1_day" }
            }
          ],
          "settings": {
            "entry": { "kind": "once" },
            "exit": [{ "event_name": "order_placed", "conditions": { "count": 1 } }]
          },
          "types": {},
          "journey_states": {
            "wait_1_day": {
              "type": "flow_control",
              "kind": "wait",
              "for": "P1D",
              "links": { "next": "letter" }
            },
            "letter": {
              "type": "action",
              "kind": "send",
              "message": "welcome",
              "message_kind": "marketing",
              "channels": ["email"],
              "links": { "next": "again" }
            },
            "again": {
              "type": "flow_control",
              "kind": "again",
              "links": { "repeat": "wait_1_day" }
            }
          }
        }
        """,
      good: definition(
        start: "repeat_3_times",
        states: """
          "repeat_3_times": {
            "type": "flow_control",
            "kind": "repeat",
            "times_max": 3,
            "every": "P7D",
            "links": { "body": "letter", "next": "end" }
          },
          "letter": {
            "type": "action",
            "kind": "send",
            "message": "welcome",
            "message_kind": "marketing",
            "channels": ["email"],
            "links": { "next": "again" }
          },
          "again": {
            "type": "flow_control",
            "kind": "again",
            "links": { "repeat": "repeat_3_times" }
          },
          "end": { "type": "flow_control", "kind": "end" }
          """)),
    RulePage(
      StructureCode.emptyAmount,
      """
      A count or a duration of a definition must be more than nothing, and is not.
      """,
      form: .definition,
      bad: soundDefinition.replacing(#""P1D""#, with: #""P0D""#),
      good: soundDefinition),
    RulePage(
      StructureCode.duplicateState,
      """
      Two states of a definition have one id: a link to it could mean either.
      """,
      withoutExample: "an object of JSON that has a key twice is refused before"),
    RulePage(
      StructureCode.boundMismatch,
      """
      A wait of a definition has an `otherwise`, and its time is never up; or its time is up, and \
      nothing says where to go then.
      """,
      withoutExample: "the reader of definitions refuses it before, by another name"),
    RulePage(
      StructureCode.noTrigger,
      """
      Nothing starts a definition, as its list of triggers is empty: nobody would ever enter it. \
      Give it a trigger.
      """,
      withoutExample: "the reader of definitions refuses it before, by another name"),
  ]
}
