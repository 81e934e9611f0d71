import Foundation
import JourneyModel
import Testing

/// The zones of this machine.
private func systemZones() -> ZoneTable {
  ZoneTable { name in
    (try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))).map(Array.init)
  }
}

/// Compares the machine with the reference, which may have been told to make a mistake.
private func comparison(
  zones: ZoneTable, fault: Fault? = nil, coverage: Coverage = Coverage(),
  isObserved: Bool = false
) -> Comparison<MachineStepper> {
  Comparison(zones: zones, fault: fault, coverage: coverage) { setting in
    try MachineStepper(
      definition: setting.definition, zones: zones, workspaceZone: setting.workspaceZone,
      world: setting.world, isObserved: isObserved)
  }
}

/// A number from the environment, so that a seed can be run again and nights can be longer.
private func number(_ name: String, default value: UInt64) -> UInt64 {
  ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) } ?? value
}

/// How many journeys are tried: as many as take a few seconds; unoptimised, a tenth of them.
private let programs: UInt64 = {
  #if DEBUG
    2_000
  #else
    20_000
  #endif
}()

@Suite struct DifferentialTests {
  @Test func `machine and reference agree on generated journeys`() {
    let coverage = Coverage()
    let comparison = comparison(zones: systemZones(), coverage: coverage)
    let first = number("JOURNEY_SEED", default: 1)
    let count = number("JOURNEY_PROGRAMS", default: programs)
    if let seed = comparison.firstDifference(from: first, count: Int(count)) {
      Issue.record("\(comparison.report(seed: seed))")
    }
    guard count >= 20_000 else { return }
    for thing in Coverage.required where coverage.counts[thing, default: 0] < 20 {
      Issue.record("too seldom: \(thing), \(coverage.counts[thing, default: 0]) times")
    }
  }

  @Test func `a machine that is looked into goes the same ways`() {
    let comparison = comparison(zones: systemZones(), isObserved: true)
    let first = number("JOURNEY_SEED", default: 1)
    let count = Int(number("JOURNEY_PROGRAMS", default: programs)) / 2
    if let seed = comparison.firstDifference(from: first, count: count) {
      Issue.record("\(comparison.report(seed: seed))")
    }
  }

  @Test(arguments: Fault.allCases)
  func `a mistake of the reference is noticed`(fault: Fault) {
    let comparison = comparison(zones: systemZones(), fault: fault)
    #expect(comparison.firstDifference(from: 1, count: 8000) != nil)
  }
}

@Suite struct GenerationTests {
  @Test func `a generated definition is the same after a walk through JSON`() throws {
    let zones = systemZones()
    for seed in 0..<1000 as Range<UInt64> {
      let definition =
        DifferentialSession<MachineStepper>.Setting(seed: seed, zones: zones).definition
      let json = DefinitionWriter.json(of: definition)
      let (read, findings) = DefinitionReader.read(try JSONReader.parse(json))
      // What started a run has several names; the reader keeps to one of them.
      let isSame = read == definition.namingEntryAlike
      #expect(isSame, "seed \(seed): \(findings) \(String(decoding: json, as: UTF8.self))")
      if !isSame { return }
    }
  }
}
