package import JourneyModel

/// The kinds of finding about the form of a script.
package enum SyntaxCode {
  /// A word that nothing can begin or go on with here.
  package static let unexpectedWord = DiagnosticCode("J1001", "unexpected-word")
  /// A block without its `end`.
  package static let missingEnd = DiagnosticCode("J1002", "missing-end")
  /// A text without its closing quote.
  package static let unclosedText = DiagnosticCode("J1003", "unclosed-text")
  /// A word of the language with wrong letters.
  package static let misspeltWord = DiagnosticCode("J1004", "misspelt-word")
  /// An `end` that closes nothing.
  package static let extraEnd = DiagnosticCode("J1005", "extra-end")
  /// A statement that lacks a part.
  package static let missingPart = DiagnosticCode("J1006", "missing-part")
  /// A word of the language where a name is due.
  package static let reservedName = DiagnosticCode("J1007", "reserved-name")
  /// A setting behind the first step.
  package static let lateSetting = DiagnosticCode("J1008", "late-setting")
  /// An arm outside a block that takes it.
  package static let strayArm = DiagnosticCode("J1009", "stray-arm")
  /// A word or sign of another language.
  package static let foreignHabit = DiagnosticCode("J1010", "foreign-habit")
  /// A character that the language has no use for.
  package static let unexpectedCharacter = DiagnosticCode("J1011", "unexpected-character")
  /// Bytes that are no text.
  package static let invalidBytes = DiagnosticCode("J1012", "invalid-bytes")
  /// A `\` in a text before a character that it does not go with.
  package static let invalidEscape = DiagnosticCode("J1013", "invalid-escape")
  /// A number, date, time or duration that cannot be.
  package static let impossibleValue = DiagnosticCode("J1014", "impossible-value")
  /// Blocks or expressions within each other beyond the limit.
  package static let nestedTooDeeply = DiagnosticCode("J1015", "nested-too-deeply")
  /// A script beyond the limit.
  package static let scriptTooLarge = DiagnosticCode("J1016", "script-too-large")
  /// A quoted name where only a word can stand.
  package static let quotedBinding = DiagnosticCode("J1017", "quoted-binding")

  /// Two versions of a stretch, which a merge has left.
  package static let mergeConflict = DiagnosticCode("J1018", "merge-conflict")

  /// Every code of this family.
  package static let all = [
    unexpectedWord, missingEnd, unclosedText, misspeltWord, extraEnd, missingPart, reservedName,
    lateSetting, strayArm, foreignHabit, unexpectedCharacter, invalidBytes, invalidEscape,
    impossibleValue, nestedTooDeeply, scriptTooLarge, quotedBinding, mergeConflict,
  ]
}
