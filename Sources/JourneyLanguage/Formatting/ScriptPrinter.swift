import JourneyModel

/// Prints the lines of a script.
struct ScriptPrinter {
  /// The tokens.
  let table: TokenTable
  /// What has been printed.
  private(set) var output = ""

  /// Creates a printer of a script.
  init(_ table: TokenTable) {
    self.table = table
  }

  /// Prints all lines, and the comments behind the last.
  mutating func print(_ lines: [OutlineLine]) {
    var previous: OutlineLine?
    for line in lines {
      printMargin(before: line.tokens.lowerBound, of: line, behind: previous)
      var printer = StatementPrinter(table, line)
      printer.print()
      output += printer.output
      previous = line
    }
    printMargin(before: table.tokens.count - 1, of: nil, behind: previous)
    if !output.isEmpty, output.utf8.last != 0x0A { output += "\n" }
  }

  /// Prints the comments and empty lines before a line; before `nil`, at the end of the script.
  private mutating func printMargin(
    before index: Int, of line: OutlineLine?, behind previous: OutlineLine?
  ) {
    let margin = table.margins[index]
    var comments = margin.comments[...]
    if let first = comments.first, first.isTrailing {
      output += (output.isEmpty ? "" : " ") + first.text
      comments = comments.dropFirst()
    }
    let isBlankKept = line?.kind != .end && line != nil && margin.followsBlankLine
    var blanks = comments.map(\.followsBlankLine) + [isBlankKept]
    if previous?.kind == .opener { blanks[0] = false }
    if line?.needsBlankLine == true, !blanks.contains(true) { blanks[0] = true }
    let depth = (line?.depth ?? 0) + (line?.kind == .end ? 1 : 0)
    for (comment, isBlank) in zip(comments, blanks) {
      breakLine(depth: depth, isBlank: isBlank)
      output += comment.text
    }
    if let line { breakLine(depth: line.depth, isBlank: blanks.last == true) }
  }

  /// Goes to a new line.
  private mutating func breakLine(depth: Int, isBlank: Bool) {
    if !output.isEmpty { output += isBlank ? "\n\n" : "\n" }
    output += String(repeating: " ", count: depth * StatementPrinter.step)
  }
}
