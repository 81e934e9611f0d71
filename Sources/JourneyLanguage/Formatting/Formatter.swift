public import JourneyModel

/// Lays a script out in the one canonical way, whether it is right or wrong.
///
/// Nothing is added and nothing is lost: the tokens and comments are the same before and after.
/// What could not be read keeps its line breaks, and only its indentation is put right.
public enum Formatter {
  /// Returns the canonical layout of a script, or `nil` if its bytes are no text: those could not
  /// be written back as they were.
  public static func format(_ source: SourceFile) -> String? {
    format(Parser.parse(source))
  }

  /// Returns the canonical layout of a script that has been read, or `nil` if its bytes are no
  /// text.
  public static func format(_ tree: SyntaxTree) -> String? {
    guard let text = String(validating: tree.source.bytes, as: UTF8.self) else { return nil }
    guard tree.source.bytes.count <= ParserLimits.scriptBytesMax else { return text }
    let first = layout(tree)
    return tree.diagnostics.isEmpty ? first : settled(first, name: tree.source.name)
  }

  /// How often a script with mistakes is laid out before its text is left as it is; two are the
  /// rule, since indentation tells the parser where a block was meant to end.
  private static let roundsMax = 12

  /// Lays a text out until that changes nothing.
  ///
  /// Should some layouts only lead to each other, the first of them by the alphabet is taken, so
  /// that each of them leads to it.
  private static func settled(_ first: String, name: String) -> String {
    var seen = [first]
    while seen.count < roundsMax {
      let next = layout(Parser.parse(SourceFile(name: name, text: seen[seen.count - 1])))
      if let start = seen.firstIndex(of: next) { return seen[start...].min() ?? next }
      seen.append(next)
    }
    return seen[seen.count - 1]
  }

  /// Lays a script out once; the text stays as it is, but for the end of its last line, if that
  /// would change what it says.
  private static func layout(_ tree: SyntaxTree) -> String {
    let table = TokenTable(tree)
    var outline = ScriptOutline(table)
    outline.addItems(tree.items)
    var printer = ScriptPrinter(table)
    printer.print(outline.lines)
    let kept = tree.source.text(SourceSpan(0, tree.source.bytes.count))
    // Most scripts are laid out already, and say what they say.
    if printer.output == tree.source.bytes { return kept }
    let texts = [printer.text] + (kept.hasSuffix("\n") ? [] : [kept + "\n"])
    return texts.first { table.isSaid(by: SourceFile(name: tree.source.name, text: $0)) } ?? kept
  }
}
