import Foundation
import Testing

/// `journey simulate`: a population through journeys.
@Suite struct SimulateTests {
  @Test func `the example of the docs is what the command says`() throws {
    let docs = try String(
      contentsOf: Command.repository.appending(path: "docs/simulating.md"), encoding: .utf8)
    let start = try #require(docs.range(of: "```\n$ journey simulate examples/shop/welcome"))
    let block = docs[start.lowerBound...].dropFirst(4)
    let line = try #require(block.split(separator: "\n").first).dropFirst(2)
    let end = try #require(block.range(of: "```"))
    let outcome = try Command.shell(String(line), in: Command.repository.path)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect("$ \(line)\n" + outcome.output == block[..<end.lowerBound])
  }

  @Test func `without scripts all of the workspace are simulated together`() throws {
    let outcome = try Command.shell("journey simulate --people 20 --days 30", in: Command.shop)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("journeys together"))
  }

  @Test(arguments: [
    ("--people 0", "--people is between"), ("--rate order_placed", "is no rate"),
    ("--rate order_placed=often", "is no rate"), ("--days 0", "--days is between"),
    ("--events e.ndjson --people 5", "leave them out"), ("--changes c", "needs --against"),
    ("--from yesterday", "is no moment"), ("--seed -1", "seed"),
  ])
  func `what makes no sense is refused with 2`(options: String, words: String) throws {
    let outcome = try Command.shell(
      "journey simulate welcome.journey \(options)", in: Command.shop)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }

  @Test func `lines for programs stand alone on standard output`() throws {
    let outcome = try Command.shell(
      "journey simulate welcome.journey --people 50 --sends -", in: Command.shop)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"at\":") })
    #expect(outcome.messages.contains("50 people"))
  }
}
