import Foundation
import Testing

/// `journey decompile`: a definition becomes a script again.
@Suite struct DecompileTests {
  /// A folder for what is written.
  private let folder = TemporaryFolder()

  /// Runs a line of the shell in the folder.
  private func shell(_ line: String) throws -> Command.Outcome {
    try Command.shell(line, in: folder.path)
  }

  @Test func `the examples come back as they were compiled`() throws {
    let catalog = "--catalog '\(Command.shop)/journey.yaml'"
    for name in ["abandoned_cart", "welcome"] {
      let there = try shell("journey compile '\(Command.shop)/\(name).journey' -o a.json")
      #expect(there.status == 0, "\(there.messages)")
      let back = try shell("journey decompile a.json -o \(name).journey \(catalog)")
      #expect(back.status == 0 && back.messages.isEmpty, "\(back.messages)")
      #expect(try shell("journey fmt --check \(name).journey").status == 0)
      #expect(try shell("journey compile \(name).journey -o b.json \(catalog)").status == 0)
      let strip = "grep -v -e '\"line\"' -e '\"sha256\"'"
      let difference = try shell("\(strip) a.json > a; \(strip) b.json > b; diff a b")
      #expect(difference.status == 0, "\(difference.output)")
    }
  }

  @Test func `an internal message is one without a catalog too`() throws {
    let there = try shell("journey compile '\(Command.shop)/sales_desk.journey' -o a.json")
    #expect(there.status == 0, "\(there.messages)")
    #expect(try shell("journey check a.json").status == 0)
    let back = try shell("journey decompile a.json")
    #expect(back.status == 0)
    #expect(back.messages.contains("is an internal message, which a script says with a catalog"))
    #expect(!back.messages.contains("says what no script can"), "\(back.messages)")
  }

  @Test func `a definition with a mistake is told, and nothing is written`() throws {
    folder.write("bad.json", "{}")
    let outcome = try shell("journey decompile bad.json -o out.journey")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("journey_id"))
    #expect(try shell("test -e out.journey").status == 1)
  }

  @Test func `the definition itself is never written over`() throws {
    _ = try shell("journey compile '\(Command.shop)/welcome.journey' -o a.json")
    let outcome = try shell("journey decompile a.json -o ./a.json")
    #expect(outcome.status == 2)
    #expect(try folder.read("a.json").hasPrefix("{"))
  }
}
