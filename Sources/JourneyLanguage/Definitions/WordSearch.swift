import JourneyModel

/// Walks a value of a definition, and collects the places that say some words.
struct WordSearch {
  /// The words as a name or text.
  let name: String
  /// The words as an expression, without blanks and brackets.
  let spelling: String
  /// The fields under which the words are a name.
  let fields: Set<String>
  /// The fields that say words of the language by being there.
  private static let flags: Set<String> = ["since_entry"]

  /// The places at which they are a name, or a text.
  private(set) var names: [SourceSpan] = []
  /// The places at which they are an expression.
  private(set) var expressions: [SourceSpan] = []

  /// Prepares a walk.
  init(name: String, spelling: String, fields: Set<String>) {
    self.name = name
    self.spelling = spelling
    self.fields = fields
  }

  /// Walks a value that stands under a key.
  mutating func visit(_ node: JSONNode, under key: String?) {
    if let text = node.text, text == name, fields.contains(key ?? "") { names.append(node.span) }
    if fields.isEmpty, let spelled = Self.spelled(node), spelled == spelling {
      expressions.append(node.span)
    }
    for member in node.members ?? [] {
      let isGiven = key == "with" && fields.contains("with")
      let isFlag = Self.flags.contains(member.key) && fields.contains(member.key)
      if member.key == name, isGiven || isFlag { names.append(member.keySpan) }
      visit(member.value, under: key == "with" ? given(member.value) : member.key)
    }
    for element in node.elements ?? [] { visit(element, under: key) }
  }

  /// The field that a value belongs to which is given under a name of the author's: a text is what
  /// is given, an expression has fields of its own.
  private func given(_ value: JSONNode) -> String? { value.text == nil ? nil : "with" }

  /// How a script spells a value, if it is an expression.
  private static func spelled(_ node: JSONNode) -> String? {
    guard node.elements == nil, !node.isNull,
      let expression = DefinitionReader.expression(in: node)
    else { return nil }
    return plain(ExpressionSpelling().text(expression))
  }

  /// Words without the blanks and brackets that a script may set or leave out.
  static func plain(_ text: String) -> String {
    text.filter { !$0.isWhitespace && $0 != "(" && $0 != ")" }
  }
}
