import JourneyModel
import JourneyTools
import Testing

/// A head and steps of a journey, with what is found in them.
struct HabitCase: CustomTestStringConvertible, Sendable {
  /// What it shows, in a sentence.
  let name: String
  /// The head, behind `trigger on cart_abandoned`.
  var head = ""
  /// The steps.
  var steps = "send reminder by email"
  /// What the catalog declares.
  var catalog: String?
  /// The names of the findings.
  var expected: [String] = []

  var testDescription: String { name }

  /// The names of what is found.
  var found: [String] {
    let script = """
      journey rescue "Win back abandoned carts"
        trigger on cart_abandoned
        \(head)

        \(steps)
      end
      """
    let declared = catalog.flatMap { text in
      CatalogLoader.load(
        SourceFile(name: "journey.yaml", text: text), isKnownTimeZone: ZoneFiles.isKnown
      ).catalog
    }
    let source = SourceFile(name: "test.journey", text: script)
    return SourceCheck(catalog: declared).findings(in: source).map(\.code.name)
  }
}
