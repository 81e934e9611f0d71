import JourneyModel

extension ExpressionChecker {
  /// Finds what stands behind something of which its line does not tell what it is.
  ///
  /// What no event and no answer has is a mistake whatever was meant. Where the line has been read,
  /// it may speak of what the catalog does not know yet: then only a likely slip is reported.
  func lostPath(_ members: [NameSyntax], isUnread: Bool) -> Found {
    let found = Found(type: .anything, isMissable: false)
    guard let first = members.first, context.catalog.events != nil else { return found }
    let names = context.catalog.memberNames
    if names.contains(first.text) { return found }
    let closest = Suggestion.closest(to: first.text, among: names)
    guard isUnread && !context.lostWords.contains(first.text) || closest != nil else {
      return found
    }
    findings.report(
      NameCode.unknownAttribute, at: first.span, "nothing here has an attribute `\(first.text)`",
      help: closest.map { "did you mean `\($0)`?" },
      fix: closest.map {
        .init(
          span: first.span, replacement: NameSpelling.spelled($0, isMember: true), isSafe: false)
      })
    return .invalid
  }
}

extension Catalog {
  /// The names of all that events and answers hold, in their order.
  fileprivate var memberNames: [String] {
    let events = (events ?? []) + FixedNames.systemEvents
    let answers = (services ?? []).flatMap(\.returns) + FixedNames.outcome
    return events.flatMap { $0.attributes.map(\.name) } + answers.map(\.name) + ["at"]
  }
}
