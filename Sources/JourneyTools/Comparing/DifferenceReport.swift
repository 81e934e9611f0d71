internal import JourneyAnalysis
internal import JourneyModel

/// The forms in which differences are shown.
public enum DifferenceFormat: String, CaseIterable, Sendable {
  /// By category, a line each.
  case text
  /// An array for programs.
  case json
}

/// What the journeys of two files have different, in words.
public struct DifferenceReport {
  /// The journeys.
  private let journeys: [JourneyDifference]

  /// Compares the journeys of two files by their names.
  public init(from old: LoadedWorkspace, to new: LoadedWorkspace) {
    journeys = JourneyDifference.all(
      from: old.journeys.map(\.definition), to: new.journeys.map(\.definition),
      oldLimits: old.catalog?.limits ?? [], newLimits: new.catalog?.limits ?? [])
  }

  /// `true` if a change means something for people who are inside, come in or get messages.
  public var concernsPeople: Bool {
    journeys.contains { $0.changes.contains { $0.category.concernsPeople } }
  }

  /// The report in a form.
  public func text(_ format: DifferenceFormat) -> String {
    switch format {
    case .text: journeys.map(text).joined(separator: "\n")
    case .json: String(decoding: JSONWriter.pretty(.array(journeys.map(node))), as: UTF8.self)
    }
  }

  /// A journey with its changes, by category.
  private func text(_ journey: JourneyDifference) -> String {
    let count = journey.changes.count
    if count == 0 { return "\(journey.name): nothing has changed\n" }
    var text = "\(journey.name): \(Figures.counted(count, "change"))\n"
    for category in JourneyChange.Category.allCases {
      let changes = journey.changes.filter { $0.category == category }
      if changes.isEmpty { continue }
      text += "\n\(category.heading)\n"
      for change in changes { text += line(change) }
    }
    return text
  }

  /// A change with its lines in the old and in the new script.
  private func line(_ change: JourneyChange) -> String {
    let lines =
      switch (change.oldLine, change.newLine) {
      case (let old?, let new?) where old == new: "line \(old)"
      case (let old?, let new?): "line \(old) → \(new)"
      case (let old?, nil): "line \(old) →"
      case (nil, let new?): "line → \(new)"
      case (nil, nil): ""
      }
    let blanks = String(repeating: " ", count: max(1, Self.marginWidth - lines.count))
    return "  \(lines)\(blanks)\(change.message)\n"
  }

  /// The columns that the lines of a change take: as many as four digits on both sides need.
  private static let marginWidth = 18

  /// A journey with its changes, for programs.
  private func node(_ journey: JourneyDifference) -> JSONNode {
    .object(members: [
      ("journey", .text(journey.name)),
      ("concerns_people", .boolean(journey.changes.contains { $0.category.concernsPeople })),
      ("changes", .array(journey.changes.map(node))),
    ])
  }

  /// A change, for programs.
  private func node(_ change: JourneyChange) -> JSONNode {
    .object(members: [
      ("category", .text(change.category.rawValue)), ("kind", .text(change.kind.rawValue)),
      ("message", .text(change.message)),
      ("old_line", change.oldLine.map(JSONNode.integer) ?? JSONNode(.null)),
      ("new_line", change.newLine.map(JSONNode.integer) ?? JSONNode(.null)),
      ("old_state", change.oldState.map(JSONNode.text) ?? JSONNode(.null)),
      ("new_state", change.newState.map(JSONNode.text) ?? JSONNode(.null)),
    ])
  }
}

extension JourneyChange.Category {
  /// The words above the changes of a category.
  fileprivate var heading: String {
    switch self {
    case .inFlight: "for people who are inside"
    case .audience: "who comes in, leaves and counts"
    case .sends: "what is sent and done"
    case .bounds: "what is certain"
    case .promises: "what is promised"
    case .schema: "what is read from outside"
    case .cosmetics: "what only people read"
    }
  }
}
