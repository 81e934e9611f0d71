import JourneyModel

/// What the uses of undeclared names tell about their types.
final class TypeTable {
  /// An undeclared name.
  private struct Entry {
    /// What it turned out to be.
    var solution: TypeTerm?
    /// The parts that are read of it, in the order of reading.
    var fields: [(name: String, number: Int)] = []
    /// Where a use told its type.
    var place: SourceSpan?
  }

  /// The names by number.
  private var entries: [Entry] = []
  /// The numbers of the top names, by a key such as `user.plan`.
  private var numbers: [String: Int] = [:]

  /// The term of the name with this key, made on its first use.
  func term(for key: String) -> TypeTerm {
    if let number = numbers[key] { return .open(number) }
    numbers[key] = entries.count
    return makeTerm()
  }

  /// A new unsettled term.
  func makeTerm() -> TypeTerm {
    entries.append(Entry())
    return .open(entries.count - 1)
  }

  /// The term without the detours that are settled.
  func resolved(_ term: TypeTerm) -> TypeTerm {
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
    let made = makeTerm()
    if case .open(let part) = made { entries[number].fields.append((name, part)) }
    return made
  }

  /// The type that a term stands for; `unknown` where nothing tells.
  func type(of term: TypeTerm) -> ValueType {
    switch resolved(term) {
    case .known(let type): type
    case .list(let element): .list(type(of: element))
    case .anything: .unknown
    case .open(let number): openType(number)
    }
  }

  /// The type of an unsettled name: a record if parts of it are read.
  private func openType(_ number: Int) -> ValueType {
    let fields = entries[number].fields
    if fields.isEmpty { return .unknown }
    return .record(
      fields.map { .init(name: $0.name, type: type(of: .open($0.number)), isRequired: false) })
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
    for (name, number) in entries[one].fields {
      guard let part = part(name, of: .open(other)),
        unify(.open(number), part, at: entries[one].place ?? SourceSpan(0, 0))
      else { return false }
    }
    entries[one].solution = .open(other)
    return true
  }

  /// Settles the type of an unsettled name; one with parts can only be a record.
  private func settle(_ number: Int, as term: TypeTerm, at span: SourceSpan) -> Bool {
    guard entries[number].fields.isEmpty else {
      if case .known(.record) = term { return true }
      return false
    }
    entries[number].solution = Self.isEnumeration(term) ? .text : term
    entries[number].place = span
    return true
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
