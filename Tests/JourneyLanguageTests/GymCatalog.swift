import JourneyModel

/// The catalog of `Fixtures/journey.yaml`, which a test of the tools holds against that file.
enum GymCatalog {
  /// The catalog.
  static var catalog: Catalog {
    var catalog = Catalog(workspace: "harbour_fitness", timeZone: "Europe/Berlin")
    catalog.userAttributes = users
    catalog.events = events
    catalog.messages = messages
    catalog.channels = [
      ChannelDeclaration(name: "whatsapp", failure: FailurePolicy(action: .skip))
    ]
    catalog.services = services
    catalog.limits = [MessageLimit(messages: 6, per: CalendarDuration(days: 7))]
    return catalog
  }

  /// A field; one whose name ends in `!` is never missing.
  private static func field(_ name: String, _ type: ValueType) -> ValueType.Field {
    let isRequired = name.hasSuffix("!")
    return ValueType.Field(
      name: isRequired ? String(name.dropLast()) : name, type: type, isRequired: isRequired)
  }

  /// Fields in the order of their names.
  private static func fields(_ pairs: KeyValuePairs<String, ValueType>) -> [ValueType.Field] {
    pairs.map { field($0.key, $0.value) }
  }

  /// The attributes of users.
  private static let users = fields([
    "country": .text, "city": .text, "plan": .enumeration(["free", "basic", "premium"]),
    "points!": .number, "visits_goal": .number, "trial_ends_at": .moment, "member_since": .date,
    "favourite_time": .time, "pause_length": .duration, "interests": .list(.text),
    "is_student": .boolean, "home_gym": .record(fields(["id!": .text, "name": .text])),
    "Lead Score": .number,
  ])

  /// An event.
  private static func event(
    _ name: String, _ attributes: KeyValuePairs<String, ValueType>
  ) -> EventDeclaration {
    EventDeclaration(name: name, attributes: fields(attributes))
  }

  /// The events.
  private static let events = [
    event("account_created", ["source": .text]),
    event("trial_started", ["gym!": .text, "source": .text]),
    event(
      "class_booked",
      ["booking_id!": .text, "class!": .text, "starts_at!": .moment, "price!": .number]),
    event(
      "class_attended",
      ["booking_id!": .text, "class!": .text, "minutes!": .number, "rating": .number]),
    event(
      "class_cancelled",
      ["booking_id!": .text, "reason": .enumeration(["ill", "busy", "other"])]),
    event(
      "membership_bought",
      [
        "membership_id!": .text, "plan": .enumeration(["basic", "premium"]), "price!": .number,
        "first_day!": .date,
      ]),
    event("membership_cancelled", ["membership_id!": .text]),
    event(
      "invoice_failed",
      ["invoice_id!": .text, "amount!": .number, "attempt!": .number, "due_on": .date]),
    event("invoice_paid", ["invoice_id!": .text, "amount!": .number]),
    event("cart_changed", ["cart_id!": .text, "total!": .number, "items": .list(.record(items))]),
    event("checkout_finished", ["cart_id!": .text, "total!": .number, "is_gift!": .boolean]),
    event(
      "app_opened",
      ["device": .enumeration(["ios", "android", "web"]), "version": .text]),
    event("page_viewed", ["path!": .text, "seconds": .number]),
    event("survey_answered", ["score!": .number, "comment": .text]),
    event("friend_invited", ["friend_email!": .text]),
    event("lead_found", ["person!": .text, "score": .number]),
    event("Gym Visit", ["gym!": .text, "entered_at!": .moment, "length": .duration]),
  ]

  /// What lies in a cart.
  private static let items = fields(["sku!": .text, "price!": .number, "quantity!": .number])

  /// A message.
  private static func message(
    _ name: String, _ kind: MessageKind, topic: String? = nil, _ channels: [String],
    _ parameters: KeyValuePairs<String, ValueType> = [:], to: String? = nil
  ) -> MessageDeclaration {
    MessageDeclaration(
      name: name, kind: kind, topic: topic, channels: channels, parameters: fields(parameters),
      to: to)
  }

  /// The messages.
  private static let messages = [
    message("welcome", .marketing, topic: "onboarding", ["email", "push"], ["name!": .text]),
    message("trial_tips", .marketing, topic: "onboarding", ["email"], ["lesson!": .number]),
    message(
      "trial_ending", .marketing, topic: "offers", ["email", "push", "sms"], ["ends_on!": .text]),
    message(
      "class_reminder", .transactional, ["email", "push", "sms"],
      ["class!": .text, "starts_at!": .moment]),
    message(
      "class_review", .marketing, topic: "service", ["email", "push"],
      ["class!": .text, "minutes": .number]),
    message(
      "invoice_reminder", .transactional, ["email", "sms"],
      ["invoice_id!": .text, "amount!": .number, "due_on": .date]),
    message(
      "receipt", .transactional, ["email"], ["membership_id!": .text, "price!": .number]),
    message(
      "offer", .marketing, topic: "offers", ["email", "push", "sms", "whatsapp"],
      ["code!": .text, "percent": .number]),
    message("we_miss_you", .marketing, topic: "offers", ["email", "push"]),
    message(
      "thanks", .marketing, topic: "service", ["email", "push", "sms"], ["points!": .number]),
    message("newsletter", .marketing, topic: "news", ["email"]),
    message("invitation", .transactional, ["email"], ["from!": .text]),
    message(
      "desk_note", .internal, ["email"], ["subject!": .text, "score": .number],
      to: "desk@harbour-fitness.example"),
    message("Spring Sale", .marketing, topic: "offers", ["email"]),
  ]

  /// The operations.
  private static let services = [
    OperationDeclaration(
      service: "crm", operation: "score",
      parameters: fields(["email": .text, "country": .text]),
      returns: fields([
        "score": .number, "segment": .enumeration(["hot", "warm", "cold"]),
      ]), failure: FailurePolicy(retries: 3, action: .skip)),
    OperationDeclaration(
      service: "crm", operation: "note", parameters: fields(["text!": .text])),
    OperationDeclaration(
      service: "vouchers", operation: "create",
      parameters: fields(["percent!": .number, "valid_for": .duration]),
      returns: fields(["code!": .text, "expires_at!": .moment])),
    OperationDeclaration(
      service: "weather", operation: "today", parameters: fields(["city!": .text]),
      returns: fields(["temperature!": .number, "is_raining": .boolean])),
  ]
}
