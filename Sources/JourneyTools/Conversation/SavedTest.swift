internal import JourneyLanguage
internal import JourneyModel

/// A session as a test of a script.
struct SavedTest {
  /// The text, laid out as scripts are.
  let text: String

  /// Writes a course down.
  init(named name: String, _ fork: Fork, script: SessionScript) {
    let head = script.head(name: name, beginning: fork.beginning?.text)
    let body = Self.lines(of: fork.said).map { "  \($0)\n" }.joined()
    let plain = head + body + "end\n"
    text = Formatter.format(SourceFile(name: "", text: plain)) ?? plain
  }

  /// What was said, and behind each line what happened; what somebody expected there already stands
  /// once.
  static func lines(of said: [SpokenLine]) -> [String] {
    var lines: [String] = []
    var open: [String] = []
    for line in said {
      if line.isExpectation {
        open.removeAll { $0 == line.text }
      } else {
        lines += open
        open = line.outcomes
      }
      lines.append(line.text)
    }
    return lines + open
  }
}
