public import JourneyModel

/// Which states of two versions of a journey are the same step.
///
/// A state of the same id is the same step. Of the rest, those that say the same are, in order;
/// then those of one kind that stand between the same neighbours, such as a wait whose length has
/// changed.
public struct StateMatching: Sendable {
  /// The states of the old version.
  public let old: [JourneyState]
  /// The states of the new version.
  public let new: [JourneyState]
  /// The number of each old state's twin in the new version; `nil` where it is gone.
  public private(set) var twins: [Int?]
  /// The number of each new state's twin in the old version; `nil` where it was not there.
  public private(set) var origins: [Int?]

  /// Matches the states of two versions.
  public init(_ old: [JourneyState], _ new: [JourneyState]) {
    self.old = old
    self.new = new
    twins = old.map { _ in nil }
    origins = new.map { _ in nil }
    match(by: \.id)
    let spelling = StepSpelling()
    match { Self.words(for: $0, spelling) }
    matchNeighbours()
  }

  /// Makes an old and a new state twins.
  private mutating func join(_ one: Int, _ other: Int) {
    twins[one] = other
    origins[other] = one
  }

  /// Matches states that have the same key and no twin yet, in order.
  private mutating func match(by key: (JourneyState) -> String) {
    var open: [String: [Int]] = [:]
    for number in new.indices.reversed() where origins[number] == nil {
      open[key(new[number]), default: []].append(number)
    }
    for number in old.indices where twins[number] == nil {
      guard let twin = open[key(old[number])]?.popLast() else { continue }
      join(number, twin)
    }
  }

  /// All that a state says, but for where it leads; its kind stands in front.
  private static func words(for state: JourneyState, _ spelling: StepSpelling) -> String {
    let kind = state.kind
    return ([kind.name, spelling.text(kind)] + spelling.arms(of: kind)).joined(separator: "\n")
  }

  /// Matches states of one kind that stand behind twins, or before them, in the same order.
  private mutating func matchNeighbours() {
    var last: Int?
    for number in old.indices {
      if let twin = twins[number] {
        last = twin
        continue
      }
      let start = last.map { $0 + 1 } ?? 0
      let gap = new.indices[min(start, new.count)...].prefix { origins[$0] == nil }
      let twin = gap.first { new[$0].kind.name == old[number].kind.name }
      guard let twin else { continue }
      join(number, twin)
      last = twin
    }
  }
}

extension JourneyState.Kind {
  /// The word for the kind of step.
  var name: String {
    switch self {
    case .wait: "wait"
    case .waitUntil: "wait until"
    case .upon: "upon"
    case .waitArms: "wait for"
    case .waitWithout: "wait without"
    case .send: "send"
    case .call: "call"
    case .set: "set"
    case .assign: "let"
    case .emit: "emit"
    case .start: "start"
    case .branch: "if"
    case .choose: "choose"
    case .split: "split"
    case .loop: "repeat"
    case .again: "again"
    case .parallel: "parallel"
    case .join: "join"
    case .stop: "stop"
    case .end: "end"
    }
  }

  /// `true` for a step at which a run can stand for some time.
  public var canHold: Bool {
    switch self {
    case .wait, .waitUntil, .upon, .waitArms, .waitWithout, .call, .again, .parallel: true
    case .loop(_, let every, _, _, _): every != nil
    case .send, .set, .assign, .emit, .start, .branch, .choose, .split, .join, .stop, .end: false
    }
  }
}
