/// What an editor knows about the language that is typed.
public struct EntryRules {
  /// `true` if a text is whole; Enter goes on with another line where it is not.
  public var isWhole: (String) -> Bool
  /// What could be typed at the end of the first text, of which the second stands behind.
  public var offer: (String, String) -> CompletionOffer

  /// Creates rules.
  public init(
    isWhole: @escaping (String) -> Bool,
    offer: @escaping (String, String) -> CompletionOffer
  ) {
    self.isWhole = isWhole
    self.offer = offer
  }
}
