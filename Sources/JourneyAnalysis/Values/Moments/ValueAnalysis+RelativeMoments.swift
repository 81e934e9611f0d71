import JourneyModel

extension ValueAnalysis {
  /// The moments that are past where a run has come to, of each anchor the latest.
  private typealias PassedMoments = [RelativeMoment.Anchor: RelativeMoment]

  /// `true` if a definition has moments that one may compare with each other.
  static func comparesMoments(_ definition: JourneyDefinition) -> Bool {
    var anchors: Set<RelativeMoment.Anchor> = [
      RelativeMoment(beginningIn: definition.settings.timeZone).anchor
    ]
    return definition.states.contains { state in
      state.relativeMoment(in: definition).map { !anchors.insert($0.anchor).inserted } ?? false
    }
  }

  /// Reports waits for a moment that another one of the same value is behind, on every way there.
  mutating func checkRelativeMoments() {
    guard Self.comparesMoments(definition) else { return }
    let passed = passedRelativeMoments()
    for (number, state) in flow.graph.states.enumerated() {
      guard let moment = state.relativeMoment(in: definition),
        let last = passed[number]?[moment.anchor], moment.isSurelyUpTo(last),
        last.place == nil || !moment.isSame(as: last)
      else { continue }
      report(
        ValueCode.pastMoment, state,
        "this moment is always past: \(last.place ?? "the beginning of the run") comes before it",
        help: last.place == nil
          ? "leave it out, or wait until a moment after it" : "put the earlier moment first")
    }
  }

  /// The moments that are past on every way into each state.
  private func passedRelativeMoments() -> [Int: PassedMoments] {
    guard let start = flow.graph.numbers[definition.start] else { return [:] }
    let shared = flow.parallels.values.flatMap(\.changes).reduce(into: Set<String>()) {
      $0.formUnion($1.names)
    }
    let beginning = RelativeMoment(beginningIn: definition.settings.timeZone)
    var passed: [Int: PassedMoments] = [start: [beginning.anchor: beginning]]
    var open = [start]
    while let number = open.popLast() {
      guard let known = passed[number], flow.facts[number] != nil else { continue }
      for (target, after) in moments(behind: number, known, forgetting: shared) {
        let both = passed[target].map { Self.common($0, after) } ?? after
        guard both != passed[target] else { continue }
        passed[target] = both
        open.append(target)
      }
    }
    return passed
  }

  /// The moments that are past on each way on from a state.
  private func moments(
    behind number: Int, _ known: PassedMoments, forgetting shared: Set<String>
  ) -> [(Int, PassedMoments)] {
    let state = flow.graph.states[number]
    let forgotten = shared.union(state.kind.namesGiven)
    var known = known
    if case .wait(let length, nil, _) = state.kind, let length = length.fixedDuration {
      known = known.mapValues { $0.later(by: length) }
    }
    known = known.filter { Reads($0.key.value).bindings.isDisjoint(with: forgotten) }
    var timely = known
    if let moment = state.relativeMoment(in: definition),
      Reads(moment.anchor.value).bindings.isDisjoint(with: forgotten),
      known[moment.anchor].map(moment.seemsLater) ?? true
    {
      timely[moment.anchor] = moment
    }
    guard case .waitArms(let arms, _, let otherwise) = state.kind else {
      return flow.graph.links[number].map { ($0, timely) }
    }
    let armed = arms.map { ($0.next, known) } + (otherwise.map { [($0, timely)] } ?? [])
    return armed.compactMap { id, moments in flow.graph.numbers[id].map { ($0, moments) } }
  }

  /// What is past on both of two ways: of two moments the earlier.
  private static func common(_ left: PassedMoments, _ right: PassedMoments) -> PassedMoments {
    left.reduce(into: [:]) { common, known in
      guard let other = right[known.key] else { return }
      common[known.key] =
        earlier(known.value, other) ?? earlier(known.value.beforeWaits, other.beforeWaits)
    }
  }

  /// The earlier of two moments; `nil` where that cannot be told.
  private static func earlier(
    _ left: RelativeMoment, _ right: RelativeMoment
  ) -> RelativeMoment? {
    if left.isSurelyUpTo(right) { return left }
    return right.isSurelyUpTo(left) ? right : nil
  }
}

extension JourneyState {
  /// The moment that a state waits for, if it is told by a value.
  fileprivate func relativeMoment(in definition: JourneyDefinition) -> RelativeMoment? {
    guard let moment = kind.moment else { return nil }
    return RelativeMoment(
      moment, at: line.map { "line \($0)" } ?? "`\(id)`", home: definition.settings.timeZone)
  }
}
