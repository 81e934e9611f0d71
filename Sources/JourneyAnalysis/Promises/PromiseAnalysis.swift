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
      case .unproved(let reason):
        return Finding(
          PromiseCode.unproved, "this cannot be proved: \(reason.message)", help: reason.help,
          at: .promise(number), line: promise.line)
      }
    }
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

extension PromiseProof.Reason {
  /// What is too large, in a few words.
  fileprivate var message: String {
    switch self {
    case .manySteps: "the journey has too many steps once its rounds are written out"
    case .manyWays: "the journey has too many ways"
    case .manyBranches: "its branches can meet in too many ways"
    case .manyMessages: "no more than \(MessageCount.messagesMax - 1) messages are counted"
    }
  }

  /// What to do about it.
  fileprivate var help: String {
    switch self {
    case .manySteps: "let loops make fewer rounds, or promise it of a smaller journey"
    case .manyWays: "promise it of a smaller journey, or let loops make fewer rounds"
    case .manyBranches:
      "promise it of a shorter time, or let the branches follow one another"
    case .manyMessages: "promise fewer messages, or leave the promise out"
    }
  }
}
