/// Sets text off where colours are shown.
struct Ink {
  /// `true` if colours are shown.
  let hasColor: Bool

  /// The ways to set text off, by the numbers that terminals know.
  private enum Color: String {
    case bad = "1;31"
    case good = "32"
    case strong = "1"
    case faint = "2"
  }

  /// What went wrong.
  func bad(_ text: String) -> String { paint(text, .bad) }

  /// What holds.
  func good(_ text: String) -> String { paint(text, .good) }

  /// What is to be seen first.
  func strong(_ text: String) -> String { paint(text, .strong) }

  /// What is to be seen last.
  func faint(_ text: String) -> String { paint(text, .faint) }

  /// A mistake, with what to do about it.
  func mistake(_ mistake: TestMistake) -> [String] {
    ["\(bad("error:")) \(mistake.message)"]
      + (mistake.help.map { ["  \(strong("help:")) \($0)"] } ?? [])
  }

  /// Text in a colour, if colours are shown.
  private func paint(_ text: String, _ color: Color) -> String {
    hasColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
