/// The events that tell what became of messages, people and runs; they are not made up.
enum SystemEvents {
  /// Their names.
  static let names: Set<String> = [
    "message_sent", "message_delivered", "message_opened", "message_clicked", "message_bounced",
    "user_unsubscribed", "user_changed", "journey_entered", "journey_ended", "entry_refused",
  ]
}
