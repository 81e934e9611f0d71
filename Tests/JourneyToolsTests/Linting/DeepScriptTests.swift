import JourneyModel
import JourneyTools
import Testing

/// Lint takes time in proportion to a script, however it is made.
@Suite struct DeepScriptTests {
  /// How long lint of a script takes, the compiler left out, is not measured here: what would grow
  /// faster than a script makes these run for minutes.
  @Test func `thousands of steps in a row are looked at once each`() {
    let count = 20_000
    let steps = (0..<count).map { "  set user.a\($0) = \($0)" }.joined(separator: "\n")
    let script = "journey j \"J\"\n  trigger on a\n\(steps)\n  send m by email\nend\n"
    let found = SourceCheck(catalog: nil).findings(
      in: SourceFile(name: "long.journey", text: script))
    #expect(Set(found.map(\.code.name)) == ["long-journey", "long-script"])
  }

  @Test func `a list of thousands of values is looked at once`() {
    let values = (0..<20_000).map { "\"v\($0)\"" }.joined(separator: ", ")
    let script =
      "journey j \"J\"\n  trigger on a where event.x is in [\(values)]\n  send m by email\nend\n"
    let found = SourceCheck(catalog: nil).findings(
      in: SourceFile(name: "wide.journey", text: script))
    #expect(found.isEmpty)
  }
}
