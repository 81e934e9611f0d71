import JourneyModel

extension JourneyLint {
  /// Looks at what a workspace may ask of every journey; each of these is off unless it does.
  mutating func checkPolicies() {
    checkWholeJourney()
    if isOn(JourneyLintCode.immediateMessage), let first = firstMessage {
      report(
        JourneyLintCode.immediateMessage, first,
        "this leaves the moment that somebody enters",
        help: "wait first: many will go on by themselves")
    }
    guard isOn(JourneyLintCode.stopWithoutReason) else { return }
    for state in graph.states {
      guard case .stop(reason: nil) = state.kind else { continue }
      report(
        JourneyLintCode.stopWithoutReason, state, "this stop does not say why",
        help: "write the reason behind it, in quotes, for those who read the reports")
    }
  }

  /// Looks at what the head of a journey with marketing lacks.
  private mutating func checkWholeJourney() {
    let codes = [
      JourneyLintCode.missingGoal, JourneyLintCode.missingLimit, JourneyLintCode.missingQuietHours,
    ]
    guard codes.contains(where: isOn) else { return }
    let settings = definition.settings
    let marketing = marketing
    guard !marketing.isEmpty else { return }
    if settings.goals.isEmpty {
      report(
        JourneyLintCode.missingGoal, at: .journey, "nothing tells whether this journey succeeds",
        help: "write `goal EVENT within D`")
    }
    if settings.limits.isEmpty, catalog.limits.isEmpty {
      report(
        JourneyLintCode.missingLimit, at: .journey, "nothing limits the messages of this journey",
        help: "write `limit 3 messages per 7 days`, say")
    }
    let rings = marketing.flatMap(\.channels).first { Self.ringing.contains($0) }
    if settings.quiet.isEmpty, let rings {
      report(
        JourneyLintCode.missingQuietHours, at: .journey,
        "messages by \(rings) may arrive at any hour of the night",
        help: "write `quiet from 21:00 to 08:00 in user.timezone`")
    }
  }

  /// The channels that wake people up.
  private static let ringing: Set<String> = ["sms", "push"]

  /// The first marketing message, if nothing stands between it and the entry.
  private var firstMessage: JourneyState? {
    var visited: Set<String> = []
    var id = definition.start
    while visited.insert(id).inserted, let state = state(id) {
      if state.kind.message?.kind == .marketing { return state }
      guard let next = state.kind.nextAtOnce else { return nil }
      id = next
    }
    return nil
  }
}
