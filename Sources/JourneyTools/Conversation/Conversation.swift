internal import JourneyModel

/// A session of `journey repl`: entries come in, and each is answered with what the journeys did.
///
/// It reads and writes no terminal: `answer` is all that there is to it.
public final class Conversation {
  /// The journeys.
  let workspace: LoadedWorkspace
  /// What was entered, as a test.
  let script: SessionScript
  /// Begins sessions.
  let starter: SessionStarter
  /// Sets text off.
  let ink: Ink
  /// The courses, in the order in which they were begun.
  var forks: [Fork]
  /// The course that goes on.
  var fork: Fork
  /// Tells, while an entry is done, whether it is to be gone on with.
  public var mayGoOn: () -> Bool = { true }
  /// `true` while each step is shown with its instructions.
  var isTracing = false

  /// What the first course is called.
  static let firstName = "1"

  /// Begins a session about the journeys of a workspace.
  public init(_ workspace: LoadedWorkspace, hasColor: Bool) throws(RunError) {
    guard !workspace.journeys.isEmpty else {
      throw RunError("there is no journey to talk to; name a script that holds one")
    }
    self.workspace = workspace
    ink = Ink(hasColor: hasColor)
    script = SessionScript(workspace)
    starter = SessionStarter(journeys: workspace.journeys, catalog: workspace.catalog)
    do throws(TestMistake) {
      fork = try Fork(name: Self.firstName, starter: starter)
    } catch {
      throw RunError(error.message)
    }
    forks = [fork]
  }

  /// `true` if answers are coloured.
  public var hasColor: Bool { ink.hasColor }

  /// What stands before an entry: the simulated time, and the course if it is not the first.
  public var prompt: String {
    let course = fork.name == Self.firstName ? "" : " (\(fork.name))"
    return "\(fork.session.shown(fork.session.now))\(course)> "
  }

  /// What stands before the other lines of an entry.
  public var continuationPrompt: String {
    String(repeating: " ", count: max(0, prompt.count - 2)) + "| "
  }

  /// What is said as the session begins.
  public var greeting: String {
    let names = workspace.journeys.map { NameSpelling.spelled($0.definition.journeyID) }
    return "\(names.joined(separator: ", ")). `:help` says what can be typed, Tab completes it.\n"
  }

  /// `true` if a text is a whole entry, and not the beginning of one.
  public static func isWhole(_ text: String) -> Bool {
    WrittenCommand(text) != nil || Entry.isWhole(text)
  }

  /// Answers an entry that stands somewhere.
  public func answer(_ text: String, from sourceName: String, line: Int) -> Answer {
    if let command = WrittenCommand(text) { return answer(command) }
    let entry = Entry(text, from: sourceName, line: line)
    switch entry.kind {
    case .nothing: return Answer()
    case .test: return play(testsIn: SourceFile(name: sourceName, text: text))
    case .item:
      return failure(
        TestMistake(
          "journeys and what else stands in scripts are not entered here",
          help: "write them in a file, and name it: `journey repl FILE`"))
    case .beginning, .lines, .question: break
    }
    if entry.isOpen {
      return failure(
        TestMistake(
          "a bracket is not closed", help: "close it in this line, or in one of the next"))
    }
    let checked = script.check(
      entry, after: fork.said.map(\.text), beginning: fork.beginning?.text)
    var result = Answer(findings(of: checked))
    result.isFailure = checked.hasErrors
    if !checked.hasErrors { result.add(say(entry, checked)) }
    return result
  }

  /// The findings of an entry, as those of a file are shown.
  private func findings(of checked: SessionScript.Checked) -> [String] {
    guard !checked.findings.isEmpty else { return [] }
    let text = DiagnosticRenderer(hasColor: ink.hasColor)
      .text(checked.findings, in: checked.source)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// A mistake as an answer.
  func failure(_ mistake: TestMistake) -> Answer {
    var answer = Answer(ink.mistake(mistake))
    answer.isFailure = true
    return answer
  }

  /// Does a checked entry.
  private func say(_ entry: Entry, _ checked: SessionScript.Checked) -> Answer {
    do throws(TestMistake) {
      if entry.kind == .question { return try answer(questions: checked) }
      if entry.kind == .beginning {
        guard let now = checked.now else { return Answer() }
        try fork.begin(at: .init(text: entry.text, moment: now, types: checked.types))
        return Answer(["it is \(fork.session.shown(fork.session.now))"])
      }
      let line = SpokenLine(
        text: entry.text, kinds: checked.lines.map(\.kind), types: checked.types)
      return told(line, try fork.say(line, while: mayGoOn))
    } catch {
      return failure(error)
    }
  }

  /// What a line led to, in words.
  private func told(_ line: SpokenLine, _ outcome: Fork.Outcome) -> Answer {
    if line.isExpectation { return Answer([ink.good("as expected")]) }
    let trace = isTracing ? StepTrace(fork.session).lines(of: outcome.entries) : []
    return Answer(outcome.told.map(painted) + consequence(of: line, outcome) + trace.map(ink.faint))
  }

  /// What is said where little or nothing happened.
  private func consequence(of line: SpokenLine, _ outcome: Fork.Outcome) -> [String] {
    let now = fork.session.shown(fork.session.now)
    let isAdvance = line.kinds.last?.isAdvance == true
    if outcome.told.isEmpty { return [isAdvance ? "nothing happens until \(now)" : "noted"] }
    if isAdvance { return ["it is \(now)"] }
    let isAlone = fork.session.journal.entries[outcome.entries].allSatisfy { entry in
      if case .event(_, isEmitted: false) = entry.happening { return true }
      return false
    }
    return isAlone ? ["nobody enters, and nobody waits for it"] : []
  }

  /// A line of the timeline, with the number of the script's line set off.
  private func painted(_ line: String) -> String {
    guard ink.hasColor, let range = line.ranges(of: " line ").last else { return line }
    return line[..<range.lowerBound] + ink.faint(String(line[range.lowerBound...]))
  }

  /// The values of questions, with what they see.
  private func answer(questions checked: SessionScript.Checked) throws(TestMistake) -> Answer {
    var answer = Answer()
    for line in checked.lines {
      guard case .expect(.holds(let expression)) = line.kind else {
        // `waiting`, `sent hi` and their like: an expectation without its word.
        try fork.session.perform(line.kind, types: checked.types)
        answer.add(Answer([ink.good("as expected")]))
        continue
      }
      let value = try fork.session.values(of: [expression], types: checked.types).first
      let seen = SeenValues.lines(of: expression, in: fork.session, types: checked.types)
      answer.add(
        Answer(
          [ink.strong(ValueSpelling.shown(value ?? JSONNode(.null)))]
            + seen.map { ink.faint("  \($0)") }))
    }
    return answer
  }
}
