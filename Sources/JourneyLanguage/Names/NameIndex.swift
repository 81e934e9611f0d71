import JourneyModel

/// Every place where a script names something, in the order of the script.
///
/// It is worked out from the tree alone, so that it tells of scripts with mistakes too.
public struct NameIndex: Sendable {
  /// The places, in order.
  public private(set) var occurrences: [NameOccurrence] = []
  /// The journey, fragment or test that is being read.
  var owner = 0
  /// The constants of the script.
  package private(set) var constants: Set<String> = []
  /// The offsets of the journeys by name, for tests.
  var journeys: [String: Int] = [:]
  /// The events that start the journey.
  var entryEvents: [String] = []
  /// The event of the innermost `where`.
  var event: String?
  /// What the names of the journey are parts of, as far as their patterns and calls tell.
  var sources: [String: BindingSource] = [:]
  /// The names given by `any NAME in` around, with where they are given.
  var elements: [(name: String, owner: Int)] = []
  /// `true` where attributes of the entering event may stand alone.
  var allowsBareAttributes = false

  /// What the parts of a binding are.
  enum BindingSource {
    /// The attributes of an event.
    case event(String)
    /// The fields of an answer.
    case answer(service: String, operation: String)
  }

  /// Reads a script.
  public init(_ tree: SyntaxTree) {
    for item in tree.items {
      switch item {
      case .constant(let declaration): constants.insert(declaration.name.text)
      case .journey(let journey):
        if journeys[journey.name.text] == nil {
          journeys[journey.name.text] = journey.span.start
        }
      case .fragment, .audience, .test: continue
      }
    }
    for item in tree.items { add(item) }
    occurrences.sort { $0.span.start < $1.span.start }
  }

  /// Returns the place that an offset is in, or right behind.
  public func occurrence(at offset: Int) -> NameOccurrence? {
    occurrences.first { $0.span.start <= offset && offset < $0.span.end }
      ?? occurrences.last { $0.span.end == offset }
  }

  /// Returns the places of a symbol.
  public func places(of symbol: ScriptSymbol) -> [NameOccurrence] {
    occurrences.filter { $0.symbol == symbol }
  }

  /// Adds a place.
  mutating func add(_ symbol: ScriptSymbol, _ name: NameSyntax, isDeclaration: Bool = false) {
    guard !name.text.isEmpty, name.span.end > name.span.start else { return }
    occurrences.append(
      NameOccurrence(symbol: symbol, span: name.span, isDeclaration: isDeclaration))
  }

  /// Adds an item.
  private mutating func add(_ item: ItemSyntax) {
    (owner, entryEvents, sources) = (0, [], [:])
    switch item {
    case .journey(let journey): add(journey)
    case .fragment(let fragment):
      owner = fragment.span.start
      add(.fragment(fragment.name.text), fragment.name, isDeclaration: true)
      for name in fragment.parameters {
        add(.binding(owner: owner, name.text), name, isDeclaration: true)
      }
      add(fragment.steps)
    case .audience(let declaration):
      add(.audience(declaration.name.text), declaration.name, isDeclaration: true)
      add(declaration.value)
    case .constant(let declaration):
      add(.constant(declaration.name.text), declaration.name, isDeclaration: true)
      add(declaration.value)
    case .test(let test): add(test)
    }
  }

  /// Adds a journey.
  private mutating func add(_ journey: JourneySyntax) {
    owner = journey.span.start
    add(.journey(journey.name.text), journey.name, isDeclaration: true)
    for case .trigger(.on(let pattern)) in journey.settings.map(\.kind) {
      entryEvents.append(pattern.event.text)
    }
    for setting in journey.settings { add(setting.kind) }
    add(journey.steps)
  }
}
