internal import JourneyModel

/// Holds JSON against the types of a catalog.
enum ValueCheck {
  /// Refuses attributes that lack what is required, or have a declared one of another type; what is
  /// not declared is taken as it is.
  static func check(
    _ node: JSONNode, against fields: FieldTable, path: @autoclosure () -> String,
    isComplete: Bool = true
  ) throws(LineError) {
    for member in node.members ?? [] {
      guard let field = fields.byName[member.key] else { continue }
      if member.value.isNull {
        if field.isRequired { throw missing("\(path()).\(member.key)") }
      } else {
        try check(member.value, is: field.type, path: "\(path()).\(member.key)")
      }
    }
    guard isComplete else { return }
    for name in fields.required where node.member(name) == nil {
      throw missing("\(path()).\(name)")
    }
  }

  /// Refuses a value that is not of the type.
  static func check(
    _ node: JSONNode, is type: ValueType, path: @autoclosure () -> String
  ) throws(LineError) {
    switch type {
    case .unknown: return
    case .boolean where node.boolean != nil: return
    case .number where node.number != nil: return
    case .list(let element):
      guard let elements = node.elements else { break }
      for (index, item) in elements.enumerated() {
        try check(item, is: element, path: "\(path())[\(index)]")
      }
      return
    case .record(let fields):
      guard node.members != nil else { break }
      return try check(node, against: FieldTable(fields), path: path())
    case .boolean, .number: break
    default:
      if let text = node.text { return try check(text, is: type, path: path()) }
    }
    throw LineFields.wrongKind(path(), node, type)
  }

  /// Refuses a text that does not spell a value of the type.
  private static func check(
    _ text: String, is type: ValueType, path: @autoclosure () -> String
  ) throws(LineError) {
    let isFine =
      switch type {
      case .text: true
      case .enumeration(let values): values.contains(text)
      case .moment: Moment(text) != nil
      case .date: CivilDate(text) != nil || Moment(text) != nil
      case .time: TimeOfDay(text) != nil
      case .duration: CalendarDuration(iso8601: text) != nil
      default: false
      }
    if isFine { return }
    if case .enumeration(let values) = type { throw unlisted(text, values, path()) }
    if case .moment = type { throw LineFields.noMoment(path(), text) }
    throw LineError("`\(path())` `\(text.prefix(64))` is no \(type.name)", help: help(for: type))
  }

  /// The error for a text that an enumeration does not list.
  private static func unlisted(_ text: String, _ values: [String], _ path: String) -> LineError {
    let meant = Suggestion.closest(to: text, among: values).map { "did you mean `\($0)`?" }
    let listed = values.map { "`\($0)`" }.joined(separator: ", ")
    return LineError(
      "`\(path)` is `\(text.prefix(64))`, and the catalog lists \(listed)", help: meant)
  }

  /// The error for what must be given.
  private static func missing(_ path: String) -> LineError {
    LineError("`\(path)` is missing, and the catalog requires it", help: "add it")
  }

  /// How a value of a type is written.
  static func help(for type: ValueType) -> String {
    switch type {
    case .text, .enumeration, .unknown: "write it in double quotes"
    case .number: "write it without quotes"
    case .boolean: "write true or false, without quotes"
    case .moment: "write it as `\"2017-03-01T14:00:00Z\"`"
    case .date: "write it as `\"2017-03-01\"`"
    case .time: "write it as `\"09:00\"`"
    case .duration: "write it as `\"PT1H\"`"
    case .list: "write it in brackets"
    case .record: "write it in braces"
    }
  }
}
