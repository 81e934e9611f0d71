import JourneyServices
import JourneyStore
import Testing

@Suite struct PartAssignmentTests {
  /// The parts of each of some workers.
  private func parts(_ workers: [String]) -> [String: Set<Int>] {
    let assignment = PartAssignment(to: workers)
    var parts: [String: Set<Int>] = [:]
    for part in 0..<Part.count {
      if let worker = assignment.worker(of: part) { parts[worker, default: []].insert(part) }
    }
    return parts
  }

  @Test func `every part goes to one worker, whatever the order in which they are named`() {
    let names = ["boris", "anna", "clara"]
    #expect(parts(names) == parts(names.reversed()))
    #expect(parts(names).values.reduce(0) { $0 + $1.count } == Part.count)
    #expect(parts(["anna"]) == ["anna": Set(0..<Part.count)])
    #expect(parts([]).isEmpty)
  }

  @Test(arguments: [2, 3, 8, 32]) func `all get about as much`(count: Int) {
    let shares = parts((0..<count).map { "worker-\($0)" }).values.map(\.count)
    let mean = Double(Part.count) / Double(count)
    #expect(shares.count == count)
    // Four standard deviations of drawing each part's worker by lot.
    let slack = 4 * (mean * (1 - 1 / Double(count))).squareRoot()
    for share in shares { #expect(abs(Double(share) - mean) <= slack, "\(shares)") }
  }

  @Test func `one who comes or goes moves no parts but its own`() {
    let (before, after) = (
      parts(["anna", "boris", "clara"]), parts(["anna", "boris", "clara", "dora"])
    )
    for (worker, parts) in before {
      #expect(parts.subtracting(after[worker] ?? []).isSubset(of: after["dora"] ?? []))
      #expect((after[worker] ?? []).isSubset(of: parts))
    }
  }

  @Test func `who gets what is the same in every version`() {
    let assignment = PartAssignment(to: ["a", "b", "c"])
    #expect((0..<16).map { assignment.worker(of: $0) ?? "" }.joined() == "accbacbababcbaab")
  }
}
