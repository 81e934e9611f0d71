package import JourneyModel

/// The findings about types and values.
package enum TypeCode {
  /// A value of another type than is wanted.
  package static let wrongType = DiagnosticCode("J3001", "wrong-type")
  /// Two uses of an undeclared name that cannot both be right.
  package static let contradictingUse = DiagnosticCode("J3002", "contradicting-use")
  /// A text that is not among the values of an enumeration.
  package static let unknownValue = DiagnosticCode("J3003", "unknown-value")
  /// A value that may be missing where it must be known.
  package static let possiblyMissing = DiagnosticCode("J3004", "possibly-missing")
  /// A function with too many or too few values.
  package static let wrongArgumentCount = DiagnosticCode("J3005", "wrong-argument-count")
  /// Shares that do not make a hundred per cent.
  package static let shareSum = DiagnosticCode("J3010", "share-sum")
  /// A choice that an earlier one covers.
  package static let duplicateChoice = DiagnosticCode("J3011", "duplicate-choice")
  /// A value that no choice covers.
  package static let uncoveredChoice = DiagnosticCode("J3012", "uncovered-choice")
  /// `newest wins` where nothing is replaced.
  package static let pointlessNewestWins = DiagnosticCode("J3013", "pointless-newest-wins")
  /// A limit that lets nothing pass.
  package static let emptyLimit = DiagnosticCode("J3014", "empty-limit")
  /// Quiet hours from a time to the same time.
  package static let emptyQuietHours = DiagnosticCode("J3015", "empty-quiet-hours")
  /// No such time zone.
  package static let unknownTimeZone = DiagnosticCode("J3016", "unknown-time-zone")
  /// A duration that must last some time, but lasts none.
  package static let emptyDuration = DiagnosticCode("J3017", "empty-duration")
  /// A wait for an event that may never come.
  package static let unboundedWait = DiagnosticCode("J3018", "unbounded-wait", .warning)
  /// `otherwise` in a wait that never ends by time.
  package static let otherwiseWithoutBound = DiagnosticCode("J3019", "otherwise-without-bound")
  /// A send whose kind disagrees with the catalog.
  package static let wrongMessageKind = DiagnosticCode("J3020", "wrong-message-kind")
  /// An address where the user's own is due.
  package static let addressNotAllowed = DiagnosticCode("J3021", "address-not-allowed")
  /// A count that is no whole number, or too large or small.
  package static let wrongCount = DiagnosticCode("J3022", "wrong-count")
  /// An attribute that nobody may set.
  package static let readOnlyAttribute = DiagnosticCode("J3023", "read-only-attribute")
  /// A schedule that ends before it begins.
  package static let emptySchedule = DiagnosticCode("J3024", "empty-schedule")

  /// What may only seem to be wrong as long as the catalog is not known.
  package static let withCatalogOnly: Set<DiagnosticCode> = [
    wrongType, contradictingUse, possiblyMissing, uncoveredChoice, wrongMessageKind,
  ]

  /// Every code of this family.
  package static let all = [
    wrongType, contradictingUse, unknownValue, possiblyMissing, wrongArgumentCount, shareSum,
    duplicateChoice, uncoveredChoice, pointlessNewestWins, emptyLimit, emptyQuietHours,
    unknownTimeZone, emptyDuration, unboundedWait, otherwiseWithoutBound, wrongMessageKind,
    addressNotAllowed, wrongCount, readOnlyAttribute, emptySchedule,
  ]
}
