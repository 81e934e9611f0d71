import JourneyModel

/// Spells expressions as a script does, for what is said about them.
enum ExpressionText {
  /// The longest text that is shown whole: a line of a terminal holds it with the words around it.
  private static let charactersMax = 60

  /// An expression for a message: a long one is cut.
  static func short(_ expression: Expression) -> String {
    let text = text(expression)
    return text.count <= charactersMax ? text : text.prefix(charactersMax - 1) + "…"
  }

  /// An expression.
  static func text(_ expression: Expression) -> String { ExpressionSpelling().text(expression) }
}
