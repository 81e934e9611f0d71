internal import JourneyModel

/// Says types as a catalog does.
enum TypeText {
  /// The type with its values or fields, on one line.
  static func text(of type: ValueType) -> String {
    switch type {
    case .enumeration(let values):
      "text: " + values.map { NameSpelling.quoted($0) }.joined(separator: ", ")
    case .list(let element): "list of \(text(of: element))"
    case .unknown: "not known"
    case .text, .number, .boolean, .moment, .date, .time, .duration, .record: type.name
    }
  }

  /// A field with its type, marked if it is never missing.
  static func text(of field: ValueType.Field) -> String {
    "\(NameSpelling.spelled(field.name, isMember: true)): \(mark(field))"
  }

  /// The type of a field, marked if it is never missing.
  static func mark(_ field: ValueType.Field) -> String {
    if case .enumeration = field.type {
      return (field.isRequired ? "text!" : "text") + text(of: field.type).dropFirst(4)
    }
    return text(of: field.type) + (field.isRequired ? "!" : "")
  }
}
