import JourneyModel

/// The places that a program reads, numbered as they come up.
struct PathList: Equatable {
  /// The paths by number.
  private(set) var paths: [[String]] = []
  private var numbers: [[String]: Int] = [:]

  /// The number of a path, which is added if it is new.
  mutating func number(of path: [String]) -> Int {
    if let number = numbers[path] { return number }
    numbers[path] = paths.count
    paths.append(path)
    return paths.count - 1
  }
}

/// What a register of a run holds.
struct RunRegister: Hashable, Comparable {
  /// The kinds, in the order of the registers.
  enum Kind: Int, Comparable {
    case wake, bound, entry, binding, count, rounds, roundStart, given

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// What kind of thing.
  var kind: Kind
  /// The name of the binding or loop, the name that was given, or the number of the counter.
  var name = ""
  /// The path behind it.
  var path: [String] = []

  /// An order that does not hang on that of the script.
  static func < (left: RunRegister, right: RunRegister) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.name != right.name { return left.name < right.name }
    return left.path.lexicographicallyPrecedes(right.path)
  }
}

/// All that a program reads and keeps.
///
/// The assembler goes over a definition twice: the first time to find out what is read anywhere,
/// the second, knowing that, to write the code.
struct FactLayout {
  /// Paths of the user.
  var user = PathList()
  /// Paths of the candidate, of whatever event.
  var candidate = PathList()
  /// Which of those are read of which event, by the numbers.
  var candidateOfEvent: [String: Set<Int>] = [:]
  /// Paths of past events, by the name of the event.
  var rows: [String: PathList] = [:]
  /// The events whose past can be asked for.
  var histories: [String] = []
  /// The events that a run can tell apart at a wait.
  var eventNames: [String] = []
  /// The channels asked for by `reachable`.
  var channels: [String] = []
  /// The zones; the first is the journey's.
  var zones: [ZoneReference?]
  /// The registers of a run.
  var run: [RunRegister] = []
  /// The registers by what they hold.
  var runNumbers: [RunRegister: Int] = [:]
  /// `true` if the user is read, for a path or otherwise.
  var readsUser = false

  /// Creates a layout that knows of nothing but the journey's zone.
  init(zone: ZoneReference?) {
    zones = [zone]
    if case .user = zone { readsUser = true }
  }

  /// The number of a register of the run.
  mutating func number(of register: RunRegister) -> Int {
    if let number = runNumbers[register] { return number }
    runNumbers[register] = run.count
    run.append(register)
    return run.count - 1
  }

  /// Numbers the registers of the run by their order, so that a snapshot fits the same definition
  /// however it is assembled.
  mutating func sortRun() {
    run.sort()
    for (number, register) in run.enumerated() { runNumbers[register] = number }
  }

  /// The paths that are read behind a binding.
  func paths(ofBinding name: String) -> [[String]] {
    run.filter { $0.kind == .binding && $0.name == name }.map(\.path)
  }
}

extension Array where Element: Equatable {
  /// The index of an element, which is added if it is new.
  mutating func index(adding element: Element) -> Int {
    if let index = firstIndex(of: element) { return index }
    append(element)
    return count - 1
  }
}
