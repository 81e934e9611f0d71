import JourneyModel

/// Resolves the escapes of a text.
///
///     ESCAPE ::= "\" ('"' | "\" | "n" | "t" | "u{" [0-9A-Fa-f]+ "}")
struct EscapeReader {
  /// The characters of the text.
  private var rest: Substring.UnicodeScalarView
  /// The offset of the next character in the source.
  private var offset: Int
  /// Escapes that mean nothing.
  private(set) var diagnostics: [Diagnostic] = []

  /// Creates a reader of the text that begins at an offset.
  init(_ text: String, at offset: Int) {
    rest = text[...].unicodeScalars
    self.offset = offset
  }

  /// Returns what the text says.
  mutating func read() -> String {
    var value = String.UnicodeScalarView()
    while let scalar = next() {
      if scalar == "\\" { value.append(contentsOf: readEscape()) } else { value.append(scalar) }
    }
    return String(value)
  }

  /// Takes the next character.
  private mutating func next() -> Unicode.Scalar? {
    guard let scalar = rest.popFirst() else { return nil }
    offset += UTF8.width(scalar)
    return scalar
  }

  /// Returns what stands for the escape behind a `\`.
  private mutating func readEscape() -> [Unicode.Scalar] {
    let start = offset - 1
    switch next() {
    case "\"": return ["\""]
    case "\\": return ["\\"]
    case "n": return ["\n"]
    case "t": return ["\t"]
    case "u": return readCode(from: start)
    case let other:
      report(from: start, "`\\\(other.map { String($0) } ?? "")` means nothing in a text")
      return other.map { [$0] } ?? []
    }
  }

  /// Returns the character of a `\u{…}`.
  private mutating func readCode(from start: Int) -> [Unicode.Scalar] {
    var digits = ""
    if rest.first == "{" {
      _ = next()
      while let digit = rest.first, digit.properties.isASCIIHexDigit, digits.utf8.count < 8 {
        _ = next()
        digits.unicodeScalars.append(digit)
      }
      if rest.first == "}" {
        _ = next()
        if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
          return [scalar]
        }
      }
    }
    report(from: start, "this names no character")
    return []
  }

  /// Reports the escape that ends here.
  private mutating func report(from start: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(
        SyntaxCode.invalidEscape, at: SourceSpan(start, offset), message,
        help: "a text knows `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{…}`"))
  }
}
