/// What must hold for an event, as a script says it: attributes that it shares with the entry, and
/// the rest.
public struct EventCondition: Equatable, Sendable {
  /// The attributes of `matching`.
  public var matching: [[String]] = []
  /// What is left for `where`; `nil` if nothing is.
  public var rest: Expression?

  /// Reads a condition; where nobody has entered yet, nothing can match.
  public init(_ condition: Expression?, isBeforeEntry: Bool = false) {
    guard let condition else { return }
    var parts = [condition]
    if case .and(let several) = condition, !several.isEmpty { parts = several }
    if !isBeforeEntry {
      matching = parts.prefix { Self.attribute(sharedBy: $0) != nil }.compactMap(
        Self.attribute(sharedBy:))
    }
    let others = Array(parts.dropFirst(matching.count))
    rest = others.count > 1 ? .and(others) : others.first
    // Behind `matching`, the parts of a `where` are parts of the whole: one that is several in
    // brackets would not come back as one.
    if !matching.isEmpty, others.count == 1, case .and = rest { (matching, rest) = ([], condition) }
  }

  /// The attribute that a part says to be the same in event and entry, or `nil`.
  private static func attribute(sharedBy part: Expression) -> [String]? {
    guard case .compare(.equal, .path(.event, let own), .path(.entry, let other)) = part,
      own == other, !own.isEmpty
    else { return nil }
    return own
  }

  /// ` matching a, b`, or nothing.
  var matchingText: String {
    if matching.isEmpty { return "" }
    return " matching " + matching.map(ExpressionSpelling.attribute).joined(separator: ", ")
  }
}
