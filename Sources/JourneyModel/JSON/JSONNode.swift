/// A JSON value with its place in the source, so that every finding about it can show where.
public struct JSONNode: Sendable {
  /// The value.
  public enum Value: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, exact to six fractional digits.
    case number(ExactDecimal)
    /// A string.
    case text(String)
    /// An array.
    case array([JSONNode])
    /// An object; its members in order, no key twice.
    case object([Member])
  }

  /// A member of an object.
  public struct Member: Sendable {
    /// The key.
    public var key: String
    /// The place of the key.
    public var keySpan: SourceSpan
    /// The value.
    public var value: JSONNode

    /// Creates a member.
    public init(key: String, keySpan: SourceSpan, value: JSONNode) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  /// The value.
  public var value: Value
  /// The place.
  public var span: SourceSpan

  /// Creates a node.
  public init(_ value: Value, span: SourceSpan = SourceSpan(0, 0)) {
    self.value = value
    self.span = span
  }
}
