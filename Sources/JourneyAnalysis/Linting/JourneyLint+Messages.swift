import JourneyModel

extension JourneyLint {
  /// Looks at messages that follow each other, and at the conditions of messages.
  mutating func checkMessages() {
    var following: [Int?] = graph.states.map { _ in nil }
    var known = graph.states.map { _ in false }
    for (index, state) in graph.states.enumerated() {
      if case .call(let call, _) = state.kind { checkTimeout(of: call, state) }
      guard let send = state.kind.message else { continue }
      checkGuard(of: send, at: index)
      guard send.kind == .marketing else { continue }
      if let next = messageBehind(index, &following, &known) { checkPair(state, send, next) }
    }
  }

  /// The next message behind a state with nothing but steps at once between; each stretch of the
  /// graph is followed once.
  private func messageBehind(
    _ index: Int, _ following: inout [Int?], _ known: inout [Bool]
  ) -> Int? {
    var way: [Int] = []
    var place = next(index)
    // A way of more steps than there are goes round in a circle.
    while let here = place, !isMessage(here), !known[here], way.count < graph.states.count {
      way.append(here)
      place = next(here)
    }
    let found = place.flatMap { isMessage($0) ? $0 : following[$0] }
    for here in way {
      following[here] = found
      known[here] = true
    }
    return found
  }

  /// `true` if a state sends a message.
  private func isMessage(_ index: Int) -> Bool {
    if case .send = graph.states[index].kind { return true }
    return false
  }

  /// The number of the only state that follows at once.
  private func next(_ index: Int) -> Int? {
    graph.states[index].kind.nextAtOnce.flatMap { graph.numbers[$0] }
  }

  /// Reports a marketing message that another one follows at once, by the same channel.
  private mutating func checkPair(_ state: JourneyState, _ send: SendAction, _ next: Int) {
    let second = graph.states[next]
    guard let other = second.kind.message, other.kind == .marketing, second.id != state.id,
      send.onlyIf == nil, other.onlyIf == nil,
      send.message == other.message || !Set(send.channels).isDisjoint(with: other.channels)
    else { return }
    report(
      JourneyLintCode.sendsWithoutWait, second,
      "`\(other.message)` leaves right behind `\(send.message)`, to the same person",
      help: "wait between the two, or let one message say both")
  }

  /// Reports a call that may take as long as it likes.
  private mutating func checkTimeout(of call: CallAction, _ state: JourneyState) {
    let declared = catalog.services?.first {
      $0.service == call.service && $0.operation == call.operation
    }
    guard call.within == nil, declared?.timeout == nil else { return }
    report(
      JourneyLintCode.callWithoutTimeout, state,
      "nothing says how long `\(call.service).\(call.operation)` may take",
      help: "write `within 10 seconds`, say, or give it a `timeout` in the catalog")
  }

  /// Reports a condition of a send that is asked for it already.
  private mutating func checkGuard(of send: SendAction, at index: Int) {
    guard let onlyIf = send.onlyIf else { return }
    let state = graph.states[index]
    if send.kind == .marketing, onlyIf == definition.settings.sendOnlyIf {
      return report(
        JourneyLintCode.repeatedGuard, state,
        "`send only if` in the head asks this before every message already",
        help: "leave out this `only if`")
    }
    guard definition.settings.quiet.isEmpty, sources[index].count == 1,
      let source = sources[index].first,
      case .branch(onlyIf, let then, let otherwise) = graph.states[source].kind,
      then == state.id, otherwise != state.id
    else { return }
    report(
      JourneyLintCode.repeatedGuard, state, "the `if` around this has just asked the same",
      help: "leave out this `only if`: no quiet hours hold the message, so nothing can change")
  }
}
