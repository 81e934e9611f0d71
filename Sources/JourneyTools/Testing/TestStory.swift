internal import JourneyModel

/// The lines of a test with what happened at each of them.
struct TestStory {
  /// The script of the test.
  private let source: SourceFile
  /// The lines that were begun: their numbers, and how much had happened before.
  private var lines: [(number: Int, entry: Int)] = []

  /// Begins the story of a test in a script.
  init(source: SourceFile) {
    self.source = source
  }

  /// Notes that a line is done next.
  mutating func begin(line: Int, of session: TestSession) {
    lines.append((line, session.journal.entries.count))
  }

  /// Tells the story: each line of the test that something happened at or that is no `expect`, and
  /// what happened, with the lines of the journeys.
  func lines(of session: TestSession) -> [String] {
    var timeline = Timeline(session: session, script: source.name)
    var told: [String] = []
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      let end = isLast ? session.journal.entries.count : lines[index + 1].entry
      let text = source.trimmedLine(line.number)
      if isLast || !text.hasPrefix("expect ") {
        told.append(Timeline.placed(text, "line \(line.number)", indent: ""))
      }
      told += timeline.lines(of: line.entry..<end).map { Timeline.indent + $0 }
    }
    return told
  }
}

extension SourceFile {
  /// A line without the blanks at its ends.
  func trimmedLine(_ number: Int) -> String {
    let blanks: Set<Character> = [" ", "\t"]
    let text = lineText(number).drop { blanks.contains($0) }
    return String(text.reversed().drop { blanks.contains($0) }.reversed())
  }
}
