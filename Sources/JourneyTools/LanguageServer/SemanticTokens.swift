internal import JourneyLanguage
internal import JourneyModel

/// Tells what each word of a script is, for an editor to colour it.
struct SemanticTokens {
  /// The document.
  let document: Document

  /// The kinds of word, in the order of the legend.
  enum Kind: String, CaseIterable {
    case keyword, comment, string, number, `operator`
    case namespace, `class`, event, method, function, property, parameter, variable, type,
      enumMember
  }

  /// A word with its kind.
  private struct Word {
    /// Where it is.
    var span: SourceSpan
    /// What it is.
    var kind: Kind
    /// `true` where the script says what it stands for.
    var isDeclaration = false
    /// `true` if the language gives it.
    var isOfLanguage = false
  }

  /// The kinds as the client is told once.
  static let legend: JSONNode = .object([
    "tokenTypes": .array(Kind.allCases.map { .text($0.rawValue) }),
    "tokenModifiers": .array([.text("declaration"), .text("defaultLibrary")]),
  ])

  /// The words, each relative to the one before, as the protocol has it.
  func answer() -> JSONNode {
    guard document.kind == .script else { return .object(["data": .array([])]) }
    var data: [JSONNode] = []
    var last = PositionMap.Position(line: 0, character: 0)
    for word in words.flatMap(lines) {
      let start = document.positions.position(of: word.span.start)
      let end = document.positions.position(of: word.span.end)
      let isSameLine = start.line == last.line
      let kind = Kind.allCases.firstIndex(of: word.kind) ?? 0
      let modifiers = (word.isDeclaration ? 1 : 0) + (word.isOfLanguage ? 2 : 0)
      let numbers = [
        start.line - last.line, start.character - (isSameLine ? last.character : 0),
        end.character - start.character, kind, modifiers,
      ]
      data += numbers.map { .integer($0) }
      last = start
    }
    return .object(["data": .array(data)])
  }

  /// The words of the script in order, comments among them.
  private var words: [Word] {
    var names: [Int: NameOccurrence] = [:]
    for occurrence in document.names.occurrences { names[occurrence.span.start] = occurrence }
    var words: [Word] = []
    var before: Token?
    for token in document.tree.tokens {
      words += comments(in: token.trivia)
      if let name = names[token.span.start], name.span.end >= token.span.end {
        words.append(word(of: name, at: token.span))
      } else if let kind = kind(of: token, after: before) {
        let isRoot = kind == .variable
        words.append(Word(span: token.span, kind: kind, isOfLanguage: isRoot))
      }
      before = token
    }
    return words
  }

  /// What a word is that is no name.
  private func kind(of token: Token, after before: Token?) -> Kind? {
    switch token.kind {
    case .word:
      if token.value == "user" || token.value == "entry", before?.value != "trigger" {
        return .variable
      }
      return before?.kind == .sign && before?.value == "." ? .property : .keyword
    case .text: return .string
    case .number, .date, .time: return .number
    case .sign: return .operator
    case .invalid, .endOfFile: return nil
    }
  }

  /// The word of a name.
  private func word(of name: NameOccurrence, at span: SourceSpan) -> Word {
    let kind: Kind =
      switch name.symbol {
      case .journey: .class
      case .fragment: .function
      case .audience: .type
      case .constant, .binding, .root: .variable
      case .stage, .split, .group: .namespace
      case .label, .channel, .topic: .enumMember
      case .event: .event
      case .message, .operation: .method
      case .service: .namespace
      case .eventAttribute, .userAttribute, .operationField, .part: .property
      case .messageParameter, .operationParameter: .parameter
      case .function: .function
      }
    var isOfLanguage = false
    switch name.symbol {
    case .root, .function: isOfLanguage = true
    default: break
    }
    return Word(
      span: span, kind: kind, isDeclaration: name.isDeclaration, isOfLanguage: isOfLanguage)
  }

  /// The comments in the trivia before a token.
  private func comments(in trivia: SourceSpan) -> [Word] {
    let bytes = document.source.bytes
    var words: [Word] = []
    var index = trivia.start
    while index < trivia.end {
      guard bytes[index] == UInt8(ascii: "#") else {
        index += 1
        continue
      }
      var end = index
      while end < trivia.end, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      words.append(Word(span: SourceSpan(index, end), kind: .comment))
      index = end
    }
    return words
  }

  /// A word line by line: most clients take none that goes over several.
  private func lines(_ word: Word) -> [Word] {
    let bytes = document.source.bytes
    guard bytes[word.span.start..<word.span.end].contains(0x0A) else { return [word] }
    var words: [Word] = []
    var start = word.span.start
    for end in word.span.start...word.span.end where end == word.span.end || bytes[end] == 0x0A {
      var part = word
      let hasReturn = end > start && bytes[end - 1] == 0x0D
      part.span = SourceSpan(start, hasReturn ? end - 1 : end)
      if part.span.end > part.span.start { words.append(part) }
      start = end + 1
    }
    return words
  }
}
