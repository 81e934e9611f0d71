internal import JourneyLanguage
internal import JourneyModel

/// The lengths of time of a script as its author wrote them: a definition knows seven days and one
/// week as the same.
struct WrittenDurations {
  /// The author's words by those that a definition gives, where they differ.
  private var words: [String: String] = [:]

  /// Collects the lengths of a script; of two ways to write one, the first counts.
  init(in tree: SyntaxTree) {
    var texts: Set<String> = []
    var seen: Set<String> = []
    for text in Self.texts(of: tree.tokens) where texts.insert(text).inserted {
      guard let duration = CalendarDuration(words: text) else { continue }
      if seen.insert("\(duration)").inserted, "\(duration)" != text { words["\(duration)"] = text }
    }
  }

  /// The stretches of a number and a unit, one or several.
  private static func texts(of tokens: [Token]) -> [String] {
    var texts: [String] = []
    var text = ""
    var index = 0
    while index < tokens.count {
      if text.isEmpty, tokens[index].kind != .number {
        index += 1
      } else if let unit = unit(behind: index, in: tokens) {
        if !text.isEmpty { text += " " }
        text += tokens[index].value
        text += " "
        text += unit
        index += 2
      } else {
        if !text.isEmpty { texts.append(text) }
        text = ""
        index += 1
      }
    }
    return texts
  }

  /// The unit that a number counts; `nil` if none does.
  private static func unit(behind index: Int, in tokens: [Token]) -> String? {
    guard tokens[index].kind == .number, index + 1 < tokens.count else { return nil }
    let next = tokens[index + 1]
    return next.kind == .word && Keywords.isUnit(next.value) ? next.value : nil
  }

  /// `true` if the texts of a finding may hold a length of time.
  static func mayBe(in finding: Diagnostic) -> Bool {
    ([finding.message, finding.help ?? ""] + finding.details).contains { text in
      text.split(separator: " ").contains { Keywords.isUnit(String($0.prefix(while: \.isLetter))) }
    }
  }

  /// A finding with the lengths of time in its texts as the author writes them.
  func told(_ finding: Diagnostic) -> Diagnostic {
    if words.isEmpty { return finding }
    var finding = finding
    finding.message = told(finding.message)
    finding.help = finding.help.map(told)
    finding.details = finding.details.map(told)
    return finding
  }

  /// A text with its lengths of time as the author writes them.
  private func told(_ text: String) -> String {
    guard text.contains(where: \.isNumber) else { return text }
    var told: [Substring] = []
    var rest = text.split(separator: " ", omittingEmptySubsequences: false)[...]
    while !rest.isEmpty {
      let count = Self.durationWords(at: rest)
      if count > 0, let written = written(rest.prefix(count)) {
        told.append(written)
        rest = rest.dropFirst(count)
      } else {
        told += rest.prefix(max(1, count))
        rest = rest.dropFirst(max(1, count))
      }
    }
    return told.joined(separator: " ")
  }

  /// How many words at the beginning are one length of time: numbers with their units.
  private static func durationWords(at words: ArraySlice<Substring>) -> Int {
    var count = 0
    var rest = words
    while let number = rest.popFirst(), let unit = rest.popFirst() {
      let digits = count == 0 ? number.drop { !$0.isNumber && !$0.isLetter } : number
      let name = unit.prefix { $0.isLetter }
      guard !digits.isEmpty, digits.allSatisfy(\.isNumber), Keywords.isUnit(String(name))
      else { break }
      count += 2
      if name.endIndex != unit.endIndex { break }
    }
    return count
  }

  /// The author's words for a length of time, with the signs around it; `nil` if they are the same.
  private func written(_ duration: ArraySlice<Substring>) -> Substring? {
    let text = duration.joined(separator: " ")
    guard let first = text.firstIndex(where: \.isNumber),
      let last = text.lastIndex(where: \.isLetter),
      let words = words[String(text[first...last])]
    else { return nil }
    return text[..<first] + words + text[text.index(after: last)...]
  }
}
