/// The fields of one object of a document, and which of them were asked for.
struct DocumentFields {
  /// The object.
  let place: DocumentPlace
  /// Its members.
  private let members: [JSONNode.Member]
  /// The fields that were asked for, in order.
  private var asked: [String] = []
  /// Those of them that must be there and are not.
  private var missing: [String] = []
  /// `true` if it is not known which fields the object should have.
  var isUnclear = false

  /// Creates the fields of an object.
  init(place: DocumentPlace, members: [JSONNode.Member]) {
    self.place = place
    self.members = members
  }

  /// Returns a field if it is there.
  mutating func optional(_ key: String) -> DocumentPlace? {
    asked.append(key)
    return members.first { $0.key == key }.map(place.child)
  }

  /// Returns a field; that it is not there is a finding.
  mutating func required(_ key: String) -> DocumentPlace? {
    let field = optional(key)
    if field == nil { missing.append(key) }
    return field
  }

  /// `true` if there is a field of this name, whether it was asked for or not.
  func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// Reports the fields that are missing, and those that nobody asked for.
  ///
  /// A field whose name is close to one that is missing is taken for that one, misspelt.
  func reportLeftovers() {
    if isUnclear { return }
    let words = place.findings.words
    var missing = missing
    for member in members where !asked.contains(member.key) {
      let free = asked.filter { !has($0) }
      let meant = Suggestion.closest(to: member.key, among: free)
      missing.removeAll { $0 == meant }
      let all = asked.isEmpty ? "there are none" : "the \(words.field)s are \(Self.listed(asked))"
      place.findings.add(
        Diagnostic(
          words.unknownField, at: member.keySpan,
          "\(place.name) has the unknown \(words.field) `\(member.key)`",
          help: meant.map { "did you mean `\($0)`?" } ?? all + " here"))
    }
    for key in missing {
      place.findings.add(
        Diagnostic(
          words.missingField, at: place.keySpan ?? place.node.span,
          "\(place.name) lacks the \(words.field) `\(key)`"))
    }
  }

  /// Names in backticks, with commas.
  private static func listed(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
