/// The type of a value in the language.
public indirect enum ValueType: Hashable, Sendable {
  /// Text.
  case text
  /// Text that is one of these values.
  case enumeration([String])
  /// An exact decimal.
  case number
  /// True or false.
  case boolean
  /// An instant.
  case moment
  /// A day.
  case date
  /// A time on the clock.
  case time
  /// A length of time.
  case duration
  /// A list of values of one type.
  case list(ValueType)
  /// Named fields; empty where they are not known.
  case record([Field])
  /// Not known: nothing declares it and no use tells it yet.
  case unknown

  /// A named field of a record, an event or a message.
  public struct Field: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The type.
    public var type: ValueType
    /// `true` if it is never missing.
    public var isRequired: Bool

    /// Creates a field.
    public init(name: String, type: ValueType, isRequired: Bool) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
    }
  }

  /// The type in the words of a catalog: `text`, `list of number`.
  public var name: String {
    switch self {
    case .text, .enumeration: "text"
    case .number: "number"
    case .boolean: "boolean"
    case .moment: "moment"
    case .date: "date"
    case .time: "time"
    case .duration: "duration"
    case .list(let element): "list of \(element.name)"
    case .record: "record"
    case .unknown: "unknown"
    }
  }
}
