/// Where a step stands, as far as the ids of its states tell it.
struct StepPlace {
  /// The words for the blocks around, from the inside out, each behind a `_`.
  private(set) var blocks = ""
  /// The word for the innermost stage around.
  var stage: String?
  /// A step that others can be told by.
  private struct Anchor {
    /// Its words.
    var words: String
    /// How many states were named up to it.
    var number: Int
  }

  /// The words of the innermost telling step around.
  private var opener: String?
  /// The last telling step before it, in its block or before one around that tells nothing.
  private var last: Anchor?
  /// The last one that says something else than `last`.
  private var lastOther: Anchor?

  /// The words of a telling step that does not say `words` itself: the nearest before, if it stands
  /// behind the state of this number, else the one around.
  func anchor(for words: String?, behind number: Int) -> String? {
    if let last, last.words != words, last.number > number { return last.words }
    if let lastOther, lastOther.words != words, lastOther.number > number {
      return lastOther.words
    }
    return opener == words ? nil : opener
  }

  /// Goes on behind a step of these telling words, up to which so many states were named.
  mutating func pass(_ words: String?, number: Int) {
    guard let words else { return }
    if words != last?.words { lastOther = last }
    last = Anchor(words: words, number: number)
  }

  /// The place of the first step in a block of a step of these telling words that stands here.
  func inside(_ words: String?, block word: String) -> StepPlace {
    var place = self
    place.blocks = "_" + word + blocks
    guard let words else { return place }
    place.opener = words
    (place.last, place.lastOther) = (nil, nil)
    return place
  }

  /// The place of the first step in a stage that stands here.
  ///
  /// A stage is for reports: to put steps into one, or to rename it, renames none of them that has
  /// no twin.
  func inside(stage name: String) -> StepPlace {
    var place = self
    place.stage = "in_" + Slug.word(name)
    return place
  }
}
