public import JourneyModel

extension CalendarDuration {
  /// The duration in words, its weeks told as days: `7 days`.
  public var inDays: String {
    let days = days == 0 ? nil : "\(days) day\(abs(days) == 1 ? "" : "s")"
    let months = months == 0 ? nil : CalendarDuration(months: months).description
    let rest = microseconds == 0 ? nil : CalendarDuration(microseconds: microseconds).description
    let parts = [months, days, rest].compactMap(\.self)
    return parts.isEmpty ? description : parts.joined(separator: " ")
  }
}
