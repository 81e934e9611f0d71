package import JourneyEngine
internal import JourneyMachine
internal import JourneyModel

/// Which terms of a condition decided, and what would have had to differ to go the other way.
package enum Reasoning {
  /// A term that would have had to come out otherwise.
  package struct Change: Equatable {
    /// The term with the values it had.
    package var term: Evidence
    /// How it would have had to come out.
    package var wanted: Bool
  }

  /// Returns the fewest terms that settle how a condition came out, in the order of the script.
  ///
  /// Of the parts of an `and` that does not hold, or of an `or` that does, one settles it.
  package static func deciding(_ evidence: Evidence) -> [Evidence] {
    switch evidence.expression {
    case .not: return evidence.parts.flatMap(deciding)
    case .and where !evidence.value.isTrue, .or where evidence.value.isTrue:
      let settling = evidence.parts.filter { $0.value.isTrue == evidence.value.isTrue }
      return settling.map(deciding).min { $0.count < $1.count } ?? []
    case .and, .or: return evidence.parts.flatMap(deciding)
    default: return [evidence]
    }
  }

  /// Returns the fewest changes that let a condition come out as wanted; `nil` where none could.
  package static func changes(to wanted: Bool, of evidence: Evidence) -> [Change]? {
    if evidence.value.isTrue == wanted { return [] }
    switch evidence.expression {
    case .not: return evidence.parts.first.flatMap { changes(to: !wanted, of: $0) }
    case .and: return changes(to: wanted, ofParts: evidence.parts, needsAll: wanted)
    case .or: return changes(to: wanted, ofParts: evidence.parts, needsAll: !wanted)
    case .literal: return nil
    default: return [Change(term: evidence, wanted: wanted)]
    }
  }

  /// The changes of parts that all have to come out as wanted, or of which one has to.
  private static func changes(
    to wanted: Bool, ofParts parts: [Evidence], needsAll: Bool
  ) -> [Change]? {
    let ways = parts.map { changes(to: wanted, of: $0) }
    guard needsAll else { return ways.compactMap { $0 }.min { $0.count < $1.count } }
    var all: [Change] = []
    for way in ways {
      guard let way else { return nil }
      all += way
    }
    return all.isEmpty ? nil : all
  }
}
