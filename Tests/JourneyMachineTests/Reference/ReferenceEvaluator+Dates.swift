import JourneyModel

extension ReferenceEvaluator {
  /// The names of the months.
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The names of the weekdays.
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The text of a date by a pattern: every run of one letter is a field, or stands for itself.
  func formatted(_ arguments: [ReferenceValue]) -> ReferenceValue {
    guard arguments.count == 2, case .text(let pattern) = arguments[1],
      let (date, time) = calendar(of: arguments[0])
    else { return .missing }
    var result = ""
    var rest = pattern.unicodeScalars[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      rest = rest.dropFirst(run.count)
      result += field(String(run), date, time) ?? String(run)
    }
    return .limited(result)
  }

  /// What a run of letters stands for.
  private func field(_ letters: String, _ date: CivilDate, _ time: TimeOfDay) -> String? {
    let (year, month, day) = date.parts
    let (hour, minute, second) = (time.seconds / 3600, time.seconds / 60 % 60, time.seconds % 60)
    return switch letters {
    case "yyyy": zeros(year, 4)
    case "yy": zeros(year % 100, 2)
    case "MMMM": Self.months[month - 1]
    case "MMM": String(Self.months[month - 1].prefix(3))
    case "MM": zeros(month, 2)
    case "M": String(month)
    case "dd": zeros(day, 2)
    case "d": String(day)
    case "EEEE": Self.weekdays[date.weekday - 1]
    case "EEE": String(Self.weekdays[date.weekday - 1].prefix(3))
    case "HH": zeros(hour, 2)
    case "H": String(hour)
    case "mm": zeros(minute, 2)
    case "m": String(minute)
    case "ss": zeros(second, 2)
    case "s": String(second)
    default: nil
    }
  }

  /// The number with zeros before it.
  private func zeros(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
