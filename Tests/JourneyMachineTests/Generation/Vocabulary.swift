import JourneyModel

/// The names, types and small sets of values that generated journeys and payloads are made of:
/// small, so that comparisons meet equal values often.
enum Vocabulary {
  /// What an expression yields.
  enum Kind: CaseIterable {
    case boolean, number, text, moment, date, time, duration, texts, numbers, records
  }

  /// Creates a field that may be missing.
  private static func field(_ name: String, _ type: ValueType) -> ValueType.Field {
    ValueType.Field(name: name, type: type, isRequired: false)
  }

  /// The declared attributes of users.
  static let user: [ValueType.Field] = [
    field("id", .text), field("first_name", .text), field("is_active", .boolean),
    field("created_at", .moment), field("dob", .date), field("timezone", .text),
    field("plan", .enumeration(["free", "pro", "team"])), field("country", .text),
    field("points", .number), field("trial_ends_at", .moment), field("wake_time", .time),
    field("patience", .duration), field("tags", .list(.text)), field("scores", .list(.number)),
    field("visits", .list(.moment)), field("misc", .unknown),
    field(
      "address",
      .record([field("city", .text), field("zip", .number), field("since", .date)])),
    field(
      "preferences",
      .record([field("email", .record([field("marketing", .boolean)]))])),
  ]

  /// What all declared events have in common.
  private static let common: [ValueType.Field] = [
    field("cart_id", .text), field("total", .number), field("gift", .boolean),
    field("placed_on", .date), field("delivered", .moment), field("pause", .duration),
    field("clock", .time), field("device", .text), field("tags", .list(.text)),
    field("counts", .list(.number)),
    field("items", .list(.record([field("sku", .text), field("price", .number)]))),
  ]

  /// The declared events; `odd event` is not declared, and `page_viewed` declares `at`.
  static let events: [EventDeclaration] = [
    EventDeclaration(name: "order_placed", attributes: common),
    EventDeclaration(name: "cart_viewed", attributes: common.filter { $0.name != "tags" }),
    EventDeclaration(name: "page_viewed", attributes: common + [field("at", .moment)]),
  ]

  /// All names of events that occur.
  static let eventNames = ["order_placed", "cart_viewed", "page_viewed", "odd event"]

  /// The operations that are called.
  static let services: [OperationDeclaration] = [
    OperationDeclaration(
      service: "crm", operation: "score",
      returns: [field("score", .number), field("label", .text), field("when", .moment)])
  ]

  /// The parameters of a request.
  static let request: [ValueType.Field] = [
    field("total", .number), field("cart_id", .text), field("placed_on", .date),
    field("at", .moment),
  ]

  /// The names that `let` and `as` bind, with what they usually hold.
  static let lets: [(name: String, kind: Kind)] = [
    ("n1", .number), ("t1", .text), ("m1", .moment), ("d1", .duration), ("b1", .boolean),
    ("l1", .texts), ("x1", .date),
  ]

  /// The names that patterns bind.
  static let eventBindings = ["order", "view"]

  /// The channels.
  static let channels = ["email", "push", "sms"]

  /// The zones, with an instant near which something happens there.
  static let zones: [(name: String, near: String)] = [
    ("Europe/Berlin", "2030-03-31T01:00:00Z"), ("Europe/Berlin", "2030-10-27T01:00:00Z"),
    ("America/New_York", "2029-03-11T07:00:00Z"), ("America/New_York", "2029-11-04T06:00:00Z"),
    ("America/Sao_Paulo", "2018-11-04T03:00:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ("Australia/Lord_Howe", "2030-10-05T15:30:00Z"), ("Asia/Kathmandu", "2030-01-31T08:00:00Z"),
    ("UTC", "2028-02-28T23:00:00Z"), ("UTC", "2030-12-31T22:00:00Z"),
    ("Europe/Berlin", "2030-01-31T08:00:00Z"), ("America/New_York", "2030-07-01T09:00:00Z"),
  ]

  /// Texts that are alike in one way or another.
  static let texts = [
    "DE", "de", "FR", "pro", "free", "team", "", " DE ", "\u{c9}clair", "\u{e9}clair",
    "stra\u{df}e", "STRASSE", "12", "c1", "c2", "e", "a\nb\t\"c\"\\", "2030-01-31",
    "2030-01-31T08:00:00Z", "09:00", "P1D", "\u{1f600}x", "email", "Europe/Berlin",
    "\u{a0}x\u{2003}",
  ]

  /// Texts that occur often.
  static let commonTexts = ["DE", "pro", "c1", "c2", "free", "email"]

  /// Parts of texts.
  static let textParts = ["", "e", "E", "d", "c", "1", "pr", "FREE", "\u{c9}", "\u{e9}", "st"]

  /// Numbers in millionths: small ones, halves, and ever so small ones.
  static let numbers: [Int64] = [
    0, 1_000_000, 2_000_000, 3_000_000, -1_000_000, 500_000, 1_500_000, 2_500_000, -2_500_000,
    -500_000, 100_000, 200_000, 300_000, 1, -1, 50_000_000, 80_000_000, 100_000_000,
    1_234_567, 7_000_000, 3_500_000, 12_000_000,
  ]

  /// Numbers at the ends of the range, in millionths.
  static let extremes: [Int64] = [
    9_000_000_000_000_000_000, .max, .min, .max - 1, 1_000_000_000_000, -5_000_000_000_000_500_000,
  ]

  /// Seconds that clocks, events and waits are apart.
  static let steps = [0, 1, 60, 900, 1800, 3600, 5400, 7200, 36_000, 86_400, 90_000, 172_800]

  /// Lengths of time, with calendar steps.
  static let durations: [CalendarDuration] = [
    elapsed(1800), elapsed(3600), elapsed(3600), elapsed(7200), elapsed(86_400),
    CalendarDuration(days: 1), CalendarDuration(days: 1), CalendarDuration(days: 2),
    CalendarDuration(days: 7), CalendarDuration(months: 1), CalendarDuration(days: 30),
    CalendarDuration(months: 1, days: 1, microseconds: 3_600_000_000), elapsed(60),
    CalendarDuration(days: 1, microseconds: 43_200_000_000), CalendarDuration(months: 12),
  ]

  /// Times on the clock, some of which gaps leave out or clocks show twice.
  static let times = [0, 1800, 3600, 7200, 9000, 10_800, 28_800, 32_400, 79_200, 86_399]

  /// So many elapsed seconds.
  static func elapsed(_ seconds: Int) -> CalendarDuration {
    CalendarDuration(microseconds: Int64(seconds) * Moment.perSecond)
  }
}
