import JourneyModel

/// Tells which findings about names, types and values only follow from what could not be read.
///
/// A statement that was given up binds no names and passes no tests; what is missed elsewhere for
/// that reason is no second mistake.
struct Consequences {
  /// The stretches of the script that were given up.
  private let unread: [SourceSpan]
  /// The words in them.
  private let lostWords: Set<String>
  /// Their text.
  private let lostText: String
  /// The steps of the journeys and fragments of the script.
  private let steps: [StepSyntax]
  /// The script's tokens in order.
  private let tokens: [Token]

  /// The findings that a name was not found by.
  private static let aboutNames: Set<DiagnosticCode> = [
    NameCode.unknownName, NameCode.unknownStage, NameCode.unknownAudience, NameCode.unsetBinding,
    NameCode.unknownFragment, NameCode.unknownJourney, TypeCode.possiblyMissing,
  ]
  /// The findings that something within a block is wanting.
  private static let aboutBlocks: Set<DiagnosticCode> = [
    TypeCode.shareSum, TypeCode.uncoveredChoice, TypeCode.otherwiseWithoutBound,
    NameCode.missingParameter,
  ]

  /// Where something was lost that was to give a name which nobody can tell.
  private let namelessLosses: [Int]
  /// The findings that may be about a name which an item or a stage has lost.
  private let namelessItems: Set<DiagnosticCode>
  /// The names that were asked for an attribute they do not have, by where that was found first:
  /// what such a question would have told of them is not known.
  private let doubted: [String: Int]

  /// Looks at what was lost of a script in which some things were found.
  init(of tree: SyntaxTree, _ findings: [Diagnostic]) {
    tokens = tree.tokens
    unread = tree.unread
    doubted = Self.doubted(by: findings, in: tree.tokens)
    steps = tree.items.flatMap(\.steps)
    namelessLosses = Self.namelessLosses(tree)
    namelessItems = Self.namelessItems(tree)
    lostText = tree.lostText
    lostWords = tree.lostWords.subtracting(FixedNames.roots)
  }

  /// Returns `true` if a finding follows from what was lost.
  func explain(_ finding: Diagnostic) -> Bool {
    if finding.code == TypeCode.possiblyMissing, isDoubted(at: finding.span) { return true }
    if unread.isEmpty { return false }
    if unread.contains(where: { $0.start <= finding.span.start && finding.span.start < $0.end }) {
      return true
    }
    if Self.aboutNames.contains(finding.code) { return isAboutLostName(finding) }
    if finding.code == NameCode.missingParameter, hasLoss(behindStepAt: finding.span) {
      return true
    }
    return Self.aboutBlocks.contains(finding.code) && hasLoss(withinStepAt: finding.span)
  }

  /// Returns `true` if a name in a finding was likely given in what was lost.
  private func isAboutLostName(_ finding: Diagnostic) -> Bool {
    if finding.fix == nil, namelessItems.contains(finding.code) { return true }
    if finding.code == NameCode.unknownName, finding.fix == nil,
      namelessLosses.contains(where: { $0 < finding.span.start })
    {
      return true
    }
    return Self.words(in: finding.span, of: tokens).contains { word in
      lostWords.contains(word) || word.contains(" ") && lostText.contains(word)
    }
  }

  /// Returns `true` if a value at a place is read of something that an attribute was asked of
  /// before which nobody knows.
  private func isDoubted(at span: SourceSpan) -> Bool {
    tokens.covered(by: span).contains { token in
      doubted[token.value].map { $0 < span.start } ?? false
    }
  }

  /// What attributes were asked of that it does not have, with where that was first.
  private static func doubted(by findings: [Diagnostic], in tokens: [Token]) -> [String: Int] {
    var doubted: [String: Int] = [:]
    for finding in findings where finding.code == NameCode.unknownAttribute {
      guard var place = tokens.covered(by: finding.span).indices.first else { continue }
      while place >= 2, tokens[place - 1].value == "." { place -= 2 }
      let root = tokens[place].value
      doubted[root] = min(doubted[root] ?? finding.span.start, finding.span.start)
    }
    return doubted
  }

  /// Where something was lost that was to give a name which nobody can tell.
  private static func namelessLosses(_ tree: SyntaxTree) -> [Int] {
    tree.unread.filter { loss in
      let lost = tree.tokens.covered(by: loss)
      // The parameters of a fragment are names.
      if lost.first?.value == "fragment" { return true }
      return lost.indices.contains { place in
        guard ["as", "let"].contains(lost[place].value), lost[place].kind == .word else {
          return false
        }
        guard place + 1 < lost.endIndex else { return true }
        let name = lost[place + 1]
        return name.kind != .word || name.roles.contains(.reserved)
      }
    }.map(\.start)
  }

  /// The findings about names of which one was lost together with the line that was to give it.
  private static func namelessItems(_ tree: SyntaxTree) -> Set<DiagnosticCode> {
    Set(
      tree.unread.compactMap { loss in
        let lost = tree.tokens.covered(by: loss)
        guard let word = lost.first, word.kind == .word else { return nil }
        let name = lost.dropFirst().first
        let isNamed = name?.kind == .text || name?.kind == .word
        return isNamed ? nil : items[word.value]
      })
  }

  /// What is found where a name is used that the line with a word was to give.
  private static let items: [String: DiagnosticCode] = [
    "constant": NameCode.unknownName, "audience": NameCode.unknownAudience,
    "fragment": NameCode.unknownFragment, "journey": NameCode.unknownJourney,
    "stage": NameCode.unknownStage,
  ]

  /// The words and texts in a stretch of the script; those that begin every path tell nothing.
  private static func words(in span: SourceSpan, of tokens: [Token]) -> [String] {
    tokens.covered(by: span).filter { token in
      (token.kind == .word || token.kind == .text) && !FixedNames.roots.contains(token.value)
    }.map(\.value)
  }

  /// Returns `true` if something within the innermost step around a place was lost.
  private func hasLoss(withinStepAt span: SourceSpan) -> Bool {
    guard let step = Self.innermost(steps, around: span) else { return false }
    return unread.contains { step.start <= $0.start && $0.end <= step.end }
  }

  /// Returns `true` if what comes right behind the innermost step around a place was lost.
  private func hasLoss(behindStepAt span: SourceSpan) -> Bool {
    guard let step = Self.innermost(steps, around: span),
      let next = tokens.first(where: { $0.span.start >= step.end })
    else { return false }
    return unread.contains { $0.start == next.span.start }
  }

  /// The place of the innermost step around a span.
  private static func innermost(_ steps: [StepSyntax], around span: SourceSpan) -> SourceSpan? {
    for step in steps where step.span.start <= span.start && span.end <= step.span.end {
      return innermost(step.blocks.flatMap(\.self), around: span) ?? step.span
    }
    return nil
  }
}

extension SyntaxTree {
  /// The text of the statements that were given up.
  var lostText: String { unread.map { source.text($0) }.joined(separator: "\n") }

  /// The words in that.
  var lostWords: Set<String> {
    if unread.isEmpty { return [] }
    return Set(lostText.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }
}

extension ItemSyntax {
  /// The steps of a journey or a fragment.
  fileprivate var steps: [StepSyntax] {
    switch self {
    case .journey(let journey): journey.steps
    case .fragment(let fragment): fragment.steps
    case .audience, .constant, .test: []
    }
  }
}

extension [Token] {
  /// The tokens within a stretch of the script.
  func covered(by span: SourceSpan) -> ArraySlice<Token> {
    let first = partitioned { $0.span.start >= span.start }
    return self[first..<Swift.max(first, partitioned { $0.span.end > span.end })]
  }

  /// The place of the first token that is behind something, as all that follow it are.
  private func partitioned(by isBehind: (Token) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
