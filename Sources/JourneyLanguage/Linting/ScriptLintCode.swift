package import JourneyModel

/// The findings about the habits of a script's author: what is written, not what it does.
package enum ScriptLintCode {
  /// A note of something still to do.
  package static let todoComment = DiagnosticCode("J7101", "todo-comment", .warning)
  /// An invisible character that turns the direction of writing.
  package static let hiddenDirection = DiagnosticCode("J7102", "hidden-direction", .warning)
  /// A word of a text with letters of two alphabets that look alike.
  package static let mixedAlphabets = DiagnosticCode("J7103", "mixed-alphabets", .warning)
  /// A name in quotes that needs none.
  package static let unneededQuotes = DiagnosticCode("J7104", "unneeded-quotes", .warning)
  /// A journey of very many lines.
  package static let longJourney = DiagnosticCode("J7105", "long-journey", .warning)
  /// A script of very many lines.
  package static let longScript = DiagnosticCode("J7106", "long-script", .warning)
  /// A constant that nothing reads.
  package static let unusedConstant = DiagnosticCode("J7107", "unused-constant", .warning)
  /// An audience that nothing asks for.
  package static let unusedAudience = DiagnosticCode("J7108", "unused-audience", .warning)
  /// A fragment that nothing uses.
  package static let unusedFragment = DiagnosticCode("J7109", "unused-fragment", .warning)
  /// A name given to a value that is that of an event too.
  package static let nameOfAnEvent = DiagnosticCode("J7110", "name-of-an-event", .warning)
  /// Two names of events that differ by a letter.
  package static let similarEvents = DiagnosticCode("J7111", "similar-events", .warning)
  /// A negative test that holds for a missing value too.
  package static let negationOfMissing = DiagnosticCode("J7112", "negation-of-missing", .warning)
  /// A negation of a negation.
  package static let doubleNegation = DiagnosticCode("J7113", "double-negation", .warning)
  /// A value that a list holds twice.
  package static let repeatedValue = DiagnosticCode("J7114", "repeated-value", .warning)
  /// A channel that a send names twice.
  package static let repeatedChannel = DiagnosticCode("J7115", "repeated-channel", .warning)
  /// Quiet hours that hold by day and not by night.
  package static let quietByDay = DiagnosticCode("J7116", "quiet-by-day", .warning)
  /// A text joined of parts one of which may be missing.
  package static let lostText = DiagnosticCode("J7117", "lost-text", .warning)
  /// A stage without a step.
  package static let emptyStage = DiagnosticCode("J7118", "empty-stage", .warning)
  /// A journey without a title.
  package static let missingTitle = DiagnosticCode(
    "J7119", "missing-title", .warning, isOffByDefault: true)

  /// Every code of this family.
  package static let all = [
    todoComment, hiddenDirection, mixedAlphabets, unneededQuotes, longJourney, longScript,
    unusedConstant, unusedAudience, unusedFragment, nameOfAnEvent, similarEvents,
    negationOfMissing, doubleNegation, repeatedValue, repeatedChannel, quietByDay, lostText,
    emptyStage, missingTitle,
  ]
}
