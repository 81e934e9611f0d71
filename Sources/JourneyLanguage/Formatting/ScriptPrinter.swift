import JourneyModel

/// Prints the lines of a script.
struct ScriptPrinter {
  /// The tokens.
  let table: TokenTable
  /// What has been printed.
  private(set) var output: [UInt8] = []

  /// Creates a printer of a script.
  init(_ table: TokenTable) {
    self.table = table
    output.reserveCapacity(table.source.bytes.count + 1)
  }

  /// What has been printed, as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// Prints all lines, and the comments behind the last.
  mutating func print(_ lines: [OutlineLine]) {
    var previous: OutlineLine?
    for line in lines {
      printMargin(before: line.tokens.lowerBound, of: line, behind: previous)
      var printer = StatementPrinter(table, line)
      swap(&printer.output, &output)
      printer.print()
      swap(&printer.output, &output)
      previous = line
    }
    printMargin(before: table.tokens.count - 1, of: nil, behind: previous)
    if !output.isEmpty, output.last != 0x0A { output.append(0x0A) }
  }

  /// Prints the comments and empty lines before a line; before `nil`, at the end of the script.
  private mutating func printMargin(
    before index: Int, of line: OutlineLine?, behind previous: OutlineLine?
  ) {
    let margin = table.margins[index]
    if margin.comments.isEmpty, let line {
      let isKept = line.kind != .end && margin.followsBlankLine && previous?.kind != .opener
      return breakLine(depth: line.depth, isBlank: isKept || line.needsBlankLine)
    }
    var comments = margin.comments[...]
    if let first = comments.first, first.isTrailing {
      if !output.isEmpty { output.append(0x20) }
      output += first.text.utf8
      comments = comments.dropFirst()
    }
    let isBlankKept = line?.kind != .end && line != nil && margin.followsBlankLine
    var blanks = comments.map(\.followsBlankLine) + [isBlankKept]
    if previous?.kind == .opener { blanks[0] = false }
    if line?.needsBlankLine == true, !blanks.contains(true) { blanks[0] = true }
    let depth = (line?.depth ?? 0) + (line?.kind == .end ? 1 : 0)
    for (comment, isBlank) in zip(comments, blanks) {
      breakLine(depth: depth, isBlank: isBlank)
      output += comment.text.utf8
    }
    if let line { breakLine(depth: line.depth, isBlank: blanks.last == true) }
  }

  /// Goes to a new line.
  private mutating func breakLine(depth: Int, isBlank: Bool) {
    if !output.isEmpty { output.append(0x0A) }
    if isBlank, !output.isEmpty { output.append(0x0A) }
    output += repeatElement(0x20, count: depth * StatementPrinter.step)
  }
}
