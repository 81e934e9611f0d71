internal import JourneyModel

extension LanguageEntry {
  /// The entry for programs.
  var node: JSONNode {
    .object([
      "words": .array(words.map(JSONNode.text)), "text": .text(text), "syntax": .text(syntax),
      "example": .text(example),
    ])
  }

  /// What a list says of the entry.
  var summaryNode: JSONNode { .object(["words": .array(words.map(JSONNode.text))]) }
}
