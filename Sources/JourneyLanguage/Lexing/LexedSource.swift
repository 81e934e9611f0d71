import JourneyModel

/// What the lexer makes of a script.
struct LexedSource {
  /// Every token in order; the last is the end of the file.
  var tokens: [Token] = []
  /// What is wrong wherever it stands: characters, quotes, bytes.
  var diagnostics: [Diagnostic] = []
  /// Words and signs of other languages by the offset at which they begin.
  ///
  /// Each is reported when the parser takes it for what it means; as a member or a key some of
  /// them are ordinary names.
  var habits: [Int: Diagnostic] = [:]
  /// The offsets of tokens that have lost a part of the script, so that what follows from them is
  /// not worth a finding of its own.
  var broken: Set<Int> = []
}
