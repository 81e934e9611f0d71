/// The findings about a document, as its reader comes upon them.
final class DocumentFindings {
  /// How they are worded.
  let words: DocumentWords
  /// The findings so far.
  private(set) var all: [Diagnostic] = []

  /// The most findings that are kept: nobody mends more before the next look.
  private static let countMax = 100

  /// The findings in the order of their places.
  var sorted: [Diagnostic] {
    let ordered = all.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    return ordered.map(\.element)
  }

  /// Creates an empty list for one sort of document.
  init(words: DocumentWords) { self.words = words }

  /// Adds a finding.
  func add(_ finding: Diagnostic) {
    if all.count < Self.countMax { all.append(finding) }
  }
}
