import JourneyModel

extension JourneyLint {
  /// Looks for events of another order, cart or subscription than the one that a run is about.
  mutating func checkPatterns() {
    guard case .path(let root, let path)? = definition.settings.entry.key,
      root == .entry || root == .event, path.count == 1
    else { return }
    for (index, exit) in definition.settings.exits.enumerated() {
      guard case .event(let pattern) = exit, lacksKey(path[0], pattern) else { continue }
      reportUnmatched(pattern, key: path[0], at: .exit(index))
    }
    for state in graph.states {
      for pattern in state.kind.patterns where lacksKey(path[0], pattern) {
        reportUnmatched(pattern, key: path[0], at: .state(state.id), line: state.line)
      }
    }
  }

  /// `true` if an event has the key of the entry rule, and a pattern does not ask for it.
  private func lacksKey(_ key: String, _ pattern: EventPattern) -> Bool {
    let declared = catalog.events ?? definition.types.events
    let attributes = declared.first { $0.name == pattern.event }?.attributes ?? []
    guard attributes.contains(where: { $0.name == key }) else { return false }
    let asks = pattern.condition?.contains { part in
      guard case .path(let root, let path) = part, path.first == key else { return false }
      return root == .event || root == pattern.binding.map(Expression.PathRoot.binding)
    }
    return asks != true
  }

  /// Reports such a pattern.
  private mutating func reportUnmatched(
    _ pattern: EventPattern, key: String, at place: Finding.Place, line: Int? = nil
  ) {
    findings.append(
      Finding(
        JourneyLintCode.unmatchedEvent,
        "`\(pattern.event)` of any `\(key)` counts here, and each run is about one",
        help: "write `\(pattern.event) matching \(key)`", at: place, line: line))
  }

  /// Reports conditions in which one part stands twice.
  mutating func checkConditions(of index: Int) {
    let state = graph.states[index]
    var hasTwins = false
    state.kind.visitExpressions { hasTwins = hasTwins || $0.contains(where: Self.hasTwins) }
    guard hasTwins else { return }
    report(
      JourneyLintCode.repeatedCondition, state, "this asks the same twice in one condition",
      help: "leave one of them out, or is another value meant?")
  }

  /// The most parts of a condition that are compared with each other.
  private static let comparedPartsMax = 12

  /// `true` for an `and` or `or` in which one part stands twice.
  private static func hasTwins(_ expression: Expression) -> Bool {
    let parts: ArraySlice<Expression>
    switch expression {
    case .and(let all), .or(let all): parts = all.prefix(comparedPartsMax)
    default: return false
    }
    return parts.indices.contains { index in parts[..<index].contains(parts[index]) }
  }
}
