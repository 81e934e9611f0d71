/// The words of the definition's JSON that its writer and its reader share.
enum DefinitionVocabulary {
  /// The days of the week, Monday first.
  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The kinds of state by the type that says which worker handles them.
  static let kinds: KeyValuePairs<String, [String]> = [
    "action": ["send", "call", "set", "let", "emit", "start"],
    "condition": ["if", "choose", "split"],
    "flow_control": [
      "wait", "wait_until", "upon", "wait_for", "wait_without", "repeat", "again", "parallel",
      "join", "stop", "end",
    ],
  ]

  /// The operator of a test on text.
  static func name(of test: Expression.TextTest) -> String {
    switch test {
    case .contains: "contains"
    case .startsWith: "starts_with"
    case .endsWith: "ends_with"
    }
  }

  /// The first name of a path, and the names before those of the path itself.
  static let roots: [(names: [String], root: Expression.PathRoot)] = [
    (["user"], .user), (["entry"], .entry), (["event"], .event), (["now"], .now),
    (["today"], .today), (["journey", "entered_at"], .enteredAt), (["journey", "id"], .journeyID),
  ]

  /// The types that have no parts, by name.
  static let plainTypes: [(word: String, value: ValueType)] = [
    ("text", .text), ("number", .number), ("boolean", .boolean), ("moment", .moment),
    ("date", .date), ("time", .time), ("duration", .duration), ("unknown", .unknown),
  ]
}
