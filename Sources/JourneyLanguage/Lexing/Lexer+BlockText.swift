import JourneyModel

extension Lexer {
  /// Scans a text of several lines.
  mutating func scanBlockText() {
    let start = offset
    offset += 3
    while let byte = peek() {
      if isNext("\"\"\"") {
        let value = blockValue(SourceSpan(start + 3, offset))
        offset += 3
        return add(.text, from: start, value: value)
      }
      offset += byte == UInt8(ascii: "\\") && offset + 1 < bytes.count ? 2 : 1
    }
    closeUnclosedBlock(from: start)
  }

  /// Ends a text that is never closed before the first line that is not indented deeper than the
  /// one it begins on, and reports it.
  private mutating func closeUnclosedBlock(from start: Int) {
    let lines = source.line(at: start)...source.lineCount
    let indentation = self.indentation(of: lines.lowerBound)
    let next = lines.dropFirst().first {
      let text = source.lineText($0)
      return text.contains { $0 != " " && $0 != "\t" } && self.indentation(of: $0) <= indentation
    }
    offset = max(start + 3, next.map { source.lineSpan($0).start - 1 } ?? bytes.count)
    let span = SourceSpan(start, start + 3)
    result.diagnostics.append(
      Diagnostic(
        SyntaxCode.unclosedText, at: span, "this text has no closing `\"\"\"`",
        help: "put `\"\"\"` behind its last line"))
    result.broken.insert(start)
    add(.text, from: start, value: blockValue(SourceSpan(start + 3, offset)))
  }

  /// The number of blanks that a line begins with.
  private func indentation(of line: Int) -> Int {
    source.lineText(line).utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  /// Returns what a text of several lines says: without the line breaks beside its quotes and
  /// without the blanks that all its lines begin with.
  private mutating func blockValue(_ span: SourceSpan) -> String {
    var lines = unescaped(span).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
    let isBlank: (Substring) -> Bool = { $0.allSatisfy { $0 == " " || $0 == "\t" } }
    if lines.count > 1, isBlank(lines[0]) { lines.removeFirst() } else { return whole(lines) }
    if let last = lines.last, isBlank(last), lines.count > 1 { lines.removeLast() }
    let common =
      lines.filter { !isBlank($0) }
      .map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
    return lines.map { isBlank($0) ? "" : String($0.dropFirst(common)) }.joined(separator: "\n")
  }

  /// Joins lines as they stand.
  private func whole(_ lines: [Substring]) -> String {
    lines.joined(separator: "\n")
  }
}
