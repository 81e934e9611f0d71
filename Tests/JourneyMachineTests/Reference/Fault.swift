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
  /// A split takes everybody to where another split of the journey would.
  case splitIgnoresName
  /// A month is 30 days.
  case monthSpills
  /// A calendar day is 24 hours.
  case dayIsElapsed
  /// `next monday` on a Monday is the same day.
  case nextWeekdayIsToday
  /// A past event with a later time than now counts.
  case futureCounts
  /// `wait D without` starts anew once more than it may.
  case waitsAnewTooOften
  /// `event` in the condition of a question about the past is the event around it.
  case outerEventShines
  /// The bound of a wait with arms counts from the run's beginning.
  case boundCountsFromEntry
  /// What a branch has named is forgotten as it ends.
  case branchesBringNothing
}
