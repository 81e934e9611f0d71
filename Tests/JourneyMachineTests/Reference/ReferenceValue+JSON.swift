import JourneyModel

extension ReferenceValue {
  /// The value that JSON of a given type says; missing if it is of another kind.
  static func reading(_ payload: Payload, as type: ValueType) -> ReferenceValue {
    switch (type, payload) {
    case (_, .null): .missing
    case (.unknown, _): untyped(payload)
    case (.text, .text(let text)), (.enumeration, .text(let text)): limited(text)
    case (.number, .number(let number)): .number(number)
    case (.boolean, .boolean(let value)): .boolean(value)
    case (.moment, .text(let text)): Moment(text).map(ReferenceValue.moment) ?? .missing
    case (.date, .text(let text)): day(in: text).map(ReferenceValue.date) ?? .missing
    case (.time, .text(let text)): TimeOfDay(text).map(ReferenceValue.time) ?? .missing
    case (.duration, .text(let text)):
      CalendarDuration(iso8601: text).map(ReferenceValue.duration) ?? .missing
    case (.list(let element), .array(let items)): .list(items.map { reading($0, as: element) })
    case (.record(let fields), .object): record(payload, fields: fields)
    default: .missing
    }
  }

  /// The record of an object, its members by their declared types, the others as they are.
  static func record(_ payload: Payload, fields: [ValueType.Field]) -> ReferenceValue {
    guard case .object(let members) = payload else { return .missing }
    var record: [String: ReferenceValue] = [:]
    for member in members {
      let type = fields.first { $0.name == member.key }?.type ?? .unknown
      let value = reading(member.value, as: type)
      if value.isKnown { record[member.key] = value }
    }
    return .record(record)
  }

  /// The value of JSON that nothing declares.
  private static func untyped(_ payload: Payload) -> ReferenceValue {
    switch payload {
    case .null: .missing
    case .boolean(let value): .boolean(value)
    case .number(let number): .number(number)
    case .text(let text): limited(text)
    case .array(let items): .list(items.map(untyped))
    case .object: record(payload, fields: [])
    }
  }

  /// The day that text names, be it alone or the beginning of a moment.
  private static func day(in text: String) -> CivilDate? {
    if let date = CivilDate(text) { return date }
    return Moment(text) == nil ? nil : CivilDate(String(text.prefix(10)))
  }

  /// The value as JSON; members of records by name.
  var payload: Payload {
    switch self {
    case .missing: .null
    case .boolean(let value): .boolean(value)
    case .number(let value): .number(value)
    case .text(let value): .text(value)
    case .moment(let value): .text(value.description)
    case .date(let value): .text(value.description)
    case .time(let value): .text(value.description)
    case .duration(let value): .text(value.iso8601)
    case .list(let items): .array(items.map(\.payload))
    case .record(let fields):
      .object(fields.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: $0.value.payload) })
    }
  }
}
