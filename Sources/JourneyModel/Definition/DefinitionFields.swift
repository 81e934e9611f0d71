/// The fields of one object of a definition, and which of them were asked for.
struct DefinitionFields {
  /// The object.
  let place: DefinitionPlace
  /// Its members.
  private let members: [JSONNode.Member]
  /// The fields that were asked for, in order.
  private var asked: [String] = []
  /// Those of them that must be there and are not.
  private var missing: [String] = []
  /// `true` if it is not known which fields the object should have.
  var isUnclear = false

  /// Creates the fields of an object.
  init(place: DefinitionPlace, members: [JSONNode.Member]) {
    self.place = place
    self.members = members
  }

  /// Returns a field if it is there.
  mutating func optional(_ key: String) -> DefinitionPlace? {
    asked.append(key)
    return members.first { $0.key == key }
      .map { place.child($0.value, place.pointer.appending(key)) }
  }

  /// Returns a field; that it is not there is a finding.
  mutating func required(_ key: String) -> DefinitionPlace? {
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
    var missing = missing
    for member in members where !asked.contains(member.key) {
      let free = asked.filter { !has($0) }
      let meant = Suggestion.closest(to: member.key, among: free)
      missing.removeAll { $0 == meant }
      let fields =
        asked.isEmpty ? "there are none here" : "the fields here are \(Self.listed(asked))"
      place.findings.add(
        Diagnostic(
          DefinitionCode.unknownField, at: member.keySpan,
          "\(place.name) has the unknown field `\(member.key)`",
          help: meant.map { "did you mean `\($0)`?" } ?? fields))
    }
    for key in missing {
      place.report(DefinitionCode.missingField, "\(place.name) lacks the field `\(key)`")
    }
  }

  /// Names in backticks, with commas.
  private static func listed(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
