/// Holds a template against the parameters of its message.
public struct TemplateChecker {
  /// The findings.
  private var findings: [Diagnostic] = []
  /// What can be named, the innermost scope last; `nil` where anything can.
  private var scopes: [[ValueType.Field]?]
  /// What `.` stands for, the innermost scope last.
  private var elements: [ValueType] = [.unknown]

  /// Returns what is wrong with a template for a message that has these parameters.
  public static func findings(
    in template: MessageTemplate, parameters: [ValueType.Field]
  ) -> [Diagnostic] {
    let address = ValueType.Field(name: "to", type: .text, isRequired: false)
    let hasOwn = parameters.contains { $0.name == "to" }
    var checker = TemplateChecker(scopes: [hasOwn ? parameters : parameters + [address]])
    checker.check(template.pieces)
    return checker.findings
  }

  /// Creates a checker.
  private init(scopes: [[ValueType.Field]?]) { self.scopes = scopes }

  /// Checks pieces.
  private mutating func check(_ pieces: [MessageTemplate.Piece]) {
    for piece in pieces {
      switch piece {
      case .text: break
      case .value(let name):
        if let type = type(of: name) { checkShown(name, type) }
      case .section(let name, let isInverted, let inner):
        let type = type(of: name) ?? .unknown
        isInverted ? check(inner) : check(inner, in: type)
      }
    }
  }

  /// Checks what stands in a section about a value.
  private mutating func check(_ pieces: [MessageTemplate.Piece], in type: ValueType) {
    let element = if case .list(let element) = type { element } else { type }
    switch element {
    case .record(let fields): scopes.append(fields.isEmpty ? nil : fields)
    case .unknown: scopes.append(nil)
    default: scopes.append([])
    }
    elements.append(element)
    check(pieces)
    scopes.removeLast()
    elements.removeLast()
  }

  /// The type of a name; `nil` if nothing is known by it, which is then a finding.
  private mutating func type(of name: MessageTemplate.Name) -> ValueType? {
    guard let first = name.words.first else { return elements.last }
    for scope in scopes.reversed() {
      guard let fields = scope else { return .unknown }
      if let field = fields.first(where: { $0.name == first }) {
        return type(of: name, in: field.type)
      }
    }
    let all = scopes.flatMap { $0 ?? [] }.map(\.name)
    report(name, "the message has no parameter `\(first)`", meant: first, among: all)
    return nil
  }

  /// The type of the rest of a name within a value.
  private mutating func type(of name: MessageTemplate.Name, in type: ValueType) -> ValueType? {
    var type = type
    for (index, word) in name.words.enumerated().dropFirst() {
      if case .record(let fields) = type, !fields.isEmpty {
        if let field = fields.first(where: { $0.name == word }) {
          type = field.type
          continue
        }
      } else if type == .unknown || type == .record([]) {
        return .unknown
      }
      let whole = name.words[..<index].joined(separator: ".")
      let fields = if case .record(let fields) = type { fields.map(\.name) } else { [String]() }
      report(name, "`\(whole)` has no field `\(word)`", meant: word, among: fields)
      return nil
    }
    return type
  }

  /// Reports a value with parts that is to be shown as text.
  private mutating func checkShown(_ name: MessageTemplate.Name, _ type: ValueType) {
    switch type {
    case .list, .record:
      let text = name.text
      findings.append(
        Diagnostic(
          TemplateCode.notText, at: name.span, "`\(text)` is a \(type.name) and has no text",
          help: "show what is in it: `{{#\(text)}} … {{/\(text)}}`"))
    default: break
    }
  }

  /// Reports a name that nothing has.
  private mutating func report(
    _ name: MessageTemplate.Name, _ message: String, meant word: String, among names: [String]
  ) {
    let listed = names.map { "`\($0)`" }.joined(separator: ", ")
    let help =
      Suggestion.closest(to: word, among: names).map { "did you mean `\($0)`?" }
      ?? (names.isEmpty ? nil : "there are \(listed)")
    findings.append(Diagnostic(TemplateCode.unknownParameter, at: name.span, message, help: help))
  }
}
