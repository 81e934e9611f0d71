/// The instructions.
///
/// `a`, `b` and `c` are the operands, `F` the register file, `flag` a small number.
///
/// A branch goes `c` instructions ahead; only `jump` can go back. A write goes to a temporary; the
/// run's own registers and the arguments of effects are written by `keep` alone, which copies what
/// a value points to, so that nothing outlives its arena.
enum Opcode: UInt8, CaseIterable {
  // MARK: The course of a run

  /// Answers that the input is nothing to this wait.
  case stay
  /// Parks at state `a` until the moment F[b], or for ever if that is missing.
  case park
  /// Stops with the effect of state `a`; goes on behind it.
  case effect
  /// Ends the run; with `flag` 1 by `stop`, for the reason F[a].
  case finish
  /// Stops at state `a`, where branches begin.
  case fork
  /// Stops at state `a`, where a branch has come to its end.
  case join
  /// Answers F[a].
  case answer
  /// Answers true.
  case answerTrue
  /// Answers false.
  case answerFalse
  /// Records that state `a` is entered, and burns fuel.
  case enterState
  /// Goes to the address in `b` and `c`; burns fuel on the way back.
  case jump

  // MARK: Branches

  /// Branches if F[a] is true.
  case branchIf
  /// Branches unless F[a] is true.
  case branchUnless
  /// Branches if F[a] and F[b] are equal.
  case branchEqual
  /// Branches unless F[a] and F[b] are equal.
  case branchUnequal
  /// Branches if F[a] is less than F[b].
  case branchLess
  /// Branches unless F[a] is less than F[b].
  case branchNotLess
  /// Branches if F[a] is less than or equal to F[b].
  case branchAtMost
  /// Branches unless F[a] is less than or equal to F[b].
  case branchNotAtMost
  /// Branches if F[a] is an element of the list F[b].
  case branchIn
  /// Branches unless F[a] is an element of the list F[b].
  case branchNotIn
  /// Branches if F[a] is not missing.
  case branchKnown
  /// Branches if F[a] is missing.
  case branchMissing
  /// Branches unless F[a] is of a kind: a number (`flag` 0), an ordered one (1), a list (2).
  case branchUnlessKind
  /// Branches unless the payload of F[a] is the number `b` itself.
  case branchUnlessCode

  // MARK: Moving

  /// F[a] = F[b].
  case move
  /// F[a] = F[b], with a copy of its own of what that points to; `a` belongs to the run.
  case keep
  /// F[a] = the field of the record F[b] that F[c] names.
  case member
  /// F[a] = the list of the `c` values from F[b] on.
  case makeList

  // MARK: Arithmetic

  /// F[a] = F[b] + F[c]; calendar steps in zone `flag`.
  case add
  /// F[a] = F[b] - F[c]; calendar steps in zone `flag`.
  case subtract
  /// F[a] = F[b] * F[c].
  case multiply
  /// F[a] = F[b] / F[c].
  case divide
  /// F[a] = -F[b].
  case negate
  /// F[a] = F[b] rounded half to even to F[c] fractional digits.
  case round
  /// F[a] = the greatest whole number not above F[b].
  case floor
  /// F[a] = the least whole number not below F[b].
  case ceil
  /// F[a] = F[b] without its sign.
  case absolute
  /// F[a] = the least of the `c` values from F[b] on.
  case least
  /// F[a] = the greatest of the `c` values from F[b] on.
  case greatest

  // MARK: Text

  /// F[a] = F[b] in small letters.
  case lower
  /// F[a] = F[b] in capital letters.
  case upper
  /// F[a] = F[b] without white space at its ends.
  case trim
  /// F[a] = the code points of the text, or the elements of the list, F[b].
  case length
  /// F[a] = the spelling of the `c` values from F[b] on, joined.
  case concat
  /// F[a] = whether F[b] holds F[c] somewhere, ignoring case.
  case contains
  /// F[a] = whether F[b] begins with F[c], ignoring case.
  case startsWith
  /// F[a] = whether F[b] ends with F[c], ignoring case.
  case endsWith
  /// F[a] = the moment or date F[b] spelled by the pattern F[c] in zone `flag`.
  case formatDate

  // MARK: Calendar

  /// F[a] = the day of the moment F[b] in zone `flag`, and `c` days on.
  case dayAhead
  /// F[a] = the next day after that of F[b] in zone `flag` which is weekday `c`.
  case weekdayAhead
  /// F[a] = the day of F[b] in zone `flag`, moved by the months and days of F[c].
  case shiftedDay
  /// F[a] = the moment F[b], or the start of the date F[b] in zone `flag`.
  case instantOf
  /// F[a] = the time F[c] on the day F[b] in zone `flag`.
  case momentAt
  /// F[a] = the first moment after F[c] at which clocks in zone `flag` show F[b].
  case nextTime
  /// F[a] = part `c` (a `CalendarPart`) of F[b] in zone `flag`.
  case calendarPart
  /// F[a] = so many of the unit `c` (a `DurationUnit`) as the number F[b] says.
  case durationOf

  // MARK: What time alone turns

  /// F[a] = the first moment which, moved by F[c] in zone `flag`, is not before F[b].
  case reaches
  /// F[a] = the first moment which, moved by F[c] in zone `flag`, is after F[b].
  case passes
  /// F[a] = the earlier of F[a] and F[b], if that is a moment after now.
  case sooner
  /// F[a] = the duration F[b] as elapsed time of its usual length, by which durations compare.
  case usualLength
  /// F[a] = the next full hour after F[b] in zone `flag`.
  case nextHour
  /// F[a] = the time of the first event of cursor F[b]'s name that is later than now.
  case historyUpcoming

  // MARK: Past events and lists

  /// F[a] = a cursor over the past events of name `b`, up to now; first asks for them if need be.
  case historyOpen
  /// Leaves out of cursor F[a] what came before the moment F[b].
  case historyFrom
  /// Leaves out of cursor F[a] what came up to the entry of the run.
  case historySince
  /// Copies the next event of cursor F[a] to the `flag` registers from F[b] on, or branches.
  case historyNext
  /// Copies the last event of cursor F[a] to the `flag` registers from F[b] on, or branches.
  case historyPrevious
  /// F[a] = the number of events of cursor F[b].
  case historyCount
  /// F[a + 1] = the element number F[a] of the list F[b], and F[a] grows; or branches.
  case listNext

  // MARK: Chance

  /// F[a] = where the user stands in the split that F[b] names: 0 to under 100 per cent.
  case splitPoint
}

/// A part of a moment or date.
enum CalendarPart: UInt16, CaseIterable {
  case day, weekday, hour, month, year
}

/// A unit that a number is turned into a duration by.
enum DurationUnit: UInt16, CaseIterable {
  case seconds, minutes, hours, days, weeks, months, years
}
