import JourneyModel

/// What a journey reads from outside, with the types it is read as.
struct FactReads {
  /// A set of named terms that keeps the order of their first use.
  struct Terms {
    /// The names with their terms.
    private(set) var all: [(name: String, term: TypeTerm, isRequired: Bool)] = []

    /// Adds a name unless it is there.
    mutating func add(_ name: String, _ term: TypeTerm, isRequired: Bool) {
      if !all.contains(where: { $0.name == name }) { all.append((name, term, isRequired)) }
    }

    /// The names as fields.
    func fields(in table: TypeTable) -> [ValueType.Field] {
      all.map { read in
        let type = table.type(of: read.term, guessing: true)
        return .init(name: read.name, type: type, isRequired: read.isRequired)
      }
    }
  }

  /// The attributes of users.
  private(set) var user = Terms()
  /// The attributes of events, in the order of the events' first use.
  private(set) var events: [(name: String, terms: Terms)] = []
  /// The answers of operations, in the order of their first use.
  private(set) var answers: [(service: String, operation: String, term: TypeTerm)] = []

  /// Records that an attribute of users is read.
  mutating func readUser(_ name: String, as term: TypeTerm, isRequired: Bool) {
    user.add(name, term, isRequired: isRequired)
  }

  /// Records that an attribute of an event is read.
  mutating func readEvent(_ event: String, _ name: String, as term: TypeTerm, isRequired: Bool) {
    if let index = events.firstIndex(where: { $0.name == event }) {
      return events[index].terms.add(name, term, isRequired: isRequired)
    }
    var terms = Terms()
    terms.add(name, term, isRequired: isRequired)
    events.append((event, terms))
  }

  /// Records that an operation is called.
  mutating func readAnswer(_ service: String, _ operation: String, as term: TypeTerm) {
    if answers.contains(where: { $0.service == service && $0.operation == operation }) { return }
    answers.append((service, operation, term))
  }

  /// The types that the definition carries.
  func types(in table: TypeTable) -> FactTypes {
    FactTypes(
      user: user.fields(in: table),
      events: events.map { .init(name: $0.name, attributes: $0.terms.fields(in: table)) },
      services: answers.map {
        var fields: [ValueType.Field] = []
        if case .record(let found) = table.type(of: $0.term, guessing: true) { fields = found }
        return .init(service: $0.service, operation: $0.operation, returns: fields)
      })
  }
}
