/// A value of a definition or a catalog, its path, and the list that findings about it go to.
///
/// The readers return `nil` once they have reported a finding, and the whole document is then
/// refused: so they need not agree on what stands in for a value that could not be read.
struct DocumentPlace {
  /// The value.
  let node: JSONNode
  /// The path to it.
  let pointer: JSONPointer
  /// The place of its key, if it has one.
  var keySpan: SourceSpan?
  /// The findings so far.
  let findings: DocumentFindings

  /// The path in backticks, for messages.
  var name: String { findings.words.name(pointer) }

  /// Adds a finding about this value.
  func report(_ code: DiagnosticCode, _ message: String, help: String? = nil) {
    findings.add(Diagnostic(code, at: node.span, message, help: help))
  }

  /// Adds the finding that this value should be of another type; always returns `nil`.
  func wrongType<Value>(_ expected: String, help: String? = nil) -> Value? {
    let message = "\(name) must be \(expected), not \(findings.words.kindName(node))"
    report(findings.words.wrongType, message, help: help)
    return nil
  }

  /// Adds the finding that this value is malformed; always returns `nil`.
  func invalid<Value>(_ expected: String) -> Value? {
    let spelled = String(decoding: JSONWriter.compact(node), as: UTF8.self)
    report(findings.words.invalidValue, "\(name) must be \(expected), not `\(spelled)`")
    return nil
  }

  /// The text.
  func text() -> String? {
    if let text = node.text { return text }
    let isPlain = findings.words.hasPlainTexts && (node.number != nil || node.boolean != nil)
    return wrongType("a text", help: isPlain ? "put it in quotes" : nil)
  }

  /// The text, which must not be empty.
  func identifier() -> String? {
    guard let text = text() else { return nil }
    return text.isEmpty ? invalid("a name") : text
  }

  /// The truth value.
  func boolean() -> Bool? { node.boolean ?? wrongType("true or false") }

  /// The number, which must have no fraction and not be less than `least`.
  func integer(atLeast least: Int) -> Int? {
    guard let number = node.number else { return wrongType("a number") }
    guard number.isWhole, number.wholePart >= least else {
      return invalid("a whole number, \(least) or more")
    }
    return number.wholePart
  }

  /// The duration that the text spells in ISO 8601.
  func duration() -> CalendarDuration? {
    guard let text = text() else { return nil }
    return CalendarDuration(iso8601: text)
      ?? invalid("a duration as in ISO 8601, such as `PT1H30M`")
  }

  /// The time that the text spells.
  func time() -> TimeOfDay? {
    guard let text = text() else { return nil }
    return TimeOfDay(text) ?? invalid("a time such as `09:00`")
  }

  /// The day that the text spells.
  func date() -> CivilDate? {
    guard let text = text() else { return nil }
    return CivilDate(text) ?? invalid("a date such as `2026-12-24`")
  }

  /// The value whose word the text is.
  func word<Value>(among words: [(word: String, value: Value)]) -> Value? {
    guard let text = text() else { return nil }
    if let found = words.first(where: { $0.word == text }) { return found.value }
    let listed = words.map { "`\($0.word)`" }.joined(separator: ", ")
    let meant = Suggestion.closest(to: text, among: words.map(\.word))
    report(
      findings.words.unknownWord, "\(name) is `\(text)`, which is none of \(listed)",
      help: meant.map { "did you mean `\($0)`?" })
    return nil
  }

  /// The case whose raw value the text is.
  func word<Value: RawRepresentable<String> & CaseIterable>(of type: Value.Type) -> Value? {
    word(among: Value.allCases.map { ($0.rawValue, $0) })
  }

  /// The elements of a list, each read by `read`; `nil` if one cannot be read.
  func list<Element>(_ read: (DocumentPlace) -> Element?) -> [Element]? {
    guard let elements = node.elements else { return wrongType("a list") }
    let values = elements.enumerated().map { index, element in
      read(child(element, index))
    }
    let known = values.compactMap { $0 }
    return known.count == values.count ? known : nil
  }

  /// The members of an object whose keys are names, each read by `read`.
  func entries<Element>(_ read: (String, DocumentPlace) -> Element?) -> [Element]? {
    guard let members = node.members else { return wrongType(findings.words.group) }
    let values = members.map { member in
      let place = child(member)
      return member.key.isEmpty ? place.invalid("a value with a name") : read(member.key, place)
    }
    let known = values.compactMap { $0 }
    return known.count == values.count ? known : nil
  }

  /// An object with fixed fields, read by `read`; what it does not ask for is a finding.
  func object<Value>(_ read: (inout DocumentFields) -> Value?) -> Value? {
    guard let members = node.members else { return wrongType(findings.words.group) }
    var fields = DocumentFields(place: self, members: members)
    let value = read(&fields)
    fields.reportLeftovers()
    return value
  }

  /// An element of this list.
  func child(_ node: JSONNode, _ index: Int) -> DocumentPlace {
    DocumentPlace(node: node, pointer: pointer.appending(index), findings: findings)
  }

  /// The value of a member of this object.
  func child(_ member: JSONNode.Member) -> DocumentPlace {
    DocumentPlace(
      node: member.value, pointer: pointer.appending(member.key), keySpan: member.keySpan,
      findings: findings)
  }
}
