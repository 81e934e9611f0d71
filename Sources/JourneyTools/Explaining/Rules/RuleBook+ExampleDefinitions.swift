extension RuleBook {
  /// A definition in which nothing is wrong.
  static let soundDefinition = definition(
    start: "wait_1_day",
    states: """
      "wait_1_day": {
        "type": "flow_control",
        "kind": "wait",
        "for": "P1D",
        "links": { "next": "letter" }
      },
      \(letterAndEnd)
      """)

  /// The states that most of these definitions end with.
  static let letterAndEnd = """
    "letter": {
      "type": "action",
      "kind": "send",
      "message": "welcome",
      "message_kind": "marketing",
      "channels": ["email"],
      "links": { "next": "end" }
    },
    "end": { "type": "flow_control", "kind": "end" }
    """

  /// A definition of these states, which begins with the one called `start`.
  static func definition(start: String, states: String) -> String {
    let indented = states.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return """
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
            "links": { "next": "\(start)" }
          }
        ],
        "settings": { "entry": { "kind": "once" } },
        "types": {},
        "journey_states": {
      \(indented)
        }
      }
      """
  }
}
