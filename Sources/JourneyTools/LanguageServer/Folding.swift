internal import JourneyLanguage
internal import JourneyModel

/// Tells which lines an editor can fold into one.
struct Folding {
  /// The document.
  let document: Document
  /// The lines that fold, from and to, with what the protocol calls them.
  private var ranges: [(start: Int, end: Int, kind: String?)] = []

  /// Creates the folding of a document.
  init(document: Document) {
    self.document = document
  }

  /// The ranges: items, blocks, and comments of several lines.
  func answer() -> JSONNode {
    guard document.kind == .script else { return .array([]) }
    var folding = self
    for item in document.tree.items { folding.add(item) }
    folding.addComments()
    return .array(
      folding.ranges.map { range in
        .object([
          "startLine": .integer(range.start), "endLine": .integer(range.end),
          "kind": range.kind.map { .text($0) },
        ])
      })
  }

  /// Adds an item.
  private mutating func add(_ item: ItemSyntax) {
    switch item {
    case .journey(let journey):
      add(block: journey.span)
      add(journey.steps)
    case .fragment(let fragment):
      add(block: fragment.span)
      add(fragment.steps)
    case .test(let test): add(block: test.span)
    case .audience(let declaration), .constant(let declaration): add(block: declaration.span)
    }
  }

  /// Adds the blocks among steps.
  private mutating func add(_ steps: [StepSyntax]) {
    for step in steps {
      guard !step.blocks.isEmpty else { continue }
      add(block: step.span)
      step.blocks.forEach { add($0) }
    }
  }

  /// Adds a block: its last line, with the `end`, stays.
  private mutating func add(block span: SourceSpan) {
    let start = document.positions.position(of: span.start).line
    let end = document.positions.position(of: span.end).line
    if end > start + 1 { ranges.append((start, end - 1, nil)) }
  }

  /// Adds comments that follow each other on lines of their own.
  private mutating func addComments() {
    let source = document.source
    var first: Int?
    for line in 1...source.lineCount + 1 {
      let text = line <= source.lineCount ? source.lineText(line) : ""
      let isComment = text.first { $0 != " " && $0 != "\t" } == "#"
      if isComment, first == nil { first = line }
      guard !isComment, let start = first else { continue }
      if line - start > 1 { ranges.append((start - 1, line - 2, "comment")) }
      first = nil
    }
  }
}
