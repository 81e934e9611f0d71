/// What could take the place of what is being typed.
public struct CompletionOffer: Equatable {
  /// How many bytes before the cursor it takes the place of.
  public var replacedBytes: Int
  /// The texts, the likeliest first.
  public var texts: [String]

  /// Offers texts.
  public init(replacedBytes: Int, texts: [String]) {
    self.replacedBytes = replacedBytes
    self.texts = texts
  }

  /// What all texts begin with.
  var sharedStart: String {
    guard var start = texts.first else { return "" }
    for text in texts {
      while !text.hasPrefix(start) { start.removeLast() }
    }
    return start
  }
}
