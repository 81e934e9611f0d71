internal import JourneyAnalysis
internal import JourneyModel

/// The bounds of the journeys of a workspace, for people and for programs.
struct WorkspaceBoundsReport {
  /// The bounds of each journey.
  private let bounds: [JourneyBounds]
  /// Those of all together.
  private let together: WorkspaceBounds

  /// Works out the bounds of a workspace.
  init(_ workspace: LoadedWorkspace) {
    let limits = workspace.catalog?.limits ?? []
    bounds = workspace.journeys.map { JourneyBounds(of: $0.definition, limits: limits) }
    together = WorkspaceBounds(bounds, limits: limits)
  }

  // MARK: Text

  /// A few lines for each journey, then for all together where there are several.
  var text: String {
    let own = bounds.map(Self.text).joined()
    guard bounds.count > 1 else { return own }
    return own + "all \(bounds.count) journeys together\n" + Self.lines(of: together.messages)
  }

  /// The bounds of a journey.
  private static func text(_ bounds: JourneyBounds) -> String {
    let spacing = bounds.spacing.map { spacing in
      spacing.isZero
        ? ", and two messages may leave at once"
        : ", and messages are at least \(spacing.inDays) apart"
    }
    let runs =
      bounds.hasRunsSideBySide ? "  any number of runs of one person may stand side by side\n" : ""
    return "\(bounds.journeyID)\n\(lines(of: bounds.messages))"
      + "  \(words(bounds.length))\(spacing ?? "")\n\(runs)"
  }

  /// The messages that one person gets at most.
  private static func lines(of messages: [JourneyBounds.Messages]) -> String {
    let parts = messages.map { messages in
      let marketing =
        messages.marketing == messages.all
        ? "" : " (\(words(messages.marketing)) of marketing)"
      return "\(words(messages.all))\(marketing) in \(messages.window.inDays)"
    }
    return "  messages to one person: \(parts.joined(separator: ", "))\n"
  }

  /// A number of messages in words.
  static func words(_ count: JourneyBounds.Count) -> String {
    switch count {
    case .atMost(let number): "at most \(number)"
    case .atLeast(let number): "\(number) or more"
    case .unbounded: "any number"
    case .unknown: "too many ways to count"
    }
  }

  /// The length of a run in words.
  private static func words(_ length: JourneyBounds.Length) -> String {
    switch length {
    case .atMost(let length):
      length.isZero ? "a run ends at once" : "a run ends within \(length.inDays)"
    case .unbounded: "a run may wait for ever"
    case .unknown: "a run has too many ways to tell how long it takes"
    }
  }

  // MARK: JSON

  /// The bounds as an object: the journeys, and all of them together.
  ///
  /// What has no bound is left out.
  var node: JSONNode {
    .object([
      "journeys": .array(bounds.map(Self.node)),
      "together": .array(together.messages.map(Self.node)),
    ])
  }

  /// The bounds of a journey.
  private static func node(_ bounds: JourneyBounds) -> JSONNode {
    var longest: JSONNode?
    if case .atMost(let length) = bounds.length { longest = .text(length.iso8601) }
    return .object([
      "journey_id": .text(bounds.journeyID),
      "messages": .array(bounds.messages.map(node)),
      "longest_run": longest,
      "least_spacing": bounds.spacing.map { .text($0.iso8601) },
    ])
  }

  /// The messages in a window.
  private static func node(_ messages: JourneyBounds.Messages) -> JSONNode {
    .object([
      "in": .text(messages.window.iso8601), "all": number(messages.all),
      "marketing": number(messages.marketing), "transactional": number(messages.transactional),
    ])
  }

  /// A number; `nil` where there is no bound.
  private static func number(_ count: JourneyBounds.Count) -> JSONNode? {
    if case .atMost(let number) = count { return .integer(number) }
    return nil
  }
}
