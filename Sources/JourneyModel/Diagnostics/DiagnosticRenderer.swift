/// Shows findings to people: with the line they are about, or one line for each.
public struct DiagnosticRenderer: Sendable {
  /// `true` if colours are used.
  private let hasColor: Bool

  /// The columns that a finding is laid out in.
  private static let width = 100

  /// Creates a renderer.
  public init(hasColor: Bool = false) {
    self.hasColor = hasColor
  }

  /// Returns findings with their lines, each with an underline and what to do; a blank line
  /// between.
  public func text(_ findings: [Diagnostic], in source: SourceFile) -> String {
    findings.map { text($0, in: source) }.joined(separator: "\n")
  }

  /// Returns one line for each finding: `file:line:column: error: message [J2001 unknown-event]`.
  public func concise(_ findings: [Diagnostic], in source: SourceFile) -> String {
    findings.map { finding in
      let severity = paint(finding.severity.rawValue, severityColor(finding))
      let message = DisplayText.safe(finding.message)
      return "\(place(finding.span, in: source)): \(severity): \(message) [\(name(finding))]\n"
    }.joined()
  }

  /// Returns a finding with its line.
  private func text(_ finding: Diagnostic, in source: SourceFile) -> String {
    let excerpt = SourceExcerpt(of: finding.span, in: source)
    let number = String(excerpt.line)
    let gutter = max(2, number.count)
    let margin = String(repeating: " ", count: gutter + 1)
    let bar = paint("│", .gutter)
    var lines = heading(finding, place: margin + place(finding.span, in: source))
    let padding = String(repeating: " ", count: gutter - number.count)
    lines.append("\(padding)\(paint(number, .gutter)) \(bar) \(excerpt.text)")
    let indent = String(repeating: " ", count: excerpt.column)
    let underline = String(repeating: "~", count: excerpt.length)
    let advice = advice(finding)
    let room = Self.width - gutter - 4 - excerpt.column - excerpt.length
    let isBeside =
      finding.notes.isEmpty && finding.details.isEmpty
      && !advice.contains("\n") && DisplayText.width(advice) <= room
    let beside = isBeside && !advice.isEmpty ? " \(advice)" : ""
    lines.append("\(margin)\(bar) \(indent)\(paint(underline, severityColor(finding)))\(beside)")
    lines += finding.details.map { "\(margin)  \(DisplayText.safe($0))" }
    lines += finding.notes.map { note($0, margin: margin, in: source) }
    if !isBeside, !advice.isEmpty { lines += help(advice, margin: margin) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The first two lines: severity, message and place; the code at the right where there is room.
  private func heading(_ finding: Diagnostic, place: String) -> [String] {
    let message = DisplayText.safe(finding.message)
    let severity = finding.severity.rawValue
    let first = "\(paint("\(severity):", severityColor(finding))) \(paint(message, .strong))"
    let used = DisplayText.width("\(severity): \(message)")
    let code = name(finding)
    if used + 2 + code.count <= Self.width {
      return [first + aligned(code, behind: used), place]
    }
    return [first, place + aligned(code, behind: DisplayText.width(place))]
  }

  /// The text at the right edge of a line of which so many columns are used.
  private func aligned(_ text: String, behind used: Int) -> String {
    let space = max(2, Self.width - used - DisplayText.width(text))
    return String(repeating: " ", count: space) + paint(text, .faint)
  }

  /// A second place, with its line at the right.
  private func note(_ note: Diagnostic.Note, margin: String, in source: SourceFile) -> String {
    let start = "\(margin)  \(DisplayText.safe(note.message))"
    let line = "line \(source.line(at: note.span.start))"
    return start + aligned(line, behind: DisplayText.width(start))
  }

  /// What to do, on lines of its own.
  private func help(_ advice: String, margin: String) -> [String] {
    let lines = advice.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = margin + String(repeating: " ", count: 6)
    return lines.enumerated().map { index, line in
      index == 0 ? "\(margin)\(paint("help:", .strong)) \(line)" : indent + line
    }
  }

  /// What to do about a finding; `(--fix)` where that can be done for the author.
  private func advice(_ finding: Diagnostic) -> String {
    let lines = (finding.help ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    var advice = lines.map { DisplayText.safe($0) }.joined(separator: "\n")
    guard let fix = finding.fix else { return advice }
    if advice.isEmpty {
      let isShort = !fix.replacement.isEmpty && !fix.replacement.contains("\n")
      advice = isShort ? "write `\(DisplayText.safe(fix.replacement))`" : ""
      if fix.replacement.isEmpty { advice = "leave it out" }
    }
    return fix.isSafe ? advice + (advice.isEmpty ? "(--fix)" : " (--fix)") : advice
  }

  /// `file:line:column` of the start of a span.
  private func place(_ span: SourceSpan, in source: SourceFile) -> String {
    let line = source.line(at: span.start)
    return "\(DisplayText.safe(source.name)):\(line):\(source.column(at: span.start))"
  }

  /// The code and the name.
  private func name(_ finding: Diagnostic) -> String { "\(finding.code.id) \(finding.code.name)" }

  /// The ways to set text off.
  private enum Color: String {
    case error = "1;31"
    case warning = "1;33"
    case gutter = "34"
    case strong = "1"
    case faint = "2"
  }

  /// The colour of a severity.
  private func severityColor(_ finding: Diagnostic) -> Color {
    switch finding.severity {
    case .error: .error
    case .warning: .warning
    }
  }

  /// Text in a colour, if colours are used.
  private func paint(_ text: String, _ color: Color) -> String {
    hasColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
