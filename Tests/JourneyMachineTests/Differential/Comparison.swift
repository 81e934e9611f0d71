import Foundation
import JourneyModel

/// Runs sessions of many seeds, and tells of the first in which the two interpreters differ.
struct Comparison<Subject: Stepper> {
  /// How many inputs each journey gets.
  static var inputs: Int { 16 }

  /// The zones.
  let zones: ZoneTable
  /// The mistake that the reference makes.
  var fault: Fault?
  /// What has been reached.
  let coverage: Coverage
  /// Makes the interpreter that is held against the reference.
  let makeSubject: (DifferentialSession<Subject>.Setting) throws -> Subject

  typealias Session = DifferentialSession<Subject>

  /// The seed of the first difference among so many, or `nil` if there is none.
  func firstDifference(from first: UInt64, count: Int) -> UInt64? {
    (0..<UInt64(count)).lazy.map { first &+ $0 }.first { differs(seed: $0) }
  }

  /// `true` if the two differ on a seed.
  func differs(seed: UInt64) -> Bool {
    difference(seed: seed) != nil
  }

  /// What differs on a seed, without a report.
  func difference(seed: UInt64) -> String? {
    session(Session.Setting(seed: seed, zones: zones), seed, isTelling: false).difference
  }

  /// What a session came to.
  private func session(
    _ setting: Session.Setting, _ seed: UInt64, isTelling: Bool
  ) -> (difference: String?, story: [String]) {
    do {
      var session = Session(
        seed: seed, setting: setting, zones: zones, subject: try makeSubject(setting),
        fault: fault, coverage: coverage, isTelling: isTelling)
      session.run(inputs: Self.inputs)
      return (session.difference, session.story.lines)
    } catch {
      return ("the definition is refused: \(error)", [])
    }
  }

  /// All that one needs to look into a difference.
  ///
  /// That is a small definition, the inputs and
  /// what both answered. The types are always those of `Vocabulary`.
  func report(seed: UInt64) -> String {
    var setting = Session.Setting(seed: seed, zones: zones)
    let shrinker = DefinitionShrinker { definition in
      var smaller = setting
      smaller.definition = definition
      return session(smaller, seed, isTelling: false).difference != nil
    }
    setting.definition = shrinker.shrink(setting.definition)
    let (difference, story) = session(setting, seed, isTelling: true)
    var printed = setting.definition
    printed.types = FactTypes()
    let json = DefinitionWriter.json(of: printed)
    let lines = ["seed \(seed)", String(decoding: json, as: UTF8.self)] + story
    return (lines + [difference ?? "no difference"]).joined(separator: "\n")
  }
}
