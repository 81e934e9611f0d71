internal import JourneyModel

/// One course of a session: what was said, and what came of it.
///
/// Going back is saying everything but the last once more: sessions live in memory, and a line
/// takes a millisecond.
final class Fork {
  /// What it is called.
  let name: String
  /// What was said, in order.
  private(set) var said: [SpokenLine] = []
  /// When it begins, if somebody says so.
  private(set) var beginning: Beginning?
  /// The session.
  private(set) var session: TestSession
  /// Tells what happens in the session.
  private var timeline: Timeline
  /// Begins sessions.
  private let starter: SessionStarter

  /// A moment at which a session begins.
  struct Beginning {
    /// The line that says so.
    var text: String
    /// The moment.
    var moment: MomentExpression
    /// The types of what it reads.
    var types: FactTypes
  }

  /// What came of a line.
  struct Outcome {
    /// What happened, a line each.
    var told: [String]
    /// The entries of the journal that it made.
    var entries: Range<Int>
  }

  /// Begins a course.
  init(name: String, starter: SessionStarter, beginning: Beginning? = nil) throws(TestMistake) {
    self.name = name
    self.starter = starter
    self.beginning = beginning
    session = try starter.session(beginning: beginning)
    timeline = starter.timeline(of: session)
  }

  /// Begins a course that goes on from another.
  convenience init(name: String, goingOnFrom other: Fork) throws(TestMistake) {
    try self.init(name: name, starter: other.starter, beginning: other.beginning)
    for line in other.said { _ = try perform(line) }
  }

  /// Says when it begins, before anything else is said.
  func begin(at beginning: Beginning) throws(TestMistake) {
    guard said.isEmpty else {
      throw TestMistake(
        "a session begins once, before anything happens",
        help: "go on with `advance to …`, or begin anew with `journey repl`")
    }
    session = try starter.session(beginning: beginning)
    timeline = starter.timeline(of: session)
    self.beginning = beginning
  }

  /// Says a line; one that cannot be done, or is broken off, changes nothing.
  func say(
    _ line: SpokenLine, while mayGoOn: @escaping () -> Bool
  ) throws(TestMistake) -> Outcome {
    session.mayGoOn = mayGoOn
    defer { session.mayGoOn = { true } }
    do throws(TestMistake) {
      return try perform(line)
    } catch {
      try replay(said)
      throw error
    }
  }

  /// Takes back so many lines; returns them, the last one first.
  func undo(_ count: Int) throws(TestMistake) -> [SpokenLine] {
    let undone = said.suffix(count)
    try replay(Array(said.dropLast(count)))
    return undone.reversed()
  }

  /// Says some lines from the beginning.
  private func replay(_ lines: [SpokenLine]) throws(TestMistake) {
    session = try starter.session(beginning: beginning)
    timeline = starter.timeline(of: session)
    said = []
    for line in lines { _ = try perform(line) }
  }

  /// Does a line.
  private func perform(_ line: SpokenLine) throws(TestMistake) -> Outcome {
    let start = session.journal.entries.count
    for kind in line.kinds { try session.perform(kind, types: line.types) }
    var line = line
    let range = start..<session.journal.entries.count
    if !line.isExpectation {
      line.outcomes = HappenedExpectations(session, after: line.kinds).texts
    }
    said.append(line)
    return Outcome(told: timeline.lines(of: range), entries: range)
  }
}

/// An entry that was said.
struct SpokenLine {
  /// The text.
  var text: String
  /// What it does.
  var kinds: [JourneyTest.Kind]
  /// The types of what it reads.
  var types: FactTypes
  /// What can be expected behind it, from what happened.
  var outcomes: [String] = []

  /// `true` if it only expects something.
  var isExpectation: Bool { kinds.allSatisfy(\.isExpectation) }
}

/// Begins sessions about journeys.
struct SessionStarter {
  /// The journeys.
  let journeys: [LoadedJourney]
  /// The catalog; `nil` where there is none.
  let catalog: Catalog?

  /// Tells live of a session; lines of the first script are told without its name.
  func timeline(of session: TestSession) -> Timeline {
    Timeline(session: session, script: journeys.first?.script, style: .live)
  }

  /// Begins a session.
  func session(beginning: Fork.Beginning?) throws(TestMistake) -> TestSession {
    let test = JourneyTest(
      name: "", journeys: journeys.map(\.definition.journeyID), now: beginning?.moment, lines: [],
      types: beginning?.types ?? FactTypes(), span: SourceSpan(0, 0))
    return try TestRunner(journeys: journeys, catalog: catalog).begin(test)
  }
}
