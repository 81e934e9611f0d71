extension LanguageBook {
  /// The system's own events.
  static let eventEntries: [LanguageEntry] = [
    LanguageEntry(
      [
        "message_sent", "message_delivered", "message_opened", "message_clicked",
        "message_bounced",
      ],
      rules: ["pattern", "history"],
      """
      Events of the system: a message has left, and what its provider has reported of it since. \
      As far as it applies they have `message`, `channel`, `journey_id` and `reason`.
      """,
      example: """
        journey news "News for those who read them"
          trigger on account_created

          send newsletter by email
          wait for message_opened up to 3 days
          if did message_clicked within 3 days where (event.message is "newsletter")
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["user_unsubscribed", "user_changed"],
      rules: ["pattern", "history"],
      """
      Events of the system: a user does not want messages by a channel any more, or an attribute \
      of the user is another one.
      """,
      example: """
        journey farewell "Ask why"
          trigger on user_unsubscribed where event.channel is "email"

          wait for user_changed up to 1 day
          send ask_why by push
        end
        """),
    LanguageEntry(
      ["journey_entered", "journey_ended"],
      rules: ["pattern", "history"],
      """
      Events of the system: a run has begun, or has ended, with its `journey_id` and with the \
      `reason` of its end, such as `completed`.
      """,
      example: """
        journey next_steps "What comes behind the welcome"
          trigger on journey_ended where event.journey_id is "welcome"

          if did not journey_entered within 1 hour where (event.journey_id is "offers")
            send tips by email
          end
        end
        """),
  ]
}
