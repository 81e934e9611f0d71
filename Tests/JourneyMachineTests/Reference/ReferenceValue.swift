import JourneyModel

/// A value as the reference knows it: a plain tree.
indirect enum ReferenceValue: Equatable {
  /// The absent value.
  case missing
  /// True or false.
  case boolean(Bool)
  /// A number.
  case number(ExactDecimal)
  /// Text.
  case text(String)
  /// An instant.
  case moment(Moment)
  /// A day.
  case date(CivilDate)
  /// A time on the clock.
  case time(TimeOfDay)
  /// A length of time.
  case duration(CalendarDuration)
  /// A list.
  case list([ReferenceValue])
  /// Named values; a missing one is left out.
  case record([String: ReferenceValue])

  /// The most bytes of a text.
  static let textMax = 65_536

  /// `true` only for the boolean that is true.
  var isTrue: Bool { self == .boolean(true) }

  /// `true` if there is a value.
  var isKnown: Bool { self != .missing }

  /// A text, or missing if it is longer than texts may be.
  static func limited(_ text: String) -> ReferenceValue {
    text.utf8.count > textMax ? .missing : .text(text)
  }

  /// A number, or missing where there is none.
  static func optional(_ number: ExactDecimal?) -> ReferenceValue {
    number.map(ReferenceValue.number) ?? .missing
  }

  /// The value behind names of records.
  func member(_ path: [String]) -> ReferenceValue {
    var value = self
    for name in path {
      guard case .record(let fields) = value else { return .missing }
      value = fields[name] ?? .missing
    }
    return value
  }

  /// `true` if the two are equal: of one type, and neither missing.
  func equals(_ other: ReferenceValue) -> Bool {
    switch (self, other) {
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.text(let left), .text(let right)): return left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.record(let left), .record(let right)):
      return left.count == right.count
        && left.allSatisfy { name, value in right[name].map { value.equals($0) } ?? false }
    default: return compared(to: other) == 0
    }
  }

  /// Below zero, zero or above as the order of two values says; `nil` where they have none.
  func compared(to other: ReferenceValue) -> Int? {
    switch (self, other) {
    case (.number(let left), .number(let right)): sign(left.millionths, right.millionths)
    case (.moment(let left), .moment(let right)): sign(left.microseconds, right.microseconds)
    case (.date(let left), .date(let right)): sign(left.daysSince1970, right.daysSince1970)
    case (.time(let left), .time(let right)): sign(left.seconds, right.seconds)
    case (.duration(let left), .duration(let right)):
      sign(left.nominalMicroseconds, right.nominalMicroseconds)
    default: nil
    }
  }

  /// The sign of the difference.
  private func sign<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }
}
