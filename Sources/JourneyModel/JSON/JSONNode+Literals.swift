extension JSONNode {
  /// Creates a text.
  public static func text(_ text: String) -> JSONNode { JSONNode(.text(text)) }

  /// Creates a number.
  public static func number(_ number: ExactDecimal) -> JSONNode { JSONNode(.number(number)) }

  /// Creates a whole number.
  public static func integer(_ number: Int) -> JSONNode {
    JSONNode(.number(ExactDecimal(number) ?? ExactDecimal(millionths: .max)))
  }

  /// Creates a truth value.
  public static func boolean(_ boolean: Bool) -> JSONNode { JSONNode(.boolean(boolean)) }

  /// Creates an array.
  public static func array(_ elements: [JSONNode]) -> JSONNode { JSONNode(.array(elements)) }

  /// Creates an object of members in order; one without a value is left out.
  public static func object(_ members: KeyValuePairs<String, JSONNode?>) -> JSONNode {
    var present: [Member] = []
    present.reserveCapacity(members.count)
    for (key, value) in members {
      guard let value else { continue }
      present.append(Member(key: key, keySpan: SourceSpan(0, 0), value: value))
    }
    return JSONNode(.object(present))
  }

  /// Creates an object of members in order.
  public static func object(members: [(String, JSONNode)]) -> JSONNode {
    JSONNode(
      .object(members.map { Member(key: $0.0, keySpan: SourceSpan(0, 0), value: $0.1) }))
  }
}
