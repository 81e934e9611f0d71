import JourneyModel

/// Finds the places in the JSON of a definition at which a word of its script is said.
struct DefinitionWords {
  /// The whole of the JSON.
  private let root: JSONNode
  /// The states by id.
  private let states: [String: JSONNode.Member]

  /// Prepares the JSON of a definition.
  init(_ root: JSONNode) {
    self.root = root
    let members = root.member("journey_states")?.members ?? []
    states = Dictionary(members.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the place of the value that says some words of a part, of so many that say the same;
  /// the place of the part where none does.
  func span(
    of text: String, of code: DiagnosticCode, in part: DefinitionPart, number: Int
  ) -> SourceSpan {
    guard let node = node(of: part) else { return SourceSpan(0, 1) }
    let found = places(of: text, of: code, in: node)
    if found.isEmpty { return head(of: part) ?? node.span }
    return found[min(number + code.placesBefore, found.count - 1)]
  }

  /// The value of a part.
  private func node(of part: DefinitionPart) -> JSONNode? {
    let settings = root.member("settings")
    switch part {
    case .journey: return root
    case .trigger(let index): return root.member("triggers")?.element(index)
    case .setting(let key): return settings?.member(key)
    case .element(let key, let index): return settings?.member(key)?.element(index)
    case .state(let id): return states[id]?.value
    }
  }

  /// The place that stands for a part as a whole, if that is not the value itself.
  private func head(of part: DefinitionPart) -> SourceSpan? {
    if case .state(let id) = part { return states[id]?.keySpan }
    return nil
  }

  /// The places in a value that say some words.
  private func places(
    of text: String, of code: DiagnosticCode, in node: JSONNode
  ) -> [SourceSpan] {
    let first = Parser.parse(SourceFile(name: "", text: text)).tokens.first?.value ?? text
    let name = text == "since entry" ? "since_entry" : first
    var search = WordSearch(name: name, spelling: WordSearch.plain(text), fields: code.fields)
    search.visit(node, under: nil)
    return search.names.isEmpty ? search.expressions : search.names
  }
}

extension JSONNode {
  /// The element of this number, if there is one.
  fileprivate func element(_ index: Int) -> JSONNode? {
    elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }
}

extension DiagnosticCode {
  /// How many places say the same before the first that a finding of this kind is about.
  fileprivate var placesBefore: Int { self == NameCode.duplicateLabel ? 1 : 0 }

  /// The fields whose texts, or whose members' keys, are the names that a finding of this kind is
  /// about; empty where it is about a value.
  fileprivate var fields: Set<String> {
    switch self {
    case NameCode.unknownEvent: ["event_name"]
    case NameCode.unknownAttribute, TypeCode.readOnlyAttribute:
      ["path", "binding", "sum", "average", "smallest", "largest", "latest", "first"]
    case NameCode.unknownName: ["binding"]
    case NameCode.nameOutOfPlace: ["path", "since_entry"]
    case NameCode.notRequestable: ["journey"]
    case NameCode.duplicateLabel: ["label"]
    case NameCode.unknownMessage, NameCode.missingParameter, TypeCode.wrongMessageKind:
      ["message", "operation", "event_name", "journey"]
    case NameCode.unknownParameter: ["with"]
    case NameCode.unknownChannel: ["channels", "reachable", "channel"]
    case NameCode.unknownOperation: ["service", "operation"]
    case NameCode.unknownTopic: ["topic"]
    case TypeCode.unknownTimeZone: ["zone", "time_zone", "default"]
    case TypeCode.unknownValue: ["is", "in", "list", "values", "with", "value", "default"]
    default: []
    }
  }
}
