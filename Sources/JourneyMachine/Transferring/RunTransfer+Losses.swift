import JourneyModel

extension RunTransfer {
  /// What somebody who stands in an old state would lose by being led over, in words; empty where
  /// nothing is lost.
  public func losses(at stateID: String) -> [String] {
    guard let state = old.state(stateID) else { return ["the step is not known"] }
    guard let id = target(of: stateID), let twin = new.state(id) else {
      return ["the step is gone"]
    }
    let losses = Self.losses(from: state.kind, to: twin.kind)
    return losses.isEmpty
      ? strandedBranch(at: stateID, to: id) + unknownValues(at: stateID, id) : losses
  }

  // MARK: The step itself

  /// What is lost between two steps.
  private static func losses(
    from one: JourneyState.Kind, to other: JourneyState.Kind
  ) -> [String] {
    switch (one, other) {
    case (.wait, .wait), (.waitUntil, .waitUntil), (.upon, .upon), (.loop, .loop), (.again, .again),
      (.set, .set), (.assign, .assign), (.emit, .emit), (.start, .start), (.branch, .branch),
      (.choose, .choose), (.split, .split), (.join, .join), (.stop, .stop), (.end, .end):
      []
    case (.waitArms(_, let bound, _), .waitArms(_, let newBound, _)):
      lostArms(from: one, to: other)
        + ((bound == nil) == (newBound == nil) ? [] : ["the wait ends in another way"])
    case (.waitWithout(_, _, let most, _), .waitWithout(_, _, let newMost, _)):
      lostArms(from: one, to: other)
        + ((most == nil) == (newMost == nil) ? [] : ["the wait ends in another way"])
    case (.send(let send, _), .send(let newSend, _)):
      send.message == newSend.message && send.channels == newSend.channels
        && send.binding == newSend.binding
        ? [] : ["another message is sent there, or by other channels"]
    case (.call(let call, _), .call(let newCall, _)):
      call.service == newCall.service && call.operation == newCall.operation
        && call.binding == newCall.binding ? [] : ["another service is called there"]
    case (.parallel(let first, let branches, _), .parallel(let newFirst, let newBranches, _)):
      first == newFirst && branches.count == newBranches.count
        ? [] : ["its branches are others"]
    default: ["it is another kind of step"]
    }
  }

  /// What a wait no longer looks out for.
  private static func lostArms(
    from one: JourneyState.Kind, to other: JourneyState.Kind
  ) -> [String] {
    let known = patterns(of: other)
    return patterns(of: one).filter { !known.contains($0) }
      .map { "it no longer looks out for `\($0)`" }
  }

  // MARK: Branches

  /// What is lost where a step stands in another branch, or in one no longer.
  private func strandedBranch(at stateID: String, to id: String) -> [String] {
    let places = Self.branches(around: stateID, in: old.definition).map { place in
      Place(fork: target(of: place.fork), branch: place.branch)
    }
    let newPlaces = Self.branches(around: id, in: new.definition).map { place in
      Place(fork: place.fork, branch: place.branch)
    }
    return places == newPlaces ? [] : ["it stands in another branch"]
  }

  /// A branch that a step stands in.
  private struct Place: Equatable {
    /// The step at which it begins, in the new version; `nil` if that is gone.
    var fork: String?
    /// Its number.
    var branch: Int
  }

  /// The branches that a step stands in, in the order of the definition.
  private static func branches(
    around id: String, in definition: JourneyDefinition
  ) -> [(fork: String, branch: Int)] {
    var places: [(fork: String, branch: Int)] = []
    for state in definition.states {
      guard case .parallel(_, let branches, _) = state.kind else { continue }
      for (number, start) in branches.enumerated()
      where definition.reach(from: start, insideOf: state.id).contains(id) {
        places.append((state.id, number))
      }
    }
    return places
  }

  // MARK: Values

  /// What the new version goes on to read and nobody who was led over has.
  private func unknownValues(at stateID: String, _ id: String) -> [String] {
    let ahead = new.definition.reach(from: id)
    let names = new.tables.runRegisters.filter { register in
      source(of: register, at: stateID) == .nothing && isNeeded(register, at: id, ahead: ahead)
    }.map(Self.name)
    return Array(Set(names)).sorted().map { "`\($0)` is not known of people who are inside" }
  }

  /// `true` if somebody who came to a step in the new version would have had a value, and goes on
  /// to where it is read.
  private func isNeeded(_ register: RunRegister, at id: String, ahead: Set<String>) -> Bool {
    switch register.kind {
    case .wake, .bound, .count: false
    case .entry: isRead(register, ahead: ahead)
    case .binding, .given:
      isRead(register, ahead: ahead)
        && new.definition.states.contains { state in
          state.kind.gives(register.name)
            && !new.definition.reach(behind: state.id).isDisjoint(with: [id])
        }
    case .rounds, .roundStart: isInsideLoop(register.name, at: id)
    }
  }

  /// `true` if a value is read at one of the steps ahead, or by what holds for the whole journey.
  private func isRead(_ register: RunRegister, ahead: Set<String>) -> Bool {
    guard let part = try? Program(new.definition.keeping(ahead)) else { return true }
    return part.tables.runRegisters.contains(register)
  }

  /// `true` if a step stands inside a loop: the end of a round lies ahead, without the head.
  private func isInsideLoop(_ loop: String, at id: String) -> Bool {
    guard id != loop else { return true }
    return new.definition.reach(from: id, insideOf: loop).contains { ahead in
      if case .again(loop) = new.state(ahead)?.kind { true } else { false }
    }
  }

  /// What people call a register.
  private static func name(_ register: RunRegister) -> String {
    switch register.kind {
    case .entry: (["entry"] + register.path).joined(separator: ".")
    case .rounds, .roundStart: "the rounds of \(register.name)"
    default: ([register.name] + register.path).joined(separator: ".")
    }
  }
}
