import JourneyModel

extension Stretch {
  /// The stretch as a script says a length of time.
  var duration: CalendarDuration {
    let whole = max(0, microseconds)
    let days = hasDays ? whole / Self.day : 0
    return CalendarDuration(
      months: months, days: Int(days), microseconds: whole - days * Self.day)
  }
}
