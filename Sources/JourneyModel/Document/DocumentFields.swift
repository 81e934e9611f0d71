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

  /// Returns `true` if none of some fields is there, of which one tells the form of the object, but
  /// one that was not asked for is close to one of them: a finding, and the only one about it.
  mutating func isMisspelt(_ keys: [String]) -> Bool {
    guard let (member, meant) = slip(of: keys) else { return false }
    reportUnknown(member, help: "did you mean `\(meant)`?")
    isUnclear = true
    return true
  }

  /// Returns `true` if none of some fields is there, but one that is close to one of them.
  func holdsSlip(of keys: [String]) -> Bool { slip(of: keys) != nil }

  /// The first field that was not asked for and is close to one of these, of which none is there.
  private func slip(of keys: [String]) -> (member: JSONNode.Member, meant: String)? {
    if keys.contains(where: has) { return nil }
    for member in members where !asked.contains(member.key) {
      if let meant = Suggestion.closest(to: member.key, among: keys) { return (member, meant) }
    }
    return nil
  }

  /// Reports a field that there is not.
  private func reportUnknown(_ member: JSONNode.Member, help: String) {
    place.findings.add(
      Diagnostic(
        words.unknownField, at: member.keySpan,
        "\(place.name) has the unknown \(words.field) `\(member.key)`", help: help))
  }

  /// Reports the fields that are missing, and those that nobody asked for.
  ///
  /// A field whose name is close to one that is missing is taken for that one, misspelt. Where it
  /// is not known which fields there should be, no other is told.
  func reportLeftovers() {
    var missing = missing
    for member in members where !asked.contains(member.key) {
      let free = isUnclear ? missing : asked.filter { !has($0) }
      let meant = Suggestion.closest(to: member.key, among: free)
      if isUnclear, meant == nil { continue }
      missing.removeAll { $0 == meant }
      let all = asked.isEmpty ? "there are none" : "the \(words.field)s are \(Self.listed(asked))"
      reportUnknown(member, help: meant.map { "did you mean `\($0)`?" } ?? all + " here")
    }
    for key in missing {
      place.findings.add(
        Diagnostic(
          words.missingField, at: place.keySpan ?? place.node.span,
          "\(place.name) lacks the \(words.field) `\(key)`"))
    }
  }

  /// How findings are worded.
  private var words: DocumentWords { place.findings.words }

  /// Names in backticks, with commas.
  private static func listed(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
