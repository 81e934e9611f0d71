import JourneyModel

/// A block whose `end` has not been met.
struct OpenBlock {
  /// The word it begins with.
  var word: String
  /// The place of that word.
  var keyword: SourceSpan
  /// The column it is indented to; `nil` if it does not begin its line.
  var indentation: Int?
  /// The words of arms that it still takes, two or three; `%` is the share of a split.
  var arms: [String]
  /// The token that is its `end` by indentation.
  var ownEnd: Int?
  /// `true` if the `end` of a line that looks like this one's is another's.
  var isGuided: Bool
}
