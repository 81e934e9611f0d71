/// Members of objects, by their keys; one without a value is left out.
extension JSONDraft {
  /// Writes a member that is a text.
  mutating func member(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    self.key(key)
    self.text(text)
  }

  /// Writes a member that is a word of ours.
  mutating func member(_ key: StaticString, word: StaticString) {
    self.key(key)
    self.word(word)
  }

  /// Writes a member that is a whole number.
  mutating func member(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    self.key(key)
    integer(number)
  }

  /// Writes a member that is a number.
  mutating func member(_ key: StaticString, _ number: ExactDecimal?) {
    guard let number else { return }
    self.key(key)
    self.number(number)
  }

  /// Writes a member that is a truth value.
  mutating func member(_ key: StaticString, _ boolean: Bool?) {
    guard let boolean else { return }
    self.key(key)
    self.boolean(boolean)
  }

  /// Writes a member that is `true`, or none.
  mutating func flag(_ key: StaticString, _ isSet: Bool) {
    if isSet { member(key, true) }
  }

  /// Writes a member that is a list of names.
  mutating func member(_ key: StaticString, _ names: [String]) {
    self.key(key)
    self.names(names)
  }

  /// Writes a list of names.
  mutating func names(_ names: [String]) {
    beginArray()
    for name in names { text(name) }
    endArray()
  }

  /// Writes a member that is a list, an element at a time; none for an empty list.
  mutating func list<Element>(
    _ key: StaticString, _ elements: [Element], _ write: (inout JSONDraft, Element) -> Void
  ) {
    if elements.isEmpty { return }
    self.key(key)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
