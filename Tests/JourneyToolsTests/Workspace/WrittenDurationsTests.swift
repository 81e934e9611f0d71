import JourneyModel
import JourneyTools
import Testing

/// Findings give lengths of time as the author wrote them.
@Suite struct WrittenDurationsTests {
  /// The messages about a journey of these lines.
  private func messages(_ lines: String) -> [String] {
    let source = SourceFile(
      name: "test.journey",
      text: "journey j \"J\"\n  trigger on cart_abandoned\n\(lines)\nend\n")
    return SourceCheck(catalog: nil).findings(in: source).map(\.message)
  }

  @Test(arguments: [
    ("7 days", "14 days"), ("1 week", "2 weeks"), ("24 hours", "336 hours"),
    ("60 minutes", "1 week 3 days"), ("1 day 12 hours", "36 days"),
  ])
  func `a length is told as it was written`(goal: String, wait: String) {
    let found = messages("  goal order_placed within \(goal)\n  wait \(wait)\n  send m by email")
    #expect(found == ["the goal counts for \(goal), and nothing is sent before \(wait)"])
  }

  @Test func `a length that is written in two ways is told in the first`() {
    let found = messages(
      "  goal order_placed within 7 days\n  goal visit within 1 week\n  wait 14 days\n"
        + "  send m by email")
    #expect(
      Set(found) == ["the goal counts for 7 days, and nothing is sent before 14 days"])
  }
}
