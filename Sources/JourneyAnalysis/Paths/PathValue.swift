public import JourneyModel

/// A value of a made-up person or event.
public indirect enum PathValue: Hashable, Sendable {
  /// No value.
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
  case list([PathValue])
  /// Named fields.
  case record([String: PathValue])

  /// The value behind some names; missing where there is none.
  func member(_ names: some Sequence<String>) -> PathValue {
    names.reduce(self) { value, name in
      if case .record(let fields) = value { return fields[name] ?? .missing }
      return .missing
    }
  }

  /// The value with another one behind some names.
  func setting(_ names: ArraySlice<String>, to value: PathValue) -> PathValue {
    guard let name = names.first else { return value }
    var fields: [String: PathValue] = [:]
    if case .record(let own) = self { fields = own }
    let inner = (fields[name] ?? .missing).setting(names.dropFirst(), to: value)
    fields[name] = inner == .missing ? nil : inner
    return .record(fields)
  }

  /// Less, equal or greater than another value: below, at or above nought; `nil` for values that
  /// have no common order.
  func order(to other: PathValue) -> Int? {
    func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
      left < right ? -1 : left > right ? 1 : 0
    }
    switch (self, other) {
    case (.number(let left), .number(let right)): return compare(left, right)
    case (.duration(let left), .duration(let right)):
      return compare(left.nominalMicroseconds, right.nominalMicroseconds)
    case (.date(let left), .date(let right)): return compare(left, right)
    case (.time(let left), .time(let right)): return compare(left, right)
    case (.moment(let left), .moment(let right)): return compare(left, right)
    default: return nil
    }
  }

  /// `true` if two values are one; a missing one is like none.
  func equals(_ other: PathValue) -> Bool {
    if self == .missing || other == .missing { return false }
    return order(to: other).map { $0 == 0 } ?? (self == other)
  }
}

extension PathValue {
  /// The value as JSON, as events and users bring it.
  public var json: JSONNode {
    switch self {
    case .missing: JSONNode(.null)
    case .text(let text): .text(text)
    case .number(let number): JSONNode(.number(number))
    case .boolean(let flag): .boolean(flag)
    case .duration(let duration): .text(duration.iso8601)
    case .date(let date): .text("\(date)")
    case .time(let time): .text("\(time)")
    case .moment(let moment): .text("\(moment)")
    case .list(let items): JSONNode(.array(items.map(\.json)))
    case .record(let fields):
      .object(members: fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
    }
  }
}
