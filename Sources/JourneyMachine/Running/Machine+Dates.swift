import JourneyModel

extension Machine {
  /// The names of the months.
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The names of the weekdays.
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// A moment or date by a pattern: every run of one letter is a field, or stands for itself.
  func formatted(_ value: Value, by pattern: Value, zone: UInt8) -> Value {
    guard let (date, seconds) = calendar(value, zone: zone), pattern.tag == .text,
      let base = pattern.bytes.baseAddress
    else { return .missing }
    var spelling = SpellingBuffer(arena: arena)
    var index = 0
    while index < pattern.count {
      var end = index + 1
      while end < pattern.count, base[end] == base[index] { end += 1 }
      let run = Value.text(base + index, count: end - index)
      let field = Self.field(base[index], count: end - index, date, seconds)
      guard field.map({ spelling.append($0) }) ?? spelling.append(run) else { return .missing }
      index = end
    }
    return spelling.text
  }

  /// What a run of letters stands for.
  private static func field(
    _ letter: UInt8, count: Int, _ date: CivilDate, _ seconds: Int
  ) -> String? {
    let (year, month, day) = date.parts
    return switch (Character(Unicode.Scalar(letter)), count) {
    case ("y", 4): padded(year, 4)
    case ("y", 2): padded(year % 100, 2)
    case ("M", 4): months[month - 1]
    case ("M", 3): String(months[month - 1].prefix(3))
    case ("M", 1...2): padded(month, count)
    case ("d", 1...2): padded(day, count)
    case ("E", 4): weekdays[date.weekday - 1]
    case ("E", 3): String(weekdays[date.weekday - 1].prefix(3))
    case ("H", 1...2): padded(seconds / 3600, count)
    case ("m", 1...2): padded(seconds / 60 % 60, count)
    case ("s", 1...2): padded(seconds % 60, count)
    default: nil
    }
  }

  /// A number with zeros before it.
  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
