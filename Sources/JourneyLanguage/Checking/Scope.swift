import JourneyModel

/// What can be named at one place of a journey, and what is known there.
struct Scope: Sendable {
  /// A name given by `as`, `let`, a request's parameter or a quantifier.
  struct Binding: Sendable {
    /// What it stands for.
    var subject: Subject
    /// `true` if it exists on every path to this place.
    var isSet: Bool
    /// `true` if it exists but may be missing: an event that was waited for in vain.
    var isMissable = false
    /// Where its values are found, if not under its own name.
    var root: Expression.PathRoot?
  }

  /// The names that may exist here.
  var bindings: [String: Binding] = [:]
  /// The paths that a test has shown not to be missing.
  var known: KnownPaths = .none
  /// `false` behind a `stop` or `go to`.
  var isReachable = true
  /// What is the same at many places: a scope is copied at every turn, this but once.
  private var surroundings = Surroundings.none

  /// The names that the journey binds somewhere.
  var bindingsLater: Set<String> {
    get { surroundings.names.bindingsLater }
    set { surroundings = surroundings.changed { $0.bindingsLater = newValue } }
  }
  /// The candidate of the innermost `where`.
  var event: Subject? {
    get { surroundings.names.event }
    set { surroundings = surroundings.changed { $0.event = newValue } }
  }
  /// Where the values of `event` are found: in the key of an entry rule it is what entered.
  var eventRoot: Expression.PathRoot {
    get { surroundings.names.eventRoot }
    set { surroundings = surroundings.changed { $0.eventRoot = newValue } }
  }
  /// Makes an event the candidate of the innermost `where`, of which nothing is known yet.
  mutating func look(for event: Subject) {
    surroundings = surroundings.changed {
      $0.event = event
      $0.eventRoot = .event
    }
    forget { $0.root == .event }
  }
  /// What started the run; `nil` where no run has started.
  var entry: Subject? {
    get { surroundings.names.entry }
    set { surroundings = surroundings.changed { $0.entry = newValue } }
  }
  /// `true` in a trigger's own condition, where `entry` is the candidate.
  var isEntryCandidate: Bool {
    get { surroundings.names.isEntryCandidate }
    set { surroundings = surroundings.changed { $0.isEntryCandidate = newValue } }
  }
  /// Where the values of `entry` are found: in a trigger's own condition it is the candidate.
  var entryRoot: Expression.PathRoot {
    get { surroundings.names.entryRoot }
    set { surroundings = surroundings.changed { $0.entryRoot = newValue } }
  }
  /// `true` in the key of an entry rule, where attributes of the event stand alone.
  var allowsBareAttributes: Bool {
    get { surroundings.names.allowsBareAttributes }
    set { surroundings = surroundings.changed { $0.allowsBareAttributes = newValue } }
  }

  /// The scope where two paths meet.
  func joined(with other: Scope) -> Scope {
    if !isReachable { return other }
    if !other.isReachable { return self }
    var result = self
    result.known = known.intersection(other.known)
    for (name, binding) in other.bindings where bindings[name] == nil {
      result.bindings[name] = Binding(
        subject: binding.subject, isSet: false, isMissable: binding.isMissable, root: binding.root)
    }
    for (name, binding) in bindings {
      guard let twin = other.bindings[name] else {
        result.bindings[name]?.isSet = false
        continue
      }
      // Most names are on both paths what they were before them.
      let isAlike = binding.subject.isAlike(twin.subject)
      if isAlike, binding.isSet == twin.isSet, binding.isMissable == twin.isMissable { continue }
      result.bindings[name]?.isSet = binding.isSet && twin.isSet
      result.bindings[name]?.isMissable = binding.isMissable || twin.isMissable
      if !isAlike { result.bindings[name]?.subject = .value(.anything, isMissable: true) }
    }
    return result
  }

  /// The scope of a question about past events, in which `event` is one of those: the candidate of
  /// a trigger is `entry` alone there.
  var ofPastEvents: Scope {
    guard entryRoot == .event else { return self }
    var result = self
    result.entryRoot = .entry
    result.known = KnownPaths(
      known.all.map { $0.root == .event ? KnownPath(root: .entry, names: $0.names) : $0 })
    return result
  }

  /// Binds a name, and forgets what was known of an earlier one.
  mutating func bind(_ name: String, to subject: Subject) {
    forget { $0.root == .binding(name) }
    bindings[name] = Binding(subject: subject, isSet: true)
  }

  /// Binds a name to something that may not have come, and forgets what was known of it.
  mutating func bindMissable(_ name: String, to subject: Subject) {
    bind(name, to: subject)
    bindings[name]?.isMissable = true
  }

  /// Forgets what is known of some paths.
  mutating func forget(_ isForgotten: (KnownPath) -> Bool) {
    known = known.filter { !isForgotten($0) }
  }
}

/// Something with parts that can be named behind a dot.
enum Subject: Sendable {
  /// An event of this name.
  case event(String)
  /// The payload that started the run: an event of one of these names, or a request's parameters.
  case entry(events: [String], parameters: [ValueType.Field], isComplete: Bool)
  /// A value of this type.
  case value(TypeTerm, isMissable: Bool)
  /// An event or an answer of which nothing tells what it is, since its line is wrong; `isUnread`
  /// if that line could not be read.
  case lost(isUnread: Bool)

  /// Something that nothing is known of and that agrees with all.
  static let anything = Subject.value(.anything, isMissable: false)

  /// `true` if the two can stand for each other without a check.
  func isAlike(_ other: Subject) -> Bool {
    switch (self, other) {
    case (.event(let one), .event(let two)): one == two
    case (.value(let one, let isOne), .value(let two, let isTwo)):
      isOne == isTwo && Self.isAlike(one, two)
    case (.entry, .entry), (.lost, .lost): true
    default: false
    }
  }

  /// `true` if two terms are the same without a look into the table.
  private static func isAlike(_ one: TypeTerm, _ other: TypeTerm) -> Bool {
    switch (one, other) {
    case (.known(let left), .known(let right)): left == right
    case (.open(let left), .open(let right)): left == right
    case (.list(let left), .list(let right)): isAlike(left, right)
    case (.anything, .anything): true
    default: false
    }
  }
}
