internal import JourneyLanguage
internal import JourneyModel

/// Offers what can be written at a place, in scripts that are being typed as in those that are
/// whole.
struct Completion {
  /// The document.
  let document: Document
  /// The workspace around it.
  let workspace: ServerWorkspace
  /// What the client can do.
  let client: ClientAbilities

  /// The most things that are offered at once: more than anybody reads.
  private static let itemsMax = 500

  /// What can be written at an offset.
  func answer(at offset: Int) -> JSONNode {
    guard let (expectation, span, all) = items(at: offset) else { return .array([]) }
    let range = document.positions.range(span)
    let nodes = all.prefix(Self.itemsMax).enumerated().map { order, item in
      let filter = expectation.isInText ? item.text ?? item.label : nil
      return item.node(range: range, filter: filter, order: order)
    }
    return .object([
      "isIncomplete": .boolean(all.count > Self.itemsMax), "items": .array(Array(nodes)),
    ])
  }

  /// The things that can be written at an offset, with what is expected there and what they take
  /// the place of; `nil` where nothing can be said.
  func items(at offset: Int) -> (Expectation, SourceSpan, [CompletionItem])? {
    guard document.kind == .script,
      let expectation = Expectation.at(offset, in: document.source)
    else { return nil }
    return (expectation, span(of: expectation, at: offset), items(for: expectation))
  }

  /// What the item takes the place of: the word or text around the offset.
  private func span(of expectation: Expectation, at offset: Int) -> SourceSpan {
    let token = document.tree.tokens.first { $0.span.start == expectation.start }
    guard let token, token.span.end > offset, token.kind == .word || expectation.isInText,
      !document.source.bytes[token.span.start..<token.span.end].contains(0x0A)
    else { return SourceSpan(expectation.start, offset) }
    // A text without its closing quote goes on to the end of the line: only what was typed goes.
    let isClosed = token.kind == .word || document.source.bytes[token.span.end - 1] == 0x22
    return SourceSpan(expectation.start, isClosed ? token.span.end : offset)
  }

  /// The things that can be written.
  private func items(for expectation: Expectation) -> [CompletionItem] {
    let names = NameCompletion(
      document: document, workspace: workspace, expectation: expectation)
    var items = names.items
    if expectation.isInText { return items.filter { ($0.text ?? $0.label).hasPrefix("\"") } }
    if expectation.tokens.last?.value == ".", expectation.tokens.last?.kind == .sign {
      return items + expectation.words.map(word)
    }
    if let statements = expectation.statements, expectation.startsLine {
      items += StatementSnippets.words(for: statements, in: expectation.blocks).map(statement)
    }
    let offered = Set(items.map(\.label))
    items += expectation.words.filter { !offered.contains($0) }.map(word)
    return items
  }

  /// A word that goes on with a statement.
  private func word(_ word: String) -> CompletionItem {
    let isRare = Keywords.weekdays.contains(word)
    let isUnit = Keywords.units.contains(word)
    return CompletionItem(
      label: word, kind: isUnit ? .unit : .keyword, rank: isRare ? .others : .words)
  }

  /// A statement that begins with a word.
  private func statement(_ word: String) -> CompletionItem {
    let label = word == "%" ? "50%" : word
    guard client.takesSnippets, let form = StatementSnippets.form(of: word) else {
      return CompletionItem(label: label, kind: .keyword, rank: .statements)
    }
    let isPlain = !form.contains("$")
    return CompletionItem(
      label: label, kind: isPlain ? .keyword : .snippet, text: form, isSnippet: !isPlain,
      rank: .statements)
  }
}
