internal import JourneyModel

/// The commands of the prompt.
extension Conversation {
  /// Answers a command.
  func answer(_ written: WrittenCommand) -> Answer {
    guard let command = written.command else { return failure(unknown(written.name)) }
    do throws(TestMistake) {
      return try answer(command, written.arguments)
    } catch {
      return failure(error)
    }
  }

  /// What is said of a command that there is not.
  private func unknown(_ name: String) -> TestMistake {
    let names = PromptCommand.allCases.map(\.rawValue)
    let close = Suggestion.closest(to: name, among: names).map { "did you mean `:\($0)`?" }
    return TestMistake(
      "there is no command `:\(name)`", help: close ?? "`:help` says what there is")
  }

  /// Does a command.
  private func answer(
    _ command: PromptCommand, _ arguments: [String]
  ) throws(TestMistake) -> Answer {
    switch command {
    case .whereabouts: return Answer(Whereabouts(fork.session).lines)
    case .why: return Answer(Reasons(fork.session).lines)
    case .lines: return Answer(spokenLines)
    case .undo: return try undo(arguments.first)
    case .fork: return try begin(named: arguments.first)
    case .forks: return Answer(forks.map(line))
    case .switch: return try go(to: arguments.first)
    case .trace: return trace(arguments.first)
    case .save: return try save(arguments)
    case .load: return try load(arguments.first)
    case .help: return Answer(PromptHelp.lines)
    case .quit:
      var answer = Answer()
      answer.isOver = true
      return answer
    }
  }

  /// What was said, with what can be expected behind each line.
  private var spokenLines: [String] {
    let lines = (fork.beginning.map { [$0.text] } ?? []) + SavedTest.lines(of: fork.said)
    return lines.isEmpty ? ["nothing was said yet"] : lines
  }

  /// Shows steps from now on, or no more.
  private func trace(_ word: String?) -> Answer {
    isTracing = word.map { $0 == "on" } ?? !isTracing
    return Answer([isTracing ? "steps are shown" : "steps are no longer shown"])
  }

  // MARK: Courses

  /// Takes lines back.
  private func undo(_ argument: String?) throws(TestMistake) -> Answer {
    guard let count = argument.map({ Int($0) }) ?? 1, count > 0 else {
      throw TestMistake("`:undo` takes a number of lines", help: "write `:undo 2`")
    }
    guard !fork.said.isEmpty else { throw TestMistake("there is nothing to take back") }
    let undone = try fork.undo(count)
    let now = fork.session.shown(fork.session.now)
    return Answer(undone.map { "taken back: \($0.text)" } + ["it is \(now)"])
  }

  /// Begins another course.
  private func begin(named wanted: String?) throws(TestMistake) -> Answer {
    if let wanted, forks.contains(where: { $0.name == wanted }) {
      throw TestMistake(
        "there is a course `\(wanted)` already", help: "go on with it: `:switch \(wanted)`")
    }
    let old = fork
    fork = try Fork(name: wanted ?? freeName, goingOnFrom: old)
    forks.append(fork)
    return Answer(["\(fork.name) goes on from here; `:switch \(old.name)` goes back"])
  }

  /// The next number that no course is called.
  var freeName: String {
    var number = forks.count + 1
    while forks.contains(where: { $0.name == "\(number)" }) { number += 1 }
    return "\(number)"
  }

  /// Goes on with another course.
  private func go(to name: String?) throws(TestMistake) -> Answer {
    guard let name else {
      throw TestMistake("`:switch` takes the name of a course", help: "`:forks` lists them")
    }
    guard let found = forks.first(where: { $0.name == name }) else {
      let close = Suggestion.closest(to: name, among: forks.map(\.name))
      throw TestMistake(
        "there is no course `\(name)`",
        help: close.map { "did you mean `\($0)`?" } ?? "`:forks` lists them")
    }
    fork = found
    return Answer([line(about: found)])
  }

  /// A course in one line.
  private func line(about course: Fork) -> String {
    let mark = course === fork ? "*" : " "
    let count = Figures.counted(course.said.count, "line")
    let last = course.said.last.map { ", last: \($0.text.firstLine)" } ?? ""
    return "\(mark) \(course.name)  \(course.session.shown(course.session.now))  \(count)\(last)"
  }
}

extension String {
  /// The first line, with a mark if there are more.
  fileprivate var firstLine: String {
    let first = prefix { $0 != "\n" }
    return first.count < count ? first + " …" : self
  }
}
