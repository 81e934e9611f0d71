import JourneyModel

/// A type as the checker knows it so far.
enum TypeTerm: Sendable {
  /// A type that is settled.
  case known(ValueType)
  /// A list whose elements may be unsettled.
  indirect case list(TypeTerm)
  /// The type of an undeclared name, by its number in the table.
  case open(Int)
  /// Agrees with every type: `missing`, and what has been reported already.
  case anything

  /// The settled types that scripts need most.
  static let text = TypeTerm.known(.text)
  static let number = TypeTerm.known(.number)
  static let boolean = TypeTerm.known(.boolean)
  static let moment = TypeTerm.known(.moment)
  static let date = TypeTerm.known(.date)
  static let time = TypeTerm.known(.time)
  static let duration = TypeTerm.known(.duration)

  /// The term for a declared type.
  init(_ type: ValueType) {
    switch type {
    case .unknown: self = .anything
    case .list(let element): self = .list(TypeTerm(element))
    default: self = .known(type)
    }
  }
}

extension ValueType {
  /// The type with its article, as a message says it: `a number`, `text`.
  var phrase: String {
    switch self {
    case .text, .enumeration: "text"
    case .unknown: "something unknown"
    case .boolean: "true or false"
    case .list(.unknown): "a list"
    case .list(let element): "a list of \(element.plural)"
    default: "a \(name)"
    }
  }

  /// `true` if values of this type have an order.
  var hasOrder: Bool {
    switch self {
    case .number, .moment, .date, .time, .duration: true
    case .text, .enumeration, .boolean, .list, .record, .unknown: false
    }
  }
}
