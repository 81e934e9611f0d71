import JourneyModel

/// A statement that cannot be read further: what is wrong, and the token it was found at.
struct SyntaxFailure: Error {
  /// The finding, to be reported unless the statement can be mended.
  var diagnostic: Diagnostic
  /// The place among the parser's tokens.
  var position: Int
}
