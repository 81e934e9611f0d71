import JourneyModel

/// Proves the promises of a journey and tells which are broken, and how.
enum PromiseAnalysis {
  /// Returns what was found; `limits` are those of the workspace.
  static func findings(
    in definition: JourneyDefinition, limits: [MessageLimit]
  ) -> [Finding] {
    if definition.settings.promises.isEmpty { return [] }
    let proof = PromiseProof(definition, limits: limits)
    return definition.settings.promises.enumerated().compactMap { number, promise in
      switch proof.verdict(on: promise) {
      case .kept: return nil
      case .broken(let breach):
        return Finding(
          PromiseCode.broken, breach.message, help: breach.help,
          details: details(of: breach, promise, definition),
          at: .promise(number), line: promise.line)
      case .tooLarge: return unproved(promise, number, in: definition)
      }
    }
  }

  /// Why a promise cannot be proved.
  private static func unproved(
    _ promise: JourneyPromise, _ number: Int, in definition: JourneyDefinition
  ) -> Finding {
    let hasBranches = definition.states.contains { state in
      if case .parallel = state.kind { true } else { false }
    }
    return Finding(
      PromiseCode.unproved,
      hasBranches
        ? "this cannot be proved yet: the journey goes several ways at once"
        : "this cannot be proved: the journey has too many ways",
      help: hasBranches
        ? "leave the promise out, or let the branches follow one another"
        : "promise it of a smaller journey, or let loops make fewer rounds",
      at: .promise(number), line: promise.line)
  }

  /// The way there as a timeline.
  private static func details(
    of breach: PromiseProof.Breach, _ promise: JourneyPromise, _ definition: JourneyDefinition
  ) -> [String] {
    let (tellsAll, way) =
      switch promise.kind {
      case .atMost, .spacing, .never: (false, "shortest")
      case .endsWithin: (true, "longest")
      case .everyPathPasses: (true, "shortest")
      }
    return ["the \(way) way there:"]
      + Timeline(breach.example, of: definition, tellsAll: tellsAll).lines
      + [breach.note].compactMap(\.self)
  }
}
