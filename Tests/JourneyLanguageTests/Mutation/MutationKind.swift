/// The kinds of mistake that are planted in scripts.
enum MutationKind: String, CaseIterable {
  case misspeltKeyword = "misspelt keyword"
  case capitalKeyword = "capital keyword"
  case misspeltName = "misspelt name"
  case wrongName = "wrong name"
  case lostEnd = "lost end"
  case lostQuote = "lost quote"
  case swappedWords = "swapped words"
  case missingWord = "missing word"
  case equalsSigns = "`==` for `is`"
  case ampersands = "`&&` for `and`"
  case curlyQuotes = "curly quotes"
  case otherHabit = "another habit"
  case wrongUnit = "wrong unit"
  case wrongLiteral = "wrong literal"
}
