internal import Foundation
internal import JourneyLanguage
internal import JourneyModel

/// The files of a session: tests that are written down, and those that are played.
extension Conversation {
  /// Writes the session down as a test that passes.
  func save(_ arguments: [String]) throws(TestMistake) -> Answer {
    guard let name = arguments.first, !name.isEmpty else {
      throw TestMistake(
        "`:save` takes the name of the test", help: "write `:save \"a buyer leaves quietly\"`")
    }
    guard fork.said.contains(where: { !$0.isExpectation }) else {
      throw TestMistake("nothing has happened that a test could show")
    }
    let saved = SavedTest(named: name, fork, script: script)
    guard arguments.count > 1 || workspace.scriptPaths.count == 1 else {
      return Answer(lines(of: saved.text))
    }
    let path = arguments.count > 1 ? arguments[1] : workspace.scriptPaths[0]
    try add(saved, named: name, to: path)
    return Answer(["the test is in \(path), and passes"])
  }

  /// Adds a test to the end of a file, once it has passed there.
  private func add(_ saved: SavedTest, named name: String, to path: String) throws(TestMistake) {
    let old = try contents(of: path) ?? ""
    if tests(in: SourceFile(name: path, text: old)).contains(where: { $0.name.text == name }) {
      throw TestMistake(
        "`\(path)` has a test called `\(name)` already", help: "give this one another name")
    }
    let text = old.isEmpty ? saved.text : old.trimmedEnd + "\n\n" + saved.text
    try prove(text, named: name, path: path)
    do throws(RunError) {
      let file = try OutputFile(path)
      try file.write(Array(text.utf8))
      try file.flush()
    } catch {
      throw TestMistake(error.message)
    }
  }

  /// Throws unless a test passes in the script that is to be written.
  private func prove(_ text: String, named name: String, path: String) throws(TestMistake) {
    let check = SourceCheck(catalog: workspace.catalog, depth: .names)
    let outcome = check.check(SourceFile(name: path, text: text))
    if let error = outcome.diagnostics.first(where: { $0.severity == .error }) {
      throw TestMistake("the test cannot stand in `\(path)`: \(error.message)")
    }
    guard let test = outcome.tests.last else {
      throw TestMistake("the test cannot stand in `\(path)`")
    }
    let runner = TestRunner(journeys: workspace.journeys, catalog: workspace.catalog)
    if let failure = runner.run(test).failure {
      throw TestMistake(
        "the test would not pass: \(failure.message)",
        help: "say what happens in single lines, with `advance` between them")
    }
  }

  /// Plays the tests of a file, or else its lines.
  func load(_ path: String?) throws(TestMistake) -> Answer {
    guard let path else {
      throw TestMistake("`:load` takes a file", help: "write `:load cart.journey`")
    }
    guard let text = try contents(of: path) else {
      throw TestMistake("there is no file `\(path)`")
    }
    let source = SourceFile(name: path, text: text)
    if !tests(in: source).isEmpty { return play(testsIn: source) }
    var splitter = EntrySplitter()
    var entries = source.bytes.isEmpty ? [] : lines(of: text).compactMap { splitter.take($0) }
    if let last = splitter.rest() { entries.append(last) }
    return play(entries, of: source)
  }

  /// The text of a file; `nil` if there is none.
  private func contents(of path: String) throws(TestMistake) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard !OutputFile.isFolder(path), let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw TestMistake("`\(path)` cannot be read as text") }
    return text
  }

  /// The tests of a file.
  private func tests(in source: SourceFile) -> [TestSyntax] {
    Parser.parse(source).items.compactMap { item in
      if case .test(let test) = item { return test }
      return nil
    }
  }

  /// Plays the first test of a source, in a course of its own from the beginning.
  func play(testsIn source: SourceFile) -> Answer {
    guard let test = tests(in: source).first else { return Answer() }
    do throws(TestMistake) {
      fork = try Fork(name: freeName, starter: starter)
      forks.append(fork)
    } catch {
      return failure(error)
    }
    var answer = Answer(["\(test.name.text), as course \(fork.name)"])
    var spans = test.lines.map(\.span)
    if let now = test.nowSpan(in: source) { spans.insert(now, at: 0) }
    answer.add(
      play(spans.map { (source.text($0), source.line(at: $0.start)) }, of: source))
    return answer
  }

  /// Plays entries until one of them fails.
  private func play(_ entries: [(text: String, line: Int)], of source: SourceFile) -> Answer {
    var all = Answer()
    for entry in entries where !all.isFailure && !all.isOver {
      all.add(Answer(lines(of: entry.text).map { ink.strong("> \($0)") }))
      all.add(answer(entry.text, from: source.name, line: entry.line))
    }
    return all
  }

  /// The lines of a text.
  private func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension LoadedWorkspace {
  /// The scripts that were loaded from files.
  fileprivate var scriptPaths: [String] {
    paths.filter { $0 != "-" && $0.hasSuffix(ScriptFinder.suffix) }
  }
}

extension String {
  /// The text without blanks and line breaks at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}

extension TestSyntax {
  /// Where `now` and its moment stand: between the journeys and the first line.
  fileprivate func nowSpan(in source: SourceFile) -> SourceSpan? {
    let tokens = Parser.parse(source).tokens.filter { span.start <= $0.span.start }
    let start = journeys.last?.span.end ?? span.start
    let end = lines.first?.span.start ?? tokens.last { $0.span.end == span.end }?.span.start
    let between = tokens.filter { $0.span.start >= start && $0.span.end <= end ?? 0 }
    guard now != nil, let first = between.first, let last = between.last else { return nil }
    return first.span.joined(with: last.span)
  }
}
