public import JourneyModel

/// A value that was seen in a run, apart from the machine that holds it.
public indirect enum SeenValue: Hashable, Sendable {
  /// The absent value.
  case missing
  /// Text.
  case text(String)
  /// A number.
  case number(ExactDecimal)
  /// True or false.
  case boolean(Bool)
  /// A length of time.
  case duration(CalendarDuration)
  /// A day.
  case date(CivilDate)
  /// A time on the clock.
  case time(TimeOfDay)
  /// An instant.
  case moment(Moment)
  /// A list.
  case list([SeenValue])
  /// A record, by the names of its fields.
  case record([String: SeenValue])

  /// `true` for the boolean true alone.
  public var isTrue: Bool { self == .boolean(true) }
}

extension Machine {
  /// Takes a value out of the machine.
  public func seen(_ value: Value) -> SeenValue {
    switch value.tag {
    case .missing, .cursor: .missing
    case .boolean: .boolean(value.isTrue)
    case .number: .number(ExactDecimal(millionths: value.bits))
    case .text: .text(value.string ?? "")
    case .moment: .moment(value.asMoment)
    case .date: .date(value.asDate)
    case .time: .time(TimeOfDay(seconds: Int(value.bits)))
    case .duration: .duration(value.asDuration)
    case .list: .list(value.elements.map(seen))
    case .record: .record(fields(of: value))
    }
  }

  /// The fields of a record, whose elements are names and values by turns.
  private func fields(of record: Value) -> [String: SeenValue] {
    var fields: [String: SeenValue] = [:]
    let elements = record.elements
    for index in stride(from: 0, to: elements.count - 1, by: 2) {
      if let name = elements[index].string { fields[name] = seen(elements[index + 1]) }
    }
    return fields
  }
}
