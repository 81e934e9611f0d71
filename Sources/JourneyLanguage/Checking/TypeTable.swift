import JourneyModel

/// What the uses of undeclared names tell about their types.
final class TypeTable {
  /// An undeclared name.
  private struct Entry {
    /// Its last word, which may tell a date from a moment.
    var word = ""
    /// How it was used as a moment or a date, if it was.
    var dayUse: DayUse?
    /// What it turned out to be.
    var solution: TypeTerm?
    /// The parts that are read of it, in the order of reading.
    var fields: [(name: String, number: Int)] = []
    /// Where a use told its type.
    var place: SourceSpan?
  }

  /// A use as a moment or a date, whichever it is.
  enum DayUse {
    /// Beside a time of the day, for which its own time does not matter.
    case withTime
    /// By itself.
    case bare
  }

  /// The names by number.
  private var entries: [Entry] = []
  /// The numbers of the top names, by a key such as `user.plan`.
  private var numbers: [String: Int] = [:]

  /// `true` if there are names that nothing declares.
  var isUsed: Bool { !entries.isEmpty }

  /// The term of the name with this key, made on its first use.
  func term(for key: String) -> TypeTerm {
    if let number = numbers[key] { return .open(number) }
    numbers[key] = entries.count
    return makeTerm(String(key.split(separator: ".").last ?? ""))
  }

  /// A new unsettled term for a name that ends in this word.
  func makeTerm(_ word: String = "") -> TypeTerm {
    entries.append(Entry(word: word))
    return .open(entries.count - 1)
  }

  /// The term without the detours that are settled.
  func resolved(_ term: TypeTerm) -> TypeTerm {
    // Most terms are settled from the beginning, and have nothing to look up.
    guard case .open = term else { return term }
    return resolvedOpen(term)
  }

  /// The term that an undeclared name stands for, as far as it is settled.
  private func resolvedOpen(_ term: TypeTerm) -> TypeTerm {
    var term = term
    while case .open(let number) = term, let solution = entries[number].solution { term = solution }
    return term
  }

  /// The term of a part of an unsettled term; `nil` if that is settled as something without parts.
  func part(_ name: String, of term: TypeTerm) -> TypeTerm? {
    guard case .open(let number) = resolved(term) else { return nil }
    if let known = entries[number].fields.first(where: { $0.name == name }) {
      return .open(known.number)
    }
    let made = makeTerm(name)
    if case .open(let part) = made { entries[number].fields.append((name, part)) }
    return made
  }

  /// The type that a term stands for; `unknown` where nothing tells, unless that is to be guessed.
  func type(of term: TypeTerm, guessing: Bool = false) -> ValueType {
    switch resolved(term) {
    case .known(let type): type
    case .list(let element): .list(type(of: element, guessing: guessing))
    case .anything: .unknown
    case .open(let number): openType(number, guessing: guessing)
    }
  }

  /// The type of a name that is used as a moment or a date and never tells which.
  ///
  /// Its words tell, as they do in most catalogs (`ends_on`, `created_at`); else a use beside a
  /// time of the day makes it a date, for which a moment's text serves as well.
  private func guessedDay(_ number: Int) -> ValueType {
    let words = entries[number].word.lowercased().split(separator: "_")
    if words.last == "at" || words.last == "time" { return .moment }
    if let last = words.last, Self.dateWords.contains(String(last)) { return .date }
    return entries[number].dayUse == .withTime ? .date : .moment
  }

  /// The last words of the names of dates.
  private static let dateWords: Set<String> = ["on", "date", "day", "birthday", "dob"]

  /// Notes that a name is used as a moment or a date; `false` if it is known not to be one.
  func use(_ term: TypeTerm, as dayUse: DayUse, at span: SourceSpan) -> Bool {
    switch resolved(term) {
    case .known(.moment), .known(.date), .anything: return true
    case .known, .list: return false
    case .open(let number):
      guard entries[number].fields.isEmpty else { return false }
      if entries[number].dayUse == nil { entries[number].place = span }
      if entries[number].dayUse != .bare { entries[number].dayUse = dayUse }
      return true
    }
  }

  /// The type of an unsettled name: a record if parts of it are read.
  private func openType(_ number: Int, guessing: Bool) -> ValueType {
    let fields = entries[number].fields
    if fields.isEmpty, guessing, entries[number].dayUse != nil { return guessedDay(number) }
    if fields.isEmpty { return .unknown }
    return .record(
      fields.map { field in
        let type = type(of: .open(field.number), guessing: guessing)
        return .init(name: field.name, type: type, isRequired: false)
      })
  }

  /// Where a use settled the type of this name.
  func place(of term: TypeTerm) -> SourceSpan? {
    var term = term
    while case .open(let number) = term {
      if let place = entries[number].place { return place }
      guard let solution = entries[number].solution else { return nil }
      term = solution
    }
    return nil
  }

  /// Makes two terms agree, and settles what was open; `false` if they cannot.
  func unify(_ left: TypeTerm, _ right: TypeTerm, at span: SourceSpan) -> Bool {
    switch (resolved(left), resolved(right)) {
    case (.anything, _), (_, .anything): return true
    case (.open(let one), .open(let other)): return one == other || join(one, other)
    case (.open(let number), let term), (let term, .open(let number)):
      return settle(number, as: term, at: span)
    case (.list(let one), .list(let other)): return unify(one, other, at: span)
    case (.known(let one), .known(let other)): return Self.agree(one, other)
    case (.list, .known), (.known, .list): return false
    }
  }

  /// Makes one unsettled name stand for another.
  private func join(_ one: Int, _ other: Int) -> Bool {
    if holds(.open(one), number: other) || holds(.open(other), number: one) { return false }
    for (name, number) in entries[one].fields {
      guard let part = part(name, of: .open(other)),
        unify(.open(number), part, at: entries[one].place ?? SourceSpan(0, 0))
      else { return false }
    }
    if let use = entries[one].dayUse {
      guard self.use(.open(other), as: use, at: entries[one].place ?? SourceSpan(0, 0)) else {
        return false
      }
    }
    entries[one].solution = .open(other)
    return true
  }

  /// Settles the type of an unsettled name; one with parts can only be a record.
  private func settle(_ number: Int, as term: TypeTerm, at span: SourceSpan) -> Bool {
    if holds(term, number: number) { return false }
    if entries[number].dayUse != nil, !Self.isDay(term) { return false }
    guard entries[number].fields.isEmpty else {
      if case .known(.record) = term { return true }
      return false
    }
    entries[number].solution = Self.isEnumeration(term) ? .text : term
    entries[number].place = span
    return true
  }

  /// `true` if an unsettled name is a part of a term, or its element: it cannot be that itself.
  private func holds(_ term: TypeTerm, number: Int) -> Bool {
    switch resolved(term) {
    case .known, .anything: return false
    case .list(let element): return isSame(element, number) || holds(element, number: number)
    case .open(let whole):
      return entries[whole].fields.contains { field in
        isSame(.open(field.number), number) || holds(.open(field.number), number: number)
      }
    }
  }

  /// `true` if a term stands for an unsettled name.
  private func isSame(_ term: TypeTerm, _ number: Int) -> Bool {
    if case .open(number) = resolved(term) { return true }
    return false
  }

  /// `true` for a moment or a date.
  private static func isDay(_ term: TypeTerm) -> Bool {
    switch term {
    case .known(.moment), .known(.date): true
    default: false
    }
  }

  /// `true` for an enumeration: what is compared with one may have other values of its own.
  private static func isEnumeration(_ term: TypeTerm) -> Bool {
    if case .known(.enumeration) = term { return true }
    return false
  }

  /// `true` if values of the two types can be compared and given for each other.
  static func agree(_ one: ValueType, _ other: ValueType) -> Bool {
    switch (one, other) {
    case (.unknown, _), (_, .unknown): true
    case (.text, .enumeration), (.enumeration, .text), (.enumeration, .enumeration): true
    case (.list(let left), .list(let right)): agree(left, right)
    case (.record, .record): true
    default: one == other
    }
  }
}
