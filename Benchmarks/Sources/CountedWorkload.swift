import Foundation
import JourneyLanguage
import JourneyMachine
import JourneyModel
import JourneyTools

/// Fixed pieces of work whose instructions are counted, so that a change for the worse is seen on
/// any day and under any load: see `Benchmarks/regress`.
///
/// Only what `counted` does is counted.
enum CountedWorkload: String, CaseIterable {
  case conditions, stepping, compiling, checking, writing, formatting, simulating, keeping, taking

  /// How many people each is about: enough to say something, few enough for a counting machine.
  private static let people = 500

  /// Does it.
  func run(folder: String) throws {
    switch self {
    case .conditions: try Self.conditions()
    case .stepping:
      let benchmark = try SteppingBenchmark(people: Self.people)
      try Self.counted { _ = try benchmark.step(isPacked: true, repetitions: 10) }
    case .compiling: try Self.compiling()
    case .checking: try Self.checking(in: folder)
    case .writing: try Self.writing()
    case .formatting: Self.counted { _ = Formatter.format(Self.script) }
    case .simulating:
      try SimulationBenchmark.writeJourney(into: folder)
      _ = try SimulationBenchmark.live(Self.people, folder: folder) { live in
        try Self.counted(live)
        return Timing(cpu: 0, wall: 0)
      }
    case .keeping:
      let stored = try StoredPeople(Self.people, in: "\(folder)/kept")
      try Self.counted {
        _ = try stored.takeIn()
        _ = try stored.step()
      }
    case .taking:
      let served = try ServedEvents(in: "\(folder)/taken")
      let events = ServedEvents.events(20 * Self.people)
      try Self.counted { try served.live(events) }
    }
  }

  /// What is counted: the counting machine goes by the name of this function.
  @inline(never)
  static func counted(_ body: () throws -> Void) rethrows { try body() }

  /// Asks both conditions of everyone.
  private static func conditions() throws {
    for (_, words) in ConditionBenchmark.conditions {
      let asked = try AskedCondition(words, ConditionBenchmark.catalog)
      let rows = asked.packed(People.people(people))
      counted {
        for _ in 0..<100 { _ = asked.ask(people) { asked.tell($0, of: rows) } }
      }
    }
  }

  /// A script of a thousand lines.
  private static var script: SourceFile {
    SourceFile(name: "generated.journey", text: ScriptWriter.script(journeys: 26))
  }

  /// Compiles and assembles the script.
  private static func compiling() throws {
    let compiler = try Compiler(catalog: Setting.catalog(ScriptWriter.catalog))
    let file = script
    try counted {
      for definition in compiler.compile(file).definitions { _ = try Program(definition) }
    }
  }

  /// Loads the script and its catalog, and finds out all that `journey check` finds.
  private static func checking(in folder: String) throws {
    let (catalog, path) = ("\(folder)/journey.yaml", "\(folder)/generated.journey")
    try ScriptWriter.catalog.write(toFile: catalog, atomically: true, encoding: .utf8)
    try Data(script.bytes).write(to: URL(filePath: path))
    try counted { _ = try WorkspaceLoader().check([path]) }
  }

  /// Writes the definitions of the script.
  private static func writing() throws {
    let compiler = try Compiler(catalog: Setting.catalog(ScriptWriter.catalog))
    let definitions = compiler.compile(script).definitions
    counted { for definition in definitions { _ = DefinitionWriter.json(of: definition) } }
  }
}
