/// A mistake that the reference makes on request, to see that the comparison notices it.
enum Fault: String, CaseIterable {
  /// `<` holds for equal values too.
  case lessHoldsForEqual
  /// `within D` leaves out the event exactly D ago.
  case windowIsExclusive
  /// `round` rounds a half away from zero.
  case halfRoundsAway
  /// A missing value counts as true.
  case missingIsTrue
  /// `since entry` counts the event that started the run.
  case entryCountsItself
  /// The average of nothing is 0.
  case averageOfNothingIsZero
  /// Tests on text heed case.
  case caseMatters
  /// The last arm that matches is taken.
  case lastArmWins
  /// A loop pauses after its last round too.
  case loopPausesAtLast
  /// A split compares with `at least`, or what is the same, is one millionth off: tried on the
  /// smallest shares.
  case splitIgnoresName
  /// One month after 31 January is in March.
  case monthSpills
  /// A calendar day is 24 hours.
  case dayIsElapsed
  /// `next monday` on a Monday is the same day.
  case nextWeekdayIsToday
  /// A past event with a later time than now counts.
  case futureCounts
  /// `wait D without` starts anew once more than it may.
  case waitsAnewTooOften
  /// A binding is visible in the history's condition under the name `event`.
  case outerEventShines
  /// A time-out of arms is planned from the run's beginning.
  case boundCountsFromEntry
}
