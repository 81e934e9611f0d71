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

  /// The lenses, for a client that runs their commands.
  func answer(runs: Bool) -> JSONNode {
    guard runs, document.kind == .script else { return .array([]) }
    return .array(
      document.tree.items.compactMap { item in
        switch item {
        case .journey(let journey) where !journey.name.text.isEmpty:
          lens(journey.name, "Show the graph", Self.showGraph)
        case .test(let test) where !test.name.text.isEmpty:
          lens(test.name, "Run this test", Self.runTest)
        case .journey, .test, .fragment, .audience, .constant: nil
        }
      })
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
