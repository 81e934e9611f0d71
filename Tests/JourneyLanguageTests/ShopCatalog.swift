import JourneyModel

/// The catalog that the scripts of these tests are checked against.
enum ShopCatalog {
  /// A field that may be missing.
  private static func field(_ name: String, _ type: ValueType) -> ValueType.Field {
    ValueType.Field(name: name, type: type, isRequired: false)
  }

  /// A field that is never missing.
  private static func required(_ name: String, _ type: ValueType) -> ValueType.Field {
    ValueType.Field(name: name, type: type, isRequired: true)
  }

  /// The plans of the shop.
  static let plans = ValueType.enumeration(["free", "pro", "team"])

  /// The catalog.
  static var catalog: Catalog {
    var catalog = Catalog(workspace: "shop", timeZone: "Europe/Berlin")
    catalog.userAttributes = users
    catalog.events = events
    catalog.messages = messages
    catalog.channels = [ChannelDeclaration(name: "whatsapp", failure: FailurePolicy(action: .skip))]
    catalog.services = services
    return catalog
  }

  /// The attributes of users.
  private static let users = [
    field("plan", plans), required("points", .number), field("trial_ends_at", .moment),
    field("country", .text), field("tags", .list(.text)), field("vip", .boolean),
    field("address", .record([field("city", .text), required("zip", .text)])),
    field("birthday", .date),
  ]

  /// The events.
  private static let events = [
    EventDeclaration(
      name: "cart_abandoned",
      attributes: [
        required("cart_id", .text), required("total", .number), field("note", .text),
        field("items", .list(.record([required("sku", .text), field("price", .number)]))),
      ]),
    EventDeclaration(
      name: "cart_viewed", attributes: [required("cart_id", .text), field("device", .text)]),
    EventDeclaration(
      name: "order_placed",
      attributes: [
        required("cart_id", .text), required("total", .number), field("coupon", .text),
        required("placed_on", .date),
      ]),
    EventDeclaration(name: "plan_asked", attributes: [required("plan", plans)]),
    EventDeclaration(name: "checkout_started", attributes: [required("cart_id", .text)]),
    EventDeclaration(name: "sales_follow_up", attributes: [required("cart_id", .text)]),
  ]

  /// The messages.
  private static let messages = [
    MessageDeclaration(
      name: "cart_reminder", kind: .marketing, topic: "offers", channels: ["email", "push", "sms"],
      parameters: [required("name", .text), required("total", .number)]),
    MessageDeclaration(name: "cart_last_call", kind: .marketing, channels: ["email"]),
    MessageDeclaration(
      name: "cart_discount", kind: .marketing, topic: "offers", channels: ["email"],
      parameters: [required("code", .text)]),
    MessageDeclaration(
      name: "receipt", kind: .transactional, channels: ["email"],
      parameters: [required("total", .number)]),
    MessageDeclaration(
      name: "sales_alert", kind: .internal, channels: ["email"],
      parameters: [field("cart_id", .text)], to: "sales@shop.example"),
  ]

  /// The operations.
  private static let services = [
    OperationDeclaration(
      service: "crm", operation: "score", parameters: [field("email", .text)],
      returns: [required("score", .number), field("grade", .text)],
      failure: FailurePolicy(retries: 3, action: .skip)),
    OperationDeclaration(
      service: "crm", operation: "lookup", parameters: [required("id", .text)],
      returns: [required("code", .text)]),
    OperationDeclaration(
      service: "crm", operation: "rate", parameters: [],
      returns: [required("band", .enumeration(["hot", "cold"]))]),
  ]
}
