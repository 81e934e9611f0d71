/// Where a step stands, as far as the ids of its states tell it.
struct StepPlace {
  /// The words for the blocks around, from the inside out, each behind a `_`.
  private(set) var blocks = ""
  /// The word for the innermost stage around.
  var stage: String?
  /// The words of the step that the block belongs to.
  private var opener: String?
  /// The words of the last telling step before it in its block.
  private var last: String?
  /// The words of the last one that says something else than `last`.
  private var lastOther: String?

  /// The words of the nearest telling step before, or around, that does not say `words` itself.
  func anchor(for words: String?) -> String? {
    if let last, last != words { return last }
    if let lastOther, lastOther != words { return lastOther }
    return opener == words ? nil : opener
  }

  /// Goes on behind a step of these telling words.
  mutating func pass(_ words: String?) {
    guard let words, words != last else { return }
    lastOther = last
    last = words
  }

  /// The place of the first step in a block of a step of these telling words that stands here.
  func inside(_ words: String?, block word: String) -> StepPlace {
    var place = StepPlace()
    place.blocks = "_" + word + blocks
    place.stage = stage
    place.opener = words ?? anchor(for: nil)
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
