import Foundation
import JourneyAnalysis
import JourneyModel

/// How often what is proved is what was seen.
struct Agreement: Sendable {
  /// The journeys.
  var journeys = 0
  /// The answers that were compared.
  var compared = 0
  /// Those of them that are the same.
  var exact = 0
  /// The questions that were not answered, as too much can happen.
  var givenUp = 0
  /// The stories of broken promises that were looked at.
  var stories = 0
  /// Those of them that no limit stands against.
  var possible = 0

  /// Notes an answer, and prints where it differs, if asked to.
  mutating func note(_ isExact: Bool, _ text: @autoclosure () -> String) {
    compared += 1
    if isExact { exact += 1 }
    if !isExact, ProcessInfo.processInfo.environment["PROMISE_SHOW"] != nil { print(text()) }
  }

  /// How many journeys a part has: as many as the environment says.
  static func size(_ variable: String, usually number: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) } ?? number
  }

  /// `true` if a journey has a structure of which promises can be proved; it is counted then.
  mutating func admits(_ definition: JourneyDefinition) -> Bool {
    let findings = Analysis.findings(in: definition)
    guard !findings.contains(where: { $0.code.severity == .error }) else { return false }
    journeys += 1
    return true
  }
}
