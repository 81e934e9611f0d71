import JourneyModel

/// A stretch as a script says a length of time.
extension Stretch {
  /// The length of time that it is never shorter than, whatever the calendar does.
  var leastDuration: CalendarDuration {
    var told = self
    if months > 0, beforeMonths != .none || monthSteps > 1 {
      told = Stretch(microseconds: least, hasDays: true)
    }
    while told.microseconds > 0, canBeShorter(than: told.duration) {
      told.microseconds -= Self.clockShift
    }
    return told.duration
  }

  /// The length of time that it is never longer than, whatever the calendar does.
  var greatestDuration: CalendarDuration {
    var told = self
    if months > 0, beforeMonths != .none {
      told.microseconds += greatest - MonthLengths.leastDays(months) * Self.day - microseconds
    }
    while canBeLonger(than: told.duration), told.microseconds < Self.microsecondsMax {
      told.microseconds += Self.clockShift
    }
    return told.duration
  }

  /// The length of time as it is counted.
  var duration: CalendarDuration {
    let whole = max(0, microseconds)
    let days = hasDays || !hasElapsed ? whole / Self.day : 0
    return CalendarDuration(
      months: months, days: Int(days), microseconds: whole - days * Self.day)
  }
}
