import JourneyModel

/// What the checkers of one script share: the catalog, the table of types, the findings.
final class CheckContext {
  /// The script.
  let source: SourceFile
  /// The catalog; one that declares nothing where there is none.
  let catalog: Catalog
  /// `true` where names of channels are checked: the catalog tells of channels or messages.
  let hasChannels: Bool
  /// The script's tokens in order.
  let tokens: [Token]
  /// The places where the script could not be read.
  let unread: [SourceSpan]
  /// The words in the statements that were given up.
  let lostWords: Set<String>
  /// The statements that were given up, from their first words on.
  private let givenUp: [SourceSpan]
  /// Whether a time zone exists; `nil` where that cannot be told.
  let isKnownTimeZone: (@Sendable (String) -> Bool)?
  /// What the uses tell about undeclared names.
  let table = TypeTable()
  /// What was found.
  let findings = Findings()
  /// What was noted of habits that the workspace may want to hear of.
  let habits = Findings()
  /// The places of `contains` where an earlier reading has found a list.
  let listTests: Set<SourceSpan>?
  /// The places of `contains` whose left side nothing has settled yet, with its type.
  var openTests: [(span: SourceSpan, term: TypeTerm)] = []
  /// The constants by name.
  var constants: [String: DeclarationSyntax] = [:]
  /// The audiences by name.
  var audiences: [String: DeclarationSyntax] = [:]
  /// The fragments by name.
  var fragments = FragmentTable()
  /// How many steps uses of fragments may still stand for.
  private var stepsLeft = FragmentLimits.stepsMax
  /// The journeys of the script, by name.
  var journeys: [String: JourneySyntax] = [:]
  /// The declarations that are being read, to find those that stand for themselves.
  var openDeclarations: [String] = []
  /// The names of the declarations that were found to stand for themselves.
  private(set) var circularDeclarations: Set<String> = []
  /// One declaration of each circle of them.
  private(set) var circles: [DeclarationSyntax] = []
  /// What the journey that is being checked reads from outside.
  var reads = FactReads()
  /// Notes what a name means, if somebody asks.
  var probe: MeaningProbe?
  /// Where an expectation asks for a value of any type; `nil` where all must be true or false.
  var question: SourceSpan?

  /// Creates the context of one reading of a script.
  init(
    tree: SyntaxTree, catalog: Catalog?, isKnownTimeZone: (@Sendable (String) -> Bool)?,
    listTests: Set<SourceSpan>? = nil
  ) {
    source = tree.source
    tokens = tree.tokens
    unread = tree.diagnostics.filter { $0.severity == .error }.map(\.span)
    givenUp = tree.unread
    lostWords = tree.lostWords
    self.catalog = catalog ?? Catalog()
    hasChannels = catalog.map { !$0.channels.isEmpty || $0.messages != nil } ?? false
    self.isKnownTimeZone = isKnownTimeZone
    self.listTests = listTests
  }

  /// Creates the context of a look at one journey of a script by itself: what is declared is known,
  /// its types are not, and what is found stays there.
  init(anew other: CheckContext) {
    source = other.source
    tokens = other.tokens
    unread = other.unread
    givenUp = other.givenUp
    lostWords = other.lostWords
    catalog = other.catalog
    hasChannels = other.hasChannels
    isKnownTimeZone = other.isKnownTimeZone
    listTests = other.listTests
    constants = other.constants
    audiences = other.audiences
    fragments = other.fragments.withoutTypes
  }

  /// The places of `contains` whose left side turned out to be a list.
  var foundListTests: Set<SourceSpan> {
    let lists = openTests.filter { test in
      if case .list = table.resolved(test.term) { return true }
      return false
    }
    return Set(lists.map(\.span))
  }

  /// `true` if a value of any type may stand at a place, since somebody asks for it.
  func asks(at span: SourceSpan) -> Bool {
    question.map { $0.start <= span.start && span.start < $0.end } ?? false
  }

  /// Takes steps from those that uses of fragments may stand for; `false` if there are too few.
  func takeSteps(_ count: Int) -> Bool {
    guard count <= stepsLeft else { return false }
    stepsLeft -= count
    return true
  }

  /// `true` if something in a stretch of the script could not be read.
  func hasUnread(in span: SourceSpan) -> Bool {
    unread.contains { span.start <= $0.start && $0.start < span.end }
  }

  /// `true` for what stands in a statement that was given up, and so may lack what was behind it.
  func isGivenUp(_ span: SourceSpan) -> Bool {
    givenUp.contains { $0.start <= span.start && span.end <= $0.end }
  }

  /// Notes a circle of declarations that is being read, all of which it makes worthless; the one
  /// that is told is the first by name, whatever their order.
  func noteCircle(through declaration: DeclarationSyntax) {
    let start = openDeclarations.firstIndex(of: declaration.name.text) ?? 0
    let first = openDeclarations[start...].min().flatMap { constants[$0] ?? audiences[$0] }
    if !circularDeclarations.contains(declaration.name.text) {
      circles.append(first ?? declaration)
    }
    circularDeclarations.formUnion(openDeclarations)
  }

  /// The longest stretch of the script that a message quotes.
  private static let quoteMax = 40

  /// The author's text at a place, in backticks, on one line.
  func quote(_ span: SourceSpan) -> String {
    let words = source.text(span).split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
    let text = words.joined(separator: " ")
    return text.count <= Self.quoteMax ? "`\(text)`" : "`\(text.prefix(Self.quoteMax - 1))…`"
  }

  /// Reports a name that is not among the candidates, with the closest of them.
  func reportUnknown(
    _ code: DiagnosticCode, _ name: NameSyntax, _ message: String,
    among candidates: [String], isMember: Bool = false
  ) {
    guard let closest = Suggestion.closest(to: name.text, among: candidates) else {
      let help = candidates.isEmpty ? nil : "known are \(Self.listing(candidates))"
      return findings.report(code, at: name.span, message, help: help)
    }
    let spelled = NameSpelling.spelled(closest, isMember: isMember)
    findings.report(
      code, at: name.span, message, help: "did you mean `\(closest)`?",
      fix: .init(span: name.span, replacement: spelled, isSafe: true))
  }

  /// The place of the first such word in a stretch of the script.
  func place(of word: String, in span: SourceSpan) -> SourceSpan? {
    tokens.first {
      $0.span.start >= span.start && $0.span.end <= span.end && $0.kind == .word && $0.value == word
    }?.span
  }

  /// The most names that a help lists.
  private static let listingMax = 8

  /// Names in backticks: ``a`, `b` and `c``.
  static func listing(_ names: [String]) -> String {
    if names.count > listingMax {
      return names.prefix(listingMax).map { "`\($0)`" }.joined(separator: ", ") + " and others"
    }
    guard let last = names.last, names.count > 1 else { return names.map { "`\($0)`" }.joined() }
    return names.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " and `\(last)`"
  }
}
