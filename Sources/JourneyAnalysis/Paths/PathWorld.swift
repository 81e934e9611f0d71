import JourneyModel

/// What a made-up person is and did: what conditions are asked about.
struct PathWorld {
  /// Something that happened to the person.
  struct Event {
    /// The name.
    var name: String
    /// When.
    var at: Moment
    /// `false` for one that the journey itself tells, which nobody has to bring.
    var isBrought = true
  }

  /// The events in the order in which they were thought of; the first one starts the run.
  var events: [Event] = []
  /// The values that are settled, by the subject that has them.
  var values: [PathSubject: PathValue] = [:]
  /// The person's id.
  var userID = ""
  /// When the run begins.
  var enteredAt = Moment(microseconds: 0)
  /// The channels by which no message reaches the person.
  var unreachable: Set<String> = []

  /// The value of a subject with all that is behind it.
  func value(of subject: PathSubject) -> PathValue {
    if let own = values[subject] { return own }
    var result = PathValue.missing
    for (other, value) in values where other.root == subject.root {
      guard other.names.count > subject.names.count,
        Array(other.names.prefix(subject.names.count)) == subject.names
      else { continue }
      result = result.setting(other.names.dropFirst(subject.names.count), to: value)
    }
    if case .event(let number) = subject.root, subject.names.isEmpty,
      events.indices.contains(number), result.member(["at"]) == .missing
    {
      return result.setting(["at"], to: .moment(events[number].at))
    }
    if result != .missing || subject.names.isEmpty { return fixed(subject) ?? result }
    return fixed(subject) ?? values[subject.outermost]?.member(subject.names.dropFirst())
      ?? .missing
  }

  /// The value of what is not to be chosen.
  private func fixed(_ subject: PathSubject) -> PathValue? {
    switch (subject.root, subject.names) {
    case (.user, ["id"]): return .text(userID)
    case (.event(let number), ["at"]) where events.indices.contains(number):
      return .moment(events[number].at)
    default: return nil
    }
  }
}

/// Something of a person, an event or an answer that has a value.
struct PathSubject: Hashable {
  /// What it is of.
  enum Root: Hashable {
    /// The person.
    case user
    /// The event of this number.
    case event(Int)
    /// The answer of a service to the call of this number.
    case answer(Int)
  }

  /// What it is of.
  var root: Root
  /// The names behind it.
  var names: [String]

  /// The same with the first name only.
  var outermost: PathSubject { PathSubject(root: root, names: Array(names.prefix(1))) }
}

extension PathSubject.Root {
  /// The name that stands for an event or an answer in an expression: no script can write it.
  var binding: Expression.PathRoot {
    switch self {
    case .user: .user
    case .event(let number): .binding("event \(number)")
    case .answer(let number): .binding("answer \(number)")
    }
  }

  /// Reads the root of a path; `nil` for one that is no subject.
  init?(_ root: Expression.PathRoot) {
    switch root {
    case .user: self = .user
    case .binding(let name):
      let words = name.split(separator: " ")
      guard words.count == 2, let number = Int(words[1]) else { return nil }
      switch words[0] {
      case "event": self = .event(number)
      case "answer": self = .answer(number)
      default: return nil
      }
    default: return nil
    }
  }
}
