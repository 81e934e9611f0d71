internal import JourneyModel

extension RuleBook {
  /// The pages about the files of a workspace together.
  static let workspacePages: [RulePage] = [
    RulePage(
      WorkspaceCode.duplicateJourney,
      """
      Two files declare a journey of the same name. They would be published over each other: \
      rename one of them.
      """,
      withoutExample: "it takes two files")
  ]
}
