internal import JourneyModel

/// The findings about the files of a workspace together.
enum WorkspaceCode {
  /// Two files declare the same journey.
  static let duplicateJourney = DiagnosticCode("J6900", "journey-in-two-files")

  /// Every code of this family.
  static let all = [duplicateJourney]
}
