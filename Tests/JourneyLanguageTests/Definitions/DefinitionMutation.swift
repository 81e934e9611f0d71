import JourneyModel

/// The mistakes that are planted in definitions.
enum DefinitionMutation: String, CaseIterable {
  case removedField = "a field removed"
  case misspeltKey = "a key misspelt"
  case otherType = "another type"
  case brokenLink = "a broken link"
  case duplicateKey = "a key twice"
  case misspeltWord = "a word misspelt"
  case misspeltName = "a name misspelt"
  case lostComma = "a lost comma"
}

/// A definition with one mistake in it.
struct DefinitionMutant {
  /// The JSON.
  let source: SourceFile
  /// The bytes that were changed.
  let span: SourceSpan
  /// What was done, for people.
  let change: String
}
