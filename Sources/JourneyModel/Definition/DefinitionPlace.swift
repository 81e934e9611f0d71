/// A value of a definition's JSON, its path, and the list that findings about it go to.
///
/// The readers return `nil` once they have reported a finding, and the whole definition is then
/// refused: so they need not agree on what stands in for a value that could not be read.
struct DefinitionPlace {
  /// The value.
  let node: JSONNode
  /// The path to it.
  let pointer: JSONPointer
  /// The findings so far.
  let findings: DefinitionFindings

  /// The path in backticks, for messages.
  var name: String { pointer.description.isEmpty ? "the definition" : "`\(pointer)`" }

  /// Adds a finding about this value.
  func report(_ code: DiagnosticCode, _ message: String, help: String? = nil) {
    findings.add(Diagnostic(code, at: node.span, message, help: help))
  }

  /// Adds the finding that this value should be of another type; always returns `nil`.
  func wrongType<Value>(_ expected: String) -> Value? {
    report(DefinitionCode.wrongType, "\(name) must be \(expected), not \(node.kindName)")
    return nil
  }

  /// Adds the finding that this value is malformed; always returns `nil`.
  func invalid<Value>(_ expected: String) -> Value? {
    let spelled = String(decoding: JSONWriter.compact(node), as: UTF8.self)
    report(DefinitionCode.invalidValue, "\(name) must be \(expected), not `\(spelled)`")
    return nil
  }

  /// The text.
  func text() -> String? { node.text ?? wrongType("a text") }

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
      DefinitionCode.unknownWord, "\(name) is `\(text)`, which is none of \(listed)",
      help: meant.map { "did you mean `\($0)`?" })
    return nil
  }

  /// The case whose raw value the text is.
  func word<Value: RawRepresentable<String> & CaseIterable>(of type: Value.Type) -> Value? {
    word(among: Value.allCases.map { ($0.rawValue, $0) })
  }

  /// The elements of a list, each read by `read`; `nil` if one cannot be read.
  func list<Element>(_ read: (DefinitionPlace) -> Element?) -> [Element]? {
    guard let elements = node.elements else { return wrongType("a list") }
    let values = elements.enumerated().map { index, element in
      read(child(element, pointer.appending(index)))
    }
    let known = values.compactMap { $0 }
    return known.count == values.count ? known : nil
  }

  /// The members of an object whose keys are names, each read by `read`.
  func entries<Element>(_ read: (String, DefinitionPlace) -> Element?) -> [Element]? {
    guard let members = node.members else { return wrongType("an object") }
    let values = members.map { member in
      let place = child(member.value, pointer.appending(member.key))
      return member.key.isEmpty ? place.invalid("a value with a name") : read(member.key, place)
    }
    let known = values.compactMap { $0 }
    return known.count == values.count ? known : nil
  }

  /// An object with fixed fields, read by `read`; what it does not ask for is a finding.
  func object<Value>(_ read: (inout DefinitionFields) -> Value?) -> Value? {
    guard let members = node.members else { return wrongType("an object") }
    var fields = DefinitionFields(place: self, members: members)
    let value = read(&fields)
    fields.reportLeftovers()
    return value
  }

  /// A value within this one.
  func child(_ node: JSONNode, _ pointer: JSONPointer) -> DefinitionPlace {
    DefinitionPlace(node: node, pointer: pointer, findings: findings)
  }
}

/// The findings about a definition, as its reader comes upon them.
final class DefinitionFindings {
  /// The findings so far.
  private(set) var all: [Diagnostic] = []

  /// The most findings that are kept: nobody mends more before the next look.
  private static let countMax = 100

  /// The findings in the order of their places.
  var sorted: [Diagnostic] {
    let ordered = all.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    return ordered.map(\.element)
  }

  /// Adds a finding.
  func add(_ finding: Diagnostic) {
    if all.count < Self.countMax { all.append(finding) }
  }
}
