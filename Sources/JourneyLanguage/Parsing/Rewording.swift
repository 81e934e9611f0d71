/// A phrase that people bring along from elsewhere, and how the language says it.
///
/// It is looked for in a statement that cannot be read, and taken if it can be read with that.
struct Rewording {
  /// A part of a phrase as it is written.
  enum Part {
    /// One of some words or signs.
    case said([String])
    /// Anything of a sort.
    case slot(Slot)
  }

  /// The sorts of what a phrase leaves open.
  enum Slot: String {
    /// A whole number with no unit behind it.
    case number = "NUMBER"
    /// An hour of the day by its number alone, or with the unit that was made of an `h`.
    case hour = "HOUR"
    /// A length of time.
    case duration = "DURATION"
    /// The unit of one.
    case unit = "UNIT"
    /// A time.
    case time = "TIME"
    /// A date.
    case date = "DATE"
    /// A day of the week.
    case weekday = "WEEKDAY"
    /// A name, quoted or not.
    case name = "NAME"
    /// A text.
    case text = "TEXT"
    /// Texts or numbers with commas between them.
    case values = "VALUES"
  }

  /// The statements that it is looked for in; all of them if none is named.
  let statements: Set<String>
  /// The phrase as it is written.
  let written: [Part]
  /// The phrase as it is meant, cut where its slots begin and end.
  let meant: [String]
  /// `true` if nothing but words or signs of what was meant are lost, or one stands too many.
  let isLoss: Bool
  /// `true` if one sign stands too many.
  let isSignTooMany: Bool

  /// Creates a rewording; in both phrases the words in capitals are slots.
  init(_ written: String, _ meant: String, in statements: [String] = []) {
    let words = written.split(separator: " ").map(String.init)
    self.statements = Set(statements)
    self.written = words.map { word in
      if let slot = Slot(rawValue: word) { return .slot(slot) }
      return .said(word == "/" ? [word] : word.split(separator: "/").map(String.init))
    }
    self.meant = Self.pieces(of: meant)
    var lost = words[...]
    for word in meant.split(separator: " ") where lost.first.map({ $0 == word }) ?? false {
      lost.removeFirst()
    }
    isLoss = lost.isEmpty || meant.isEmpty
    isSignTooMany = meant.isEmpty && written.first?.isLetter == false
  }

  /// Cuts a phrase between what is a letter and what is none.
  private static func pieces(of phrase: String) -> [String] {
    var pieces: [String] = []
    for character in phrase {
      if let last = pieces.last?.last, last.isLetter == character.isLetter {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }
}
