internal import JourneyModel

/// Something that can be written at a place, as an editor offers it.
struct CompletionItem {
  /// The kinds, with their numbers in the protocol.
  enum Kind: Int {
    case method = 2
    case function = 3
    case field = 5
    case variable = 6
    case `class` = 7
    case module = 9
    case property = 10
    case unit = 11
    case value = 12
    case keyword = 14
    case snippet = 15
    case enumMember = 20
    case constant = 21
    case event = 23
  }

  /// In which order the kinds of thing are offered.
  enum Rank: Int {
    /// What is meant most likely: names of the catalog and of the script.
    case names
    /// Statements.
    case statements
    /// Words that go on with a statement.
    case words
    /// What could stand there too.
    case others
  }

  /// What is shown, and written unless something else is.
  var label: String
  /// Its kind.
  var kind: Kind
  /// What is shown beside it.
  var detail: String?
  /// What is written.
  var text: String?
  /// `true` if the text has holes to fill in.
  var isSnippet = false
  /// How early it is offered.
  var rank = Rank.names

  /// The item as the protocol writes it, which replaces a range.
  func node(range: JSONNode, filter: String?, order: Int) -> JSONNode {
    let place = String(repeating: "0", count: max(0, 4 - "\(order)".count)) + "\(order)"
    return .object([
      "label": .text(label), "kind": .integer(kind.rawValue), "detail": detail.map { .text($0) },
      "sortText": .text("\(rank.rawValue)\(place)"), "filterText": filter.map { .text($0) },
      "insertTextFormat": .integer(isSnippet ? 2 : 1),
      "textEdit": .object(["range": range, "newText": .text(text ?? label)]),
    ])
  }
}
