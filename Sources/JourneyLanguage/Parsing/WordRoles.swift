/// What a word may be or begin, told once where it is read: the parser asks it of every token, at
/// some of them a dozen times.
package struct WordRoles: OptionSet, Equatable, Sendable {
  /// A bit for each role.
  package let rawValue: UInt16

  /// Creates a set of roles.
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// It is never a name without quotes, save as a member or a key.
  package static let reserved = WordRoles(rawValue: 1 << 0)
  /// It begins something or is reserved.
  package static let known = WordRoles(rawValue: 1 << 1)
  /// It begins a step.
  package static let step = WordRoles(rawValue: 1 << 2)
  /// It begins a setting.
  package static let setting = WordRoles(rawValue: 1 << 3)
  /// It begins an item.
  package static let item = WordRoles(rawValue: 1 << 4)
  /// It begins a line of a test.
  package static let testLine = WordRoles(rawValue: 1 << 5)
  /// It begins an arm.
  package static let arm = WordRoles(rawValue: 1 << 6)
  /// It is a day of the week.
  package static let weekday = WordRoles(rawValue: 1 << 7)
  /// It is a unit of a duration, one or many.
  package static let unit = WordRoles(rawValue: 1 << 8)
  /// It begins a step that always has an `end`.
  package static let block = WordRoles(rawValue: 1 << 9)
  /// It begins what has an `end`, always or at times.
  package static let opener = WordRoles(rawValue: 1 << 10)

  /// The roles of a word.
  init(of word: String) {
    self = word.utf8.count > Self.lengthMax ? [] : Self.byWord[word] ?? []
  }

  /// The length of the longest word that has a role.
  private static let lengthMax = byWord.keys.reduce(0) { max($0, $1.utf8.count) }

  /// The words that have a role, with all of theirs.
  private static let byWord: [String: WordRoles] = {
    var roles: [String: WordRoles] = [:]
    func note(_ words: some Sequence<String>, _ role: WordRoles) {
      for word in words { roles[word, default: []].insert(role) }
    }
    note(Keywords.reservedWords, .reserved)
    note(Keywords.reservedWords, .known)
    note(
      Keywords.settings + Keywords.items + Keywords.testLines + Keywords.weekdays + Keywords.units,
      .known)
    note(Keywords.steps, .step)
    note(Keywords.settings, .setting)
    note(Keywords.items, .item)
    note(Keywords.testLines, .testLine)
    note(Keywords.arms, .arm)
    note(Keywords.weekdays, .weekday)
    note(Keywords.units, .unit)
    note(Keywords.blocks, .block)
    note(Keywords.blocks + ["wait", "journey", "fragment", "test"], .opener)
    return roles
  }()
}
