import Foundation
import JourneyModel
import Testing

/// The zones of this machine.
private func systemZones() -> ZoneTable {
  ZoneTable { name in
    (try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))).map(Array.init)
  }
}

/// The twin of the reference, to try the harness on.
private func twin(_ setting: DifferentialSession<ReferenceInterpreter>.Setting, zones: ZoneTable)
  -> ReferenceInterpreter
{
  ReferenceInterpreter(
    definition: setting.definition, zones: zones, workspaceZone: setting.workspaceZone,
    coverage: Coverage(), world: setting.world)
}

@Suite struct DifferentialTests {
  @Test(arguments: Fault.allCases)
  func `a mistake of the reference is noticed`(fault: Fault) {
    let zones = systemZones()
    let comparison = Comparison<ReferenceInterpreter>(
      zones: zones, fault: fault, coverage: Coverage()
    ) { twin($0, zones: zones) }
    let seed = comparison.firstDifference(from: 1, count: 3000)
    #expect(seed != nil)
  }
}

@Suite struct GenerationTests {
  @Test func `a generated definition is the same after a walk through JSON`() throws {
    let zones = systemZones()
    for seed in 0..<1000 as Range<UInt64> {
      let definition =
        DifferentialSession<ReferenceInterpreter>.Setting(seed: seed, zones: zones).definition
      let json = DefinitionWriter.json(of: definition)
      let (read, findings) = DefinitionReader.read(try JSONReader.parse(json))
      let isSame = read == definition
      #expect(isSame, "seed \(seed): \(findings) \(String(decoding: json, as: UTF8.self))")
      if !isSame { return }
    }
  }
}
