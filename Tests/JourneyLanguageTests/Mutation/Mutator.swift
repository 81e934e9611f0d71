import JourneyLanguage
import JourneyModel

/// Plants mistakes in a script.
struct Mutator {
  /// The script.
  let script: Fixture
  /// Its tokens and steps.
  let tree: SyntaxTree
  /// The names of the catalog.
  let names: Set<String>
  /// `true` if a catalog says what the names stand for.
  private let hasCatalog: Bool
  /// The steps that are one word.
  private let statements: Set<SourceSpan>
  /// The tokens without the end of the file.
  private let tokens: ArraySlice<Token>

  /// Prepares a script.
  init(script: Fixture, catalog: Catalog?) {
    self.script = script
    tree = Parser.parse(script.source)
    names = catalog.map(Words.names) ?? []
    hasCatalog = catalog != nil
    let steps = tree.steps + tree.fragmentSteps
    statements = Set(steps.filter { $0.span == $0.keyword }.map(\.span))
    tokens = tree.tokens.dropLast()
  }

  /// Returns a mutant of a kind; `nil` if the script has no place for it.
  func mutant(_ kind: MutationKind, using random: inout SeededGenerator) -> Mutant? {
    switch kind {
    case .misspeltKeyword:
      return replace(kind, using: &random, where: isKeyword) { Typo.slip(in: $0, using: &$1) }
    case .capitalKeyword:
      return replace(kind, using: &random, where: isKeyword) { word, _ in
        word.prefix(1).uppercased() + word.dropFirst()
      }
    case .misspeltName:
      return replace(kind, using: &random, where: isName) { Typo.slip(in: $0, using: &$1) }
    case .wrongName:
      return replace(kind, using: &random, where: isName) { _, _ in "zanzibar" }
    case .wrongUnit:
      return replace(kind, using: &random, where: isUnit) { Typo.slip(in: $0, using: &$1) }
    case .lostEnd: return lostEnd(using: &random)
    case .lostQuote: return lostQuote(using: &random)
    case .swappedWords: return swappedWords(using: &random)
    case .missingWord:
      return replace(kind, using: &random, where: isWord) { _, _ in "" }
    case .equalsSigns:
      return replace(kind, using: &random, where: isComparison) { _, _ in "==" }
    case .ampersands:
      return replace(kind, using: &random, where: { tokens[$0].value == "and" }) { _, _ in "&&" }
    case .curlyQuotes:
      return replace(kind, using: &random, where: isPlainText) { text, _ in
        "“\(text.dropFirst().dropLast())”"
      }
    case .otherHabit: return otherHabit(using: &random)
    case .wrongLiteral:
      return replace(kind, using: &random, where: isLiteral) { text, _ in
        text.hasPrefix("\"") ? "12" : "\"\(text)\""
      }
    }
  }

  /// Changes the text of one of the tokens that a mistake can be made with.
  private func replace(
    _ kind: MutationKind, using random: inout SeededGenerator, where isPlace: (Int) -> Bool,
    _ change: (String, inout SeededGenerator) -> String
  ) -> Mutant? {
    guard let index = tokens.indices.filter(isPlace).randomElement(using: &random) else {
      return nil
    }
    let span = tokens[index].span
    let text = change(tree.source.text(span), &random)
    guard text != tree.source.text(span) else { return nil }
    return Mutant(kind, of: script, replacing: span, by: text)
  }

  /// Drops one `end`; the finding belongs to the head of its block.
  private func lostEnd(using random: inout SeededGenerator) -> Mutant? {
    let ends = tokens.filter { $0.kind == .word && $0.value == "end" }
    guard let end = ends.randomElement(using: &random),
      let start = tree.blockStart(endingAt: end.span.end)
    else { return nil }
    return Mutant(.lostEnd, of: script, replacing: end.span, by: "", foundAt: start)
  }

  /// Drops the first or the last quote of a text on one line.
  private func lostQuote(using random: inout SeededGenerator) -> Mutant? {
    guard let index = tokens.indices.filter(isPlainText).randomElement(using: &random) else {
      return nil
    }
    let span = tokens[index].span
    let isFirst = Bool.random(using: &random)
    let quote =
      isFirst ? SourceSpan(span.start, span.start + 1) : SourceSpan(span.end - 1, span.end)
    return Mutant(.lostQuote, of: script, replacing: quote, by: "")
  }

  /// Swaps two neighbours on one line.
  private func swappedWords(using random: inout SeededGenerator) -> Mutant? {
    let pairs = zip(tokens, tokens.dropFirst()).filter { left, right in
      !right.startsLine && left.value != right.value
        && [left, right].allSatisfy { [.word, .number, .text].contains($0.kind) }
    }
    guard let (left, right) = pairs.randomElement(using: &random) else { return nil }
    let source = tree.source
    let text = source.text(right.span) + source.text(right.trivia) + source.text(left.span)
    return Mutant(
      .swappedWords, of: script, replacing: left.span.joined(with: right.span), by: text)
  }

  /// Writes something as other languages do.
  private func otherHabit(using random: inout SeededGenerator) -> Mutant? {
    let habits = ["or": "||", "otherwise": "else", "missing": "null", "not": "!"]
    return replace(
      .otherHabit, using: &random,
      where: { index in
        tokens[index].kind == .word && habits[tokens[index].value] != nil
          && !["is", "does", "did"].contains(value(before: index)) && !isMember(index)
      }
    ) { word, _ in habits[word] ?? word }
  }
}

extension Mutator {
  /// The value of the token before one.
  private func value(before index: Int) -> String {
    index > tokens.startIndex ? tokens[index - 1].value : ""
  }

  /// The value of the token behind one.
  private func value(after index: Int) -> String {
    index + 1 < tokens.endIndex ? tokens[index + 1].value : ""
  }

  /// `true` where any word is a name: behind a dot, before `=` or `:`.
  private func isMember(_ index: Int) -> Bool {
    value(before: index) == "." || ["=", ":"].contains(value(after: index))
  }

  /// `true` for a word of the language.
  private func isKeyword(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && Words.keywords.contains(token.value) && !isMember(index)
      && !names.contains(token.value)
  }

  /// `true` for a name of the catalog, where it is used: a name that is given is right as it is.
  private func isName(_ index: Int) -> Bool {
    tokens[index].kind == .word && names.contains(tokens[index].value)
      && !Words.givers.contains(value(before: index))
  }

  /// `true` for the unit of a duration.
  private func isUnit(_ index: Int) -> Bool {
    index > tokens.startIndex && tokens[index - 1].kind == .number
      && Words.units.contains(tokens[index].value)
  }

  /// `true` for a word other than `end`, which is a kind of its own, and `stop` by itself: a
  /// script without a whole statement lacks no word.
  private func isWord(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].value != "end"
      && !statements.contains(tokens[index].span)
  }

  /// `true` for an `is` that compares two values.
  private func isComparison(_ index: Int) -> Bool {
    let tests = ["not", "known", "missing", "in", "between", "more", "less", "reachable"]
    return tokens[index].kind == .word && tokens[index].value == "is"
      && !tests.contains(value(after: index))
  }

  /// `true` for a text on one line without escapes.
  private func isPlainText(_ index: Int) -> Bool {
    let text = tree.source.text(tokens[index].span)
    return tokens[index].kind == .text && !text.hasPrefix("\"\"\"") && !text.contains("\\")
  }

  /// `true` for a number or text whose type is known from elsewhere.
  ///
  /// It is compared by size, or there is a catalog to say what it is compared with or given for.
  /// What `let` gives is what it is.
  private func isLiteral(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .number || token.kind == .text, !Words.units.contains(value(after: index))
    else { return false }
    if ["<", "<=", ">", ">="].contains(value(before: index)) { return true }
    return hasCatalog && ["is", "="].contains(value(before: index)) && !isAssigned(index)
  }

  /// `true` for what stands behind `let NAME =`.
  private func isAssigned(_ index: Int) -> Bool {
    index - 3 >= tokens.startIndex && tokens[index - 3].value == "let"
  }
}
