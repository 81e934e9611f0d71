import JourneyModel

/// Builds a text that holds what it must, and nothing beside it.
struct TextWitness {
  /// What it must begin with.
  private var start = ""
  /// What it must end with.
  private var end = ""
  /// What it must hold.
  private var parts: [String] = []
  /// All texts that are asked for.
  private var asked: [String] = []

  /// Looks at the tests of a text, with `true` for those that hold.
  init(_ tests: [(test: Test, isPositive: Bool)]) {
    for (test, isPositive) in tests {
      guard case .text(let kind, let text) = test else { continue }
      asked.append(text.lowercased())
      if isPositive { require(kind, text.lowercased()) }
    }
  }

  /// Adds what it must be like; of two starts the longer one holds the other, or none can be.
  private mutating func require(_ test: Expression.TextTest, _ text: String) {
    switch test {
    case .contains: parts.append(text)
    case .startsWith: if text.utf8.count > start.utf8.count { start = text }
    case .endsWith: if text.utf8.count > end.utf8.count { end = text }
    }
  }

  /// The text: its pieces with a character between that nobody asks for, so that no text is in it
  /// but those that are in a piece.
  func text(besides literals: [String]) -> String {
    let used = Set((asked + literals).flatMap(\.unicodeScalars))
    let privateUse = (0xE000...0xF8FF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
    let joint = privateUse.first { !used.contains($0) }.map { String(Character($0)) } ?? ""
    return ([start] + parts + [end]).joined(separator: joint)
  }

  /// `true` if a text is like another, ignoring case.
  static func holds(_ test: Expression.TextTest, _ text: String, _ part: String) -> Bool {
    let whole = Array(text.lowercased().utf8)
    let sought = Array(part.lowercased().utf8)
    guard sought.count <= whole.count else { return false }
    switch test {
    case .startsWith: return whole.starts(with: sought)
    case .endsWith: return whole.suffix(sought.count).elementsEqual(sought)
    case .contains:
      return (0...(whole.count - sought.count)).contains { whole[$0...].starts(with: sought) }
    }
  }
}
