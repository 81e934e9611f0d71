import Foundation
import JourneyModel
import Testing

/// The zones of this machine.
private func systemZones() -> ZoneTable {
  ZoneTable { name in
    (try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))).map(Array.init)
  }
}

@Suite struct DifferentialTests {
  @Test func `the reference agrees with itself`() {
    let zones = systemZones()
    let coverage = Coverage()
    let quiet = Coverage()
    for seed in 0..<2000 as Range<UInt64> {
      let setting = DifferentialSession<ReferenceInterpreter>.Setting(seed: seed, zones: zones)
      let twin = ReferenceInterpreter(
        definition: setting.definition, zones: zones, workspaceZone: setting.workspaceZone,
        coverage: quiet, world: setting.world)
      var session = DifferentialSession(
        seed: seed, setting: setting, zones: zones, subject: twin, fault: nil,
        coverage: coverage, isTelling: false)
      session.run(inputs: 15)
      if let difference = session.difference { Issue.record("\(seed): \(difference)") }
    }
    for thing in Coverage.required where coverage.counts[thing, default: 0] < 100 {
      print(thing, coverage.counts[thing, default: 0])
    }
  }
}
