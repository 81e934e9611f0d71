internal import JourneyLanguage
internal import JourneyModel

/// Offers what can be done with a journey or a test, above its first line.
struct CodeLenses {
  /// The document.
  let document: Document

  /// The command that runs a test, by the words of the VS Code extension.
  static let runTest = "journey.runTest"
  /// The command that draws a journey.
  static let showGraph = "journey.showGraph"

  /// The lenses: those that run something for a client that has their commands, and those that
  /// tell who waits where for one that names a folder with data.
  func answer(runs: Bool, waiting: WaitingPeople?) -> JSONNode {
    guard document.kind == .script else { return .array([]) }
    return .array((runs ? commands : []) + (waiting.map(counts) ?? []))
  }

  /// The lenses that run something.
  private var commands: [JSONNode] {
    document.tree.items.compactMap { item in
      switch item {
      case .journey(let journey) where !journey.name.text.isEmpty:
        lens(journey.name, "Show the graph", Self.showGraph)
      case .test(let test) where !test.name.text.isEmpty:
        lens(test.name, "Run this test", Self.runTest)
      case .journey, .test, .fragment, .audience, .constant: nil
      }
    }
  }

  /// The lenses that tell how many people wait at each step.
  private func counts(_ waiting: WaitingPeople) -> [JSONNode] {
    waiting.steps.map { step in
      let people = step.count == 1 ? "1 person waits here" : "\(step.count) people wait here"
      return .object([
        "range": document.positions.range(step.span),
        "command": .object(["title": .text(people), "command": .text("")]),
      ])
    }
  }

  /// A lens above a name, whose command takes the file and that name.
  private func lens(_ name: NameSyntax, _ title: String, _ command: String) -> JSONNode {
    .object([
      "range": document.positions.range(name.span),
      "command": .object([
        "title": .text(title), "command": .text(command),
        "arguments": .array([.text(document.uri), .text(name.text)]),
      ]),
    ])
  }
}
