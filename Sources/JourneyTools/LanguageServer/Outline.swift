internal import JourneyLanguage
internal import JourneyModel

/// Tells what a script holds: its journeys with their settings, stages and steps, and the rest.
struct Outline {
  /// The document.
  let document: Document

  /// What the protocol calls the kinds of things that we show.
  private enum Kind: Int {
    /// A stage.
    case module = 2
    /// A journey.
    case namespace = 3
    /// A journey's setting.
    case property = 7
    /// A test.
    case method = 6
    /// An audience.
    case interface = 11
    /// A fragment.
    case function = 12
    /// A constant.
    case constant = 14
    /// A step.
    case event = 24
  }

  /// A thing with those in it.
  private struct Symbol {
    /// What it is called.
    var name: String
    /// What it says.
    var detail = ""
    /// Its kind.
    var kind: Kind
    /// The whole of it.
    var span: SourceSpan
    /// The part that names it.
    var nameSpan: SourceSpan
    /// Those in it.
    var children: [Symbol] = []
  }

  /// The longest line of a script that is shown.
  private static let textMax = 60

  /// The outline; flat for a client that knows no symbols within symbols.
  func answer(nests: Bool) -> JSONNode {
    guard document.kind == .script else { return .array([]) }
    let symbols = document.tree.items.map(symbol)
    if nests { return .array(symbols.map(node)) }
    var flat: [JSONNode] = []
    symbols.forEach { flatten($0, container: nil, into: &flat) }
    return .array(flat)
  }

  /// An item.
  private func symbol(_ item: ItemSyntax) -> Symbol {
    switch item {
    case .journey(let journey):
      Symbol(
        name: shown(journey.name, or: "journey"), detail: journey.title?.text ?? "",
        kind: .namespace, span: journey.span, nameSpan: journey.name.span,
        children: journey.settings.map(symbol) + journey.steps.flatMap(symbols))
    case .fragment(let fragment):
      Symbol(
        name: shown(fragment.name, or: "fragment"),
        detail: fragment.parameters.map(\.text).joined(separator: ", "), kind: .function,
        span: fragment.span, nameSpan: fragment.name.span,
        children: fragment.steps.flatMap(symbols))
    case .audience(let declaration): symbol(declaration, .interface, "audience")
    case .constant(let declaration): symbol(declaration, .constant, "constant")
    case .test(let test):
      Symbol(
        name: shown(test.name, or: "test"),
        detail: test.journeys.map(\.text).joined(separator: ", "), kind: .method,
        span: test.span, nameSpan: test.name.span)
    }
  }

  /// A declaration.
  private func symbol(_ declaration: DeclarationSyntax, _ kind: Kind, _ word: String) -> Symbol {
    Symbol(
      name: shown(declaration.name, or: word), detail: firstLine(declaration.value.span),
      kind: kind, span: declaration.span, nameSpan: declaration.name.span)
  }

  /// A setting.
  private func symbol(_ setting: SettingSyntax) -> Symbol {
    Symbol(
      name: firstLine(setting.span), kind: .property, span: setting.span, nameSpan: setting.span)
  }

  /// A step with those in it.
  private func symbols(_ step: StepSyntax) -> [Symbol] {
    let children = step.blocks.flatMap { $0.flatMap(symbols) }
    if case .stage(let name, _) = step.kind {
      return [
        Symbol(
          name: shown(name, or: "stage"), detail: "stage", kind: .module, span: step.span,
          nameSpan: name.span, children: children)
      ]
    }
    return [
      Symbol(
        name: firstLine(step.span), kind: .event, span: step.span, nameSpan: step.keyword,
        children: children)
    ]
  }

  /// A name, or what stands for one that is empty: clients refuse those.
  private func shown(_ name: NameSyntax, or word: String) -> String {
    name.text.isEmpty ? word : name.text
  }

  /// The first line of a stretch of the script, not too long.
  private func firstLine(_ span: SourceSpan) -> String {
    let text = document.source.text(span)
    let line = text.prefix { !$0.isNewline }
    return line.count <= Self.textMax ? String(line) : line.prefix(Self.textMax - 1) + "…"
  }

  /// A thing as the protocol writes it.
  private func node(_ symbol: Symbol) -> JSONNode {
    // The protocol wants the name within the whole.
    let isWithin =
      symbol.span.start <= symbol.nameSpan.start
      && symbol.nameSpan.end <= symbol.span.end
    return .object([
      "name": .text(symbol.name), "detail": symbol.detail.isEmpty ? nil : .text(symbol.detail),
      "kind": .integer(symbol.kind.rawValue),
      "range": document.positions.range(symbol.span),
      "selectionRange": document.positions.range(isWithin ? symbol.nameSpan : symbol.span),
      "children": .array(symbol.children.map(node)),
    ])
  }

  /// Adds a thing and those in it one after the other.
  private func flatten(_ symbol: Symbol, container: String?, into nodes: inout [JSONNode]) {
    nodes.append(
      .object([
        "name": .text(symbol.name), "kind": .integer(symbol.kind.rawValue),
        "location": document.location(symbol.span), "containerName": container.map { .text($0) },
      ]))
    for child in symbol.children { flatten(child, container: symbol.name, into: &nodes) }
  }
}
