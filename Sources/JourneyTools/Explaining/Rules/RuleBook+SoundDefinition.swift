extension RuleBook {
  /// A definition in which nothing is wrong.
  static let soundDefinition = """
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
      "settings": { "entry": { "kind": "once" } },
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
          "links": { "next": "end" }
        },
        "end": { "type": "flow_control", "kind": "end" }
      }
    }
    """
}
